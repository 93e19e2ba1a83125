import { FigureShell } from './figure-shell.ts';
import { filmFields } from './film-fields.ts';

customElements.define(
  'film-case',
  class extends FigureShell {
    readonly linkName = 'film';
    readonly fields = filmFields;
    protected load = () => import('./film-live.ts');
  },
);
