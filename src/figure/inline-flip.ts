import { setControl } from './form.ts';

/**
 * A figure's control inside a sentence. The figure's form holds the choice; this select mirrors it, and while the reader is
 * at it, a copy of the graph stands beside the text.
 */
class InlineFlip extends HTMLElement {
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    const select = this.querySelector('select')!;
    const text = this.querySelector('span')!;
    const key = this.dataset.key!;
    const form = document.querySelector<HTMLFormElement>(`[data-figure="${this.dataset.figureName}"] form`);
    if (!form) return;
    const mirror = () => {
      select.value = (form.elements.namedItem(key) as RadioNodeList | HTMLSelectElement).value;
    };
    const graph = form.closest('[data-figure]')?.querySelector<SVGSVGElement>('.graph');
    const show = () => void (graph && import('./graph-copy.ts').then((copy) => copy.show(graph, select, key)));
    mirror();
    text.hidden = true;
    select.hidden = false;
    select.addEventListener('change', () => setControl(form, key, select.value), { signal: this.#listening.signal });
    for (const sign of ['pointerover', 'focus', 'change'])
      select.addEventListener(sign, show, { signal: this.#listening.signal });
    form.addEventListener('input', mirror, { signal: this.#listening.signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

customElements.define('inline-flip', InlineFlip);
