import type { Words } from '../words/words.ts';
import { setText } from './set-text.ts';
import type { SweepControls } from './sweep-clock.ts';

/** What the controls walk through. */
export interface Walk {
  /** The last position; the first is 0. */
  readonly last: number;
  readonly textAt: (position: number) => string;
  readonly onMove: (position: number) => void;
  /** Plays from where the controls stand, until it is stopped or finishes. */
  readonly play: (controls: SweepControls) => Promise<{ stop(): void }>;
}

/** The sweep's controls: play, stop, one back, one on, a slider to scrub, and the speed. */
export class SweepPlayer implements SweepControls {
  readonly #root: HTMLElement;
  readonly #words: Words;
  readonly #walk: Walk;
  readonly #listening = new AbortController();
  /** Plays, or is about to. */
  #playing: Promise<{ stop(): void } | void> | undefined;

  /**
   * @param root holds `[data-sweep=…]` buttons, the slider, the speed and a line for words.
   * @param position where to stand at first.
   */
  constructor(root: HTMLElement, words: Words, walk: Walk, position: number) {
    this.#root = root;
    this.#words = words;
    this.#walk = walk;
    const { signal } = this.#listening;
    const on = (name: string, act: () => void) => this.#part(name).addEventListener('click', act, { signal });
    on('play', () => (this.#playing ? this.pause() : this.#play()));
    on('back', () => this.#step(-1));
    on('next', () => this.#step(1));
    this.slider.max = String(walk.last);
    this.slider.value = String(position);
    this.slider.addEventListener(
      'input',
      () => {
        this.pause();
        this.#arrive();
      },
      { signal },
    );
    // A slider speaks for itself.
    for (const kind of ['focus', 'blur']) this.slider.addEventListener(kind, () => this.#hush(), { signal });
    this.#say();
  }

  get slider(): HTMLInputElement {
    return this.#root.querySelector('input[type="range"]')!;
  }

  get position(): number {
    return Number(this.slider.value);
  }

  get speed(): number {
    return Number((this.#part('speed') as HTMLSelectElement).value);
  }

  get atEnd(): boolean {
    return this.position >= this.#walk.last;
  }

  pause(): void {
    void this.#playing?.then((clock) => clock?.stop());
    this.#playing = undefined;
    this.#part('play').textContent = this.#words.sweep.play;
    this.#hush();
  }

  finish(): void {
    this.pause();
    this.goTo(this.#walk.last);
  }

  stop(): void {
    this.pause();
    this.#listening.abort();
  }

  goTo(position: number): void {
    this.slider.value = String(Math.max(0, Math.min(this.#walk.last, position)));
    this.#arrive();
  }

  #play(): void {
    if (this.atEnd) this.goTo(0);
    this.#part('play').textContent = this.#words.sweep.stop;
    // Without a network what plays may not come.
    this.#playing = this.#walk.play(this).catch(() => this.pause());
    this.#hush();
  }

  #step(by: number): void {
    this.pause();
    this.goTo(this.position + by);
  }

  #arrive(): void {
    this.#say();
    this.#walk.onMove(this.position);
  }

  #say(): void {
    const text = this.#walk.textAt(this.position);
    this.slider.setAttribute('aria-valuetext', text);
    setText(this.#part('words'), text);
  }

  /** Single steps are read out; a pass that plays, and a slider that reads out its own text, are not. */
  #hush(): void {
    const quiet = this.#playing || this.slider.matches(':focus');
    this.#part('words').setAttribute('aria-live', quiet ? 'off' : 'polite');
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector(`[data-sweep="${name}"]`)!;
  }
}
