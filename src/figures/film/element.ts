import { FigureShell } from '../../figure/shell.ts';
import { filmFields } from './fields.ts';

customElements.define(
  'film-case',
  class extends FigureShell {
    readonly linkName = 'film';
    readonly fields = filmFields;
    protected load = () => import('./live.ts');
  },
);
