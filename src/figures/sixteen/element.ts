import { FigureShell } from '../../figure/shell.ts';
import { sixteenFields } from './fields.ts';

customElements.define(
  'sixteen-cells',
  class extends FigureShell {
    readonly linkName = 'sixteen';
    readonly fields = sixteenFields;
    protected load = () => import('./live.ts');
  },
);
