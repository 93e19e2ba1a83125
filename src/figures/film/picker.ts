import type { Films } from '../../films/films.ts';
import { rowsOf } from '../../films/films.ts';
import { decodeFilmTitles, titleText } from '../../films/titles.ts';
import type { WordsOf } from '../../words/dictionary.ts';
import { setText } from '../../figure/set-text.ts';

/** Asks the model about the rows of two films. Undefined when there is no run to ask. */
export type Ask = (a: Int32Array, b: Int32Array) => Promise<Float32Array | undefined>;

/**
 * Two films by title, what the model says of them, and what is true. The page knows the numbers of the two it names
 * itself; the titles of all the others load when the reader comes to pick, or when the link names one.
 */
export class FilmPicker {
  readonly #root: HTMLElement;
  readonly #films: Films;
  readonly #words: WordsOf<'film'>;
  readonly #ask: Ask;
  readonly #load: () => Promise<unknown>;
  readonly #listening = new AbortController();
  readonly #named: ReadonlyMap<string, number>;
  #titles: Promise<Map<string, number>> | undefined;
  #asking = false;
  #again = false;

  /** @param load fetches the parsed file of titles. */
  constructor(root: HTMLElement, films: Films, words: WordsOf<'film'>, load: () => Promise<unknown>, ask: Ask) {
    this.#root = root;
    this.#films = films;
    this.#words = words;
    this.#load = load;
    this.#ask = ask;
    this.#named = new Map(this.#inputs.map((input) => [input.defaultValue, Number(input.dataset.film)]));
    root.addEventListener('focusin', () => void this.#fillList(), { signal: this.#listening.signal });
  }

  /** Says what the model now thinks. Calls that come while an answer is under way are answered together, after it. */
  async update(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      do {
        this.#again = false;
        await this.#answer();
      } while (this.#again);
    } finally {
      this.#asking = false;
    }
  }

  stop(): void {
    this.#listening.abort();
  }

  get #inputs(): HTMLInputElement[] {
    return [...this.#root.querySelectorAll('input')];
  }

  async #answer(): Promise<void> {
    const picked = await this.#picked();
    if (!picked) return;
    const [first, second] = picked;
    const logits = await this.#ask(rowsOf(this.#films, first).slice(), rowsOf(this.#films, second).slice());
    if (logits) this.#say(logits[0]!, first, second);
  }

  #say(logit: number, first: number, second: number): void {
    const { creativeType, types } = this.#films;
    const same = creativeType[first] === creativeType[second];
    this.#write('opinion', this.#words.opinion(percentOf(logit)));
    this.#write('truth', this.#words.truth(same, types[creativeType[first]!]!, types[creativeType[second]!]!));
  }

  #write(part: string, text: string): void {
    setText(this.#root.querySelector(`[data-film="${part}"]`)!, text);
  }

  /** The two films' numbers; undefined, with a word about it, where a title is unknown. */
  async #picked(): Promise<[number, number] | undefined> {
    const inputs = this.#inputs;
    const picked = inputs.map((input) => input.value.trim());
    const numbers = picked.every((title) => this.#named.has(title)) ? this.#named : await this.#numbers();
    if (!numbers) return undefined;
    const found = picked.map((title) => numbers.get(title));
    inputs.forEach((input, i) => {
      if (found[i] === undefined) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    });
    const unknown = picked.find((_, i) => found[i] === undefined);
    this.#write('problem', unknown === undefined ? '' : this.#words.unknown(unknown));
    return unknown === undefined ? (found as [number, number]) : undefined;
  }

  /** Every film's number by its title; undefined, with a word about it, when the titles did not load. */
  async #numbers(): Promise<ReadonlyMap<string, number> | undefined> {
    this.#titles ??= this.#load().then((file) => {
      const titles = decodeFilmTitles(file, this.#films.count);
      return new Map(titles.map((title, film): [string, number] => [titleText(title), film]));
    });
    try {
      return await this.#titles;
    } catch (error) {
      console.warn(error);
      this.#titles = undefined;
      this.#write('problem', this.#words.noTitles);
      return undefined;
    }
  }

  /** Offers the titles to pick from; tried again with every new focus until they are there. */
  async #fillList(): Promise<void> {
    const list = this.#root.querySelector('datalist')!;
    if (list.children.length > 0) return;
    const titles = await this.#numbers();
    if (!titles) return;
    this.#write('problem', '');
    list.replaceChildren(
      ...[...titles.keys()].sort((a, b) => a.localeCompare(b)).map((title) => new Option(title, title)),
    );
  }
}

/** A logit as a probability in percent. A tie is exactly 50 %. */
export function percentOf(logit: number): string {
  const percent = 100 / (1 + Math.exp(-logit));
  return Number.isNaN(percent) ? 'NaN' : `${percent.toFixed(1)} %`;
}
