import type { FigureShell } from '../../figure/shell.ts';
import { takeEarly } from '../../figure/early.ts';
import { writeForm } from '../../figure/form.ts';

/** The buttons of a stage: one puts the figure into the stage's state, the other, where there is one, opens the answer. */
class StageButtons extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const reveal = this.querySelector<HTMLButtonElement>('[data-reveal]');
    if (reveal) this.#reveals(reveal, signal);
    this.querySelector('[data-try]')!.addEventListener('click', () => void this.#try(), { signal });
    for (const target of takeEarly(this)) target.closest('button')?.click();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #reveals(reveal: HTMLButtonElement, signal: AbortSignal): void {
    const answer = document.getElementById(reveal.getAttribute('aria-controls')!) as HTMLDetailsElement;
    reveal.hidden = false;
    this.classList.add('stage-alive');
    reveal.addEventListener('click', () => (answer.open = !answer.open), { signal });
    // The browser opens it too, when the reader searches the page.
    answer.addEventListener('toggle', () => reveal.setAttribute('aria-expanded', String(answer.open)), { signal });
  }

  async #try(): Promise<void> {
    const figure = document.querySelector<FigureShell>(`[data-figure="${this.dataset.figureName}"]`);
    if (!figure) return;
    // Its script may come after this one.
    await customElements.whenDefined(figure.localName);
    const asFound = figure.fields.filter(({ group, key }) => group && key !== 'backend');
    const set = JSON.parse(this.dataset.set!) as Record<string, string>;
    writeForm(figure.form, { ...Object.fromEntries(asFound.map(({ key, fallback }) => [key, fallback])), ...set });
    figure.form.dispatchEvent(new Event('input', { bubbles: true }));
    // While the figure is sealed it cannot be trained, but be opened.
    const next = 'sealed' in figure.dataset ? '[data-do="show"]' : '[data-action="train"]';
    const there = figure.querySelector<HTMLElement>(next)!;
    void import('../../figure/graph-copy.ts').then(({ jump }) => jump(figure, this.querySelector('button')!, there));
  }
}

customElements.define('stage-buttons', StageButtons);
