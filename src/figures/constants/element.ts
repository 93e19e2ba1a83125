import { constantFields } from './fields.ts';
import { FigureShell } from '../../figure/shell.ts';

customElements.define(
  'constant-starts',
  class extends FigureShell {
    readonly linkName = 'constants';
    readonly fields = constantFields;
    protected load = () => import('./live.ts');
  },
);
