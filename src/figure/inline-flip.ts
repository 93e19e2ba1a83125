import { setControl } from './form.ts';

/** A figure's control inside a sentence. The figure's form holds the choice; this select mirrors it. */
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
    mirror();
    text.hidden = true;
    select.hidden = false;
    select.addEventListener('change', () => setControl(form, key, select.value), { signal: this.#listening.signal });
    form.addEventListener('input', mirror, { signal: this.#listening.signal });
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }
}

customElements.define('inline-flip', InlineFlip);
