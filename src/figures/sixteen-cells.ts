import { FigureShell } from './figure-shell.ts';
import { sixteenFields } from './sixteen-fields.ts';

customElements.define(
  'sixteen-cells',
  class extends FigureShell {
    readonly linkName = 'sixteen';
    readonly fields = sixteenFields;
    protected load = () => import('./sixteen-live.ts');
  },
);
