import { EarlyPresses } from '../figure/early.ts';
import { loadWords } from '../words/load.ts';
import type { Bench } from './bench.ts';

/** How near the screen the Lab must come before its editor is loaded. */
const NEAR = '240px';

/** The light part of the Lab's bench: the editor and all that runs come when the reader is near. */
class LabBench extends HTMLElement {
  #bench: Promise<Bench | undefined> | undefined;
  #near: IntersectionObserver | undefined;
  #presses: EarlyPresses | undefined;

  connectedCallback(): void {
    this.#presses = new EarlyPresses(this, '[data-part="run"]', () => {
      const status = this.querySelector<HTMLElement>('[data-part="status"]')!;
      status.textContent = status.dataset.loading!;
      this.#bench ??= this.#load();
    });
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#bench ??= this.#load();
      },
      { rootMargin: NEAR },
    );
    this.#near.observe(this);
  }

  disconnectedCallback(): void {
    this.#near?.disconnect();
    this.#presses?.stop();
    void this.#bench?.then((bench) => bench?.stop());
    this.#bench = undefined;
  }

  async #load(): Promise<Bench | undefined> {
    this.#near?.disconnect();
    try {
      const [{ Bench }, words] = await Promise.all([
        import('./bench.ts'),
        loadWords(document.documentElement.lang, ['lab', 'observations']),
      ]);
      return this.isConnected ? new Bench(this, words, () => this.#presses?.replay()) : undefined;
    } catch (error) {
      console.warn(error);
      this.#presses?.stop();
      this.querySelector<HTMLElement>('[data-part="unavailable"]')!.hidden = false;
      return undefined;
    }
  }
}

customElements.define('lab-bench', LabBench);
