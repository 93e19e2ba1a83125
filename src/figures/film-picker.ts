import type { Films } from '../graph/films.ts';
import { rowsOf } from '../graph/films.ts';
import { decodeFilmTitles, titleText } from '../graph/film-titles.ts';
import type { Words } from '../i18n/words.ts';
import { setText } from './set-text.ts';

/** Asks the model about the rows of two films. Undefined when there is no run to ask. */
export type Ask = (a: Int32Array, b: Int32Array) => Promise<Float32Array | undefined>;

/** Two films by title, what the model says of them, and what is true. The titles load when they are first needed. */
export class FilmPicker {
  readonly #root: HTMLElement;
  readonly #films: Films;
  readonly #words: Words;
  readonly #ask: Ask;
  readonly #load: () => Promise<unknown>;
  #titles: Promise<Map<string, number>> | undefined;
  #asking = false;

  /** @param load fetches the parsed file of titles. */
  constructor(root: HTMLElement, films: Films, words: Words, load: () => Promise<unknown>, ask: Ask) {
    this.#root = root;
    this.#films = films;
    this.#words = words;
    this.#load = load;
    this.#ask = ask;
    root.addEventListener('focusin', () => void this.#fillList(), { once: true });
  }

  /** Says what the model now thinks. While an answer is under way, further calls are dropped: another frame comes. */
  async update(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      const picked = await this.#picked();
      if (!picked) return;
      const [first, second] = picked;
      const logits = await this.#ask(rowsOf(this.#films, first).slice(), rowsOf(this.#films, second).slice());
      if (logits) this.#say(logits[0]!, first, second);
    } finally {
      this.#asking = false;
    }
  }

  #say(logit: number, first: number, second: number): void {
    const { creativeType, types } = this.#films;
    const same = creativeType[first] === creativeType[second];
    this.#write('opinion', this.#words.films.opinion(percentOf(logit)));
    this.#write('truth', this.#words.films.truth(same, types[creativeType[first]!]!, types[creativeType[second]!]!));
  }

  #write(part: string, text: string): void {
    setText(this.#root.querySelector(`[data-film="${part}"]`)!, text);
  }

  /** The two films' numbers; undefined, with a word about it, where a title is unknown. */
  async #picked(): Promise<[number, number] | undefined> {
    const titles = await this.#numbers();
    const inputs = [...this.#root.querySelectorAll<HTMLInputElement>('input')];
    const found = inputs.map((input) => titles.get(input.value.trim()));
    inputs.forEach((input, i) => input.toggleAttribute('aria-invalid', found[i] === undefined));
    const unknown = inputs.find((_, i) => found[i] === undefined);
    this.#write('problem', unknown ? this.#words.films.unknown(unknown.value) : '');
    return unknown ? undefined : (found as [number, number]);
  }

  #numbers(): Promise<Map<string, number>> {
    this.#titles ??= this.#load().then((file) => {
      const titles = decodeFilmTitles(file, this.#films.count);
      return new Map(titles.map((title, film): [string, number] => [titleText(title), film]));
    });
    return this.#titles;
  }

  async #fillList(): Promise<void> {
    const titles = await this.#numbers();
    const list = this.#root.querySelector('datalist')!;
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
