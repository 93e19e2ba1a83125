import type { Words } from '../words/words.ts';

/** Milliseconds at one stop while playing: long enough to read a number. */
const BEAT = 700;

/** The sweep's controls: play, stop, one back, one on, and a slider to scrub. */
export class SweepPlayer {
  readonly #root: HTMLElement;
  readonly #words: Words;
  readonly #last: number;
  readonly #onMove: (position: number) => void;
  readonly #textAt: (position: number) => string;
  readonly #listening = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param root holds `[data-sweep=…]` buttons, the slider and a line for words.
   * @param last the last position; the first is 0.
   * @param position where to stand at first.
   */
  constructor(
    root: HTMLElement,
    words: Words,
    last: number,
    position: number,
    textAt: (position: number) => string,
    onMove: (position: number) => void,
  ) {
    this.#root = root;
    this.#words = words;
    this.#last = last;
    this.#textAt = textAt;
    this.#onMove = onMove;
    const options = { signal: this.#listening.signal };
    const on = (name: string, act: () => void) => this.#part(name).addEventListener('click', act, options);
    on('play', () => (this.#timer ? this.pause() : this.#play()));
    on('back', () => this.#step(-1));
    on('next', () => this.#step(1));
    this.slider.max = String(last);
    this.slider.value = String(position);
    this.slider.addEventListener(
      'input',
      () => {
        this.pause();
        this.#arrive();
      },
      options,
    );
    this.#say();
  }

  get slider(): HTMLInputElement {
    return this.#root.querySelector('input[type="range"]')!;
  }

  get position(): number {
    return Number(this.slider.value);
  }

  get atEnd(): boolean {
    return this.position >= this.#last;
  }

  pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#part('play').textContent = this.#words.sweep.play;
  }

  stop(): void {
    this.pause();
    this.#listening.abort();
  }

  #play(): void {
    if (this.atEnd) this.#goTo(0);
    this.#part('play').textContent = this.#words.sweep.stop;
    this.#timer = setInterval(() => {
      this.#goTo(this.position + 1);
      if (this.atEnd) this.pause();
    }, BEAT);
  }

  #step(by: number): void {
    this.pause();
    this.#goTo(this.position + by);
  }

  #goTo(position: number): void {
    this.slider.value = String(Math.max(0, Math.min(this.#last, position)));
    this.#arrive();
  }

  #arrive(): void {
    this.#say();
    this.#onMove(this.position);
  }

  #say(): void {
    const text = this.#textAt(this.position);
    this.slider.setAttribute('aria-valuetext', text);
    this.#part('words').textContent = text;
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector(`[data-sweep="${name}"]`)!;
  }
}
