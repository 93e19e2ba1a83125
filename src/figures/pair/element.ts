import { FigureShell } from '../../figure/shell.ts';
import { pairFields } from './fields.ts';

customElements.define(
  'pair-model',
  class extends FigureShell {
    readonly linkName = 'pair';
    readonly fields = pairFields;
    protected load = () => import('./live.ts');
  },
);
