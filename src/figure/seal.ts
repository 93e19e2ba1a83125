import { openSeal, watchGate } from './gate.ts';
import { keep, recall } from './memory.ts';

/**
 * The seal of a model figure. Its questions break it (`openGate`), or the reader's "Show me"; what was shown once stays
 * shown in this browser. A live figure draws what it then may show; one that is not live yet is given the outcome that
 * the page was built with. Paper shows the outcome whatever the screen keeps back.
 */

/** What of a figure is built twice: kept back or empty, and true in its `<details>`. */
const PARTS = ['.figure-verdict', '.readings', '.graph', '.legend', '.lens', '.printout code', '.tensors tbody'];

class FigureSeal extends HTMLElement {
  #listening = new AbortController();
  /** The outcome as built. */
  #built: Element | null = null;
  /** Whether it stands in the figure now. */
  #brought = false;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#built ??= this.#figure.querySelector('.sealed-outcome');
    this.#built?.remove();
    const status = this.querySelector<HTMLElement>('[role="status"]')!;
    this.querySelector('button')!.addEventListener(
      'click',
      () => {
        keep(this.#place, 'shown');
        openSeal(this.#figure);
        status.focus({ preventScroll: true });
      },
      { signal },
    );
    if (recall(this.#place)) openSeal(this.#figure);
    const paper = matchMedia('print');
    const look = () => this.#bring(paper.matches || !this.#sealed);
    paper.addEventListener('change', look, { signal });
    watchGate(this.#figure, () => !this.#sealed && look(), signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  get #figure(): HTMLElement {
    return this.closest<HTMLElement>('[data-figure]')!;
  }

  get #sealed(): boolean {
    return this.#figure.dataset.sealed !== undefined;
  }

  /** Goes with the answers when the reader clears them. */
  get #place(): string {
    return `answer.seal.${this.#figure.dataset.figure}`;
  }

  /** Puts the outcome into the figure, part by part, or takes it back. What a live figure draws by itself stays. */
  #bring(wanted: boolean): void {
    if (wanted === this.#brought) return;
    this.#brought = wanted;
    const live = !this.#sealed && this.#figure.dataset.backend !== 'static';
    for (const part of PARTS) {
      const [here, there] = [this.#figure.querySelector(part), this.#built?.querySelector(part)];
      if (!here || !there || (live && here.hasChildNodes())) continue;
      const shown = [...here.childNodes];
      here.replaceChildren(...there.childNodes);
      there.replaceChildren(...shown);
    }
  }
}

customElements.define('figure-seal', FigureSeal);
