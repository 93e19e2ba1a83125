import { FigureShell } from '../../figure/shell.ts';
import { tripletFields } from './fields.ts';

customElements.define(
  'triplet-model',
  class extends FigureShell {
    readonly linkName = 'triplet';
    readonly fields = tripletFields;
    protected load = () => import('./live.ts');
  },
);
