import { FigureShell } from '../../figure/shell.ts';
import { lineUpFields } from './fields.ts';

customElements.define(
  'line-up',
  class extends FigureShell {
    readonly linkName = 'lineup';
    readonly fields = lineUpFields;
    protected load = () => import('./live.ts');
  },
);
