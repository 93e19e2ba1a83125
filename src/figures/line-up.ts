import { FigureShell } from './figure-shell.ts';
import { lineUpFields } from './lineup-fields.ts';

customElements.define(
  'line-up',
  class extends FigureShell {
    readonly linkName = 'lineup';
    readonly fields = lineUpFields;
    protected load = () => import('./lineup-live.ts');
  },
);
