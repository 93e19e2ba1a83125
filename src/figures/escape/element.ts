import { escapeFields } from './fields.ts';
import { FigureShell } from '../../figure/shell.ts';

customElements.define(
  'escape-race',
  class extends FigureShell {
    readonly linkName = 'escape';
    readonly fields = escapeFields;
    protected load = () => import('./live.ts');
  },
);
