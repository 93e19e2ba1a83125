import { FigureShell } from '../../figure/shell.ts';

customElements.define(
  'mini-model',
  class extends FigureShell {
    static readonly observedAttributes = ['data-gated'];
    readonly fields = [];
    protected load = () => import('./live.ts');

    /** Many stand on one page: each is called as its markup says. */
    get linkName(): string {
      return this.dataset.figure!;
    }

    /** A model that is to be guessed at first has its controls shut. */
    attributeChangedCallback(): void {
      for (const button of this.querySelectorAll<HTMLButtonElement>('form button'))
        button.disabled = 'gated' in this.dataset;
    }
  },
);
