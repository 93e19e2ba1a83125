import { takeEarly } from './early.ts';
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
  /** Parts whose content is exchanged with what was built. */
  #exchanged: [Element, Element][] = [];

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const figure = this.#figure;
    this.#built ??= figure.querySelector('.sealed-outcome');
    this.#built?.remove();
    const status = this.querySelector<HTMLElement>('[role="status"]')!;
    const invitation = [...status.childNodes];
    this.querySelector('button')!.addEventListener(
      'click',
      () => {
        keep(this.#place, 'shown');
        openSeal(figure);
        status.focus({ preventScroll: true });
      },
      { signal },
    );
    if (recall(this.#place)) openSeal(figure);
    watchGate(
      figure,
      () => {
        const { sealed } = figure.dataset;
        if (sealed === undefined) return this.#bring();
        this.#takeBack();
        status.replaceChildren(...invitation);
        status.removeAttribute('data-state');
        status.querySelector('a')!.hash = sealed.split(' ')[0]!;
      },
      signal,
    );
    const paper = matchMedia('print');
    let kept: string | undefined;
    const print = () => {
      if (paper.matches) {
        kept = figure.dataset.sealed;
        delete figure.dataset.sealed;
      } else if (kept !== undefined) figure.dataset.sealed = kept;
    };
    paper.addEventListener('change', print, { signal });
    print();
    for (const target of takeEarly(this)) target.closest('button')?.click();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  get #figure(): HTMLElement {
    return this.closest<HTMLElement>('[data-figure]')!;
  }

  /** Goes with the answers when the reader clears them. */
  get #place(): string {
    return `answer.seal.${this.#figure.dataset.figure}`;
  }

  /** Puts the outcome into the figure, part by part. A live figure draws its own, and lacks only what is empty. */
  #bring(): void {
    if (this.#exchanged.length > 0) return;
    const live = this.#figure.dataset.backend !== 'static';
    for (const part of PARTS) {
      const [here, there] = [this.#figure.querySelector(part), this.#built?.querySelector(part)];
      if (!here || !there || (live && here.hasChildNodes())) continue;
      exchange(here, there);
      this.#exchanged.push([here, there]);
    }
  }

  #takeBack(): void {
    for (const [here, there] of this.#exchanged) exchange(here, there);
    this.#exchanged = [];
  }
}

function exchange(one: Element, other: Element): void {
  const nodes = [...one.childNodes];
  one.replaceChildren(...other.childNodes);
  other.replaceChildren(...nodes);
}

customElements.define('figure-seal', FigureSeal);
