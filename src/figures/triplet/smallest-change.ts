import { loadWords } from '../../words/load.ts';
import { keep, recall } from '../../figure/memory.ts';

/** Under which name the solution is kept: it goes with the answers when the reader clears them. */
const KEPT = 'answer.triplet-smallest';

/** The controls that decide what is judged. */
const DECISIVE = ['a', 'b', 'c', 'W', 'B', 'distance', 'seed'];

/** Judges the triplet figure of this page each time its initial values change; what it needs for that comes late. */
class SmallestChange extends HTMLElement {
  #listening = new AbortController();
  #asked = '';

  connectedCallback(): void {
    this.#listening = new AbortController();
    const figure = document.querySelector<HTMLElement>('[data-figure="triplet"]');
    const form = figure?.querySelector('form');
    if (!figure || !form) return;
    const options = { signal: this.#listening.signal };
    figure.addEventListener('frame', () => void this.#look(form), options);
    document.addEventListener('forgotten', () => (this.#part('kept').hidden = true), options);
    void this.#showKept();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#asked = '';
  }

  async #look(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const state = Object.fromEntries(DECISIVE.map((key) => [key, String(data.get(key))]));
    const asked = JSON.stringify(state);
    if (asked === this.#asked) return;
    this.#asked = asked;
    const [{ judged }, words] = await Promise.all([
      import('./judge.ts'),
      loadWords(document.documentElement.lang, ['triplet', 'shared']),
    ]);
    for await (const { text, solved } of judged(state, words)) {
      if (asked !== this.#asked) return;
      this.#part('said').textContent = text;
      if (solved) {
        keep(KEPT, solved);
        void this.#showKept();
      }
    }
  }

  async #showKept(): Promise<void> {
    const kept = recall(KEPT);
    if (!kept) return;
    const { triplet } = await loadWords(document.documentElement.lang, ['triplet']);
    const line = this.#part('kept');
    line.hidden = false;
    line.textContent = triplet.judge.kept(kept);
  }

  #part(name: string): HTMLElement {
    return this.querySelector(`[data-part="${name}"]`)!;
  }
}

customElements.define('smallest-change', SmallestChange);
