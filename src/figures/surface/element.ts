import { FigureShell } from '../../figure/shell.ts';
import { surfaceFields } from './fields.ts';

customElements.define(
  'loss-surface',
  class extends FigureShell {
    readonly linkName = 'surface';
    readonly fields = surfaceFields;
    protected load = () => import('./live.ts');
  },
);
