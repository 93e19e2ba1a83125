import type { Field } from '../../figure/field.ts';
import { FigureShell } from '../../figure/shell.ts';
import { warmFields } from './fields.ts';

customElements.define(
  'warm-start',
  class extends FigureShell {
    readonly linkName = 'warm';
    protected load = () => import('./live.ts');

    /** The features are those the page offers. */
    get fields(): readonly Field[] {
      const options = this.querySelectorAll<HTMLOptionElement>('select[name="feature"] option');
      return warmFields([...options].map(({ value }) => value));
    }
  },
);
