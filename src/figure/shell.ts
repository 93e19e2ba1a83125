import { loadWords } from '../words/load.ts';
import type { Dictionary } from '../words/dictionary.ts';
import { EarlyPresses, takeEarly } from './early.ts';
import { decode, encode, type Decoded } from './codec.ts';
import type { Field, State } from './field.ts';
import { readForm, writeForm } from './form.ts';
import type { FrameDetail } from './live-value.ts';

/** A figure's heavy part: engine, views and wiring. It arrives when the figure comes near the screen. */
export interface LiveFigure {
  stop(): void;
  /** Puts the figure into a state, trains it to a step, and tells what it then reads. */
  ask?(set: State, steps: number): Promise<FrameDetail>;
}

/** The module that a figure's heavy part is: `live.ts` of its folder. */
export interface LiveModule<Names extends keyof Dictionary> {
  start(figure: FigureShell, initial: Decoded, words: Pick<Dictionary, Names>): Promise<LiveFigure>;
}

/** Buttons that only the live part hears; a text is copied, and a page loaded again, at a press of the reader's own alone. */
const HEARD_LATER =
  ':is([data-action], [data-sweep], [data-preset], [data-zoom]):not([data-action="retry"], [data-action="copyLink"])';

/** A wait that is over sooner is not worth a word, in milliseconds. */
const SHORT = 150;

/** How near the screen a figure must come before its model is loaded. */
const NEAR = '240px';

/**
 * Makes the element `<name-figure>`, for the script of the figure's markup:
 * `define('pair', ['shared'], () => import('./live.ts'))`.
 * @param words the words that the live part needs, by their files. They are fetched together with it, in the page's
 *   language.
 */
export function define<Names extends keyof Dictionary>(
  name: string,
  words: readonly Names[],
  live: () => Promise<LiveModule<Names>>,
): void {
  customElements.define(
    `${name}-figure`,
    class extends FigureShell {
      protected async bring(initial: Decoded): Promise<LiveFigure> {
        const [{ start }, loaded] = await Promise.all([live(), loadWords(document.documentElement.lang, words)]);
        return start(this, initial, loaded);
      }
    },
  );
}

/**
 * The light part of every figure: restores its controls from the link at once, and loads the rest when the reader
 * comes near or touches a control. Removing the element stops and frees everything. What the figure is called and which
 * controls it has stands in its markup, so that no page loads the table of a figure that it does not show.
 */
export abstract class FigureShell extends HTMLElement {
  protected abstract bring(initial: Decoded): Promise<LiveFigure>;

  #live: Promise<LiveFigure | undefined> | undefined;
  #begin: (() => void) | undefined;
  #stopWaiting: (() => void) | undefined;
  #fields: readonly Field[] | undefined;
  #presses: EarlyPresses | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** The verdict in whose place a word stands that says why it is not valid now. */
  #overwritten: { readonly text: string; readonly state: string; by?: string } | undefined;

  /** The figure's name in links and for questions: `pair`. */
  get name(): string {
    return this.dataset.figure!;
  }

  get fields(): readonly Field[] {
    this.#fields ??= JSON.parse(this.dataset.fields ?? '[]') as readonly Field[];
    return this.#fields;
  }

  get form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  connectedCallback(): void {
    const decoded = decode(this.name, this.fields, new URLSearchParams(location.search));
    const turned = new Set(takeEarly(this.form).map((control) => (control as HTMLInputElement).name));
    writeForm(this.form, Object.fromEntries(Object.entries(decoded.state).filter(([key]) => !turned.has(key))));
    this.form.addEventListener('submit', preventDefault);
    // The inline controls in the text follow the form.
    this.form.dispatchEvent(new Event('input', { bubbles: true }));

    const begin = () => {
      this.#stopWaiting?.();
      this.#stopWaiting = undefined;
      this.#live ??= this.#start(decoded);
    };
    this.#begin = begin;
    this.#presses = new EarlyPresses(this, HEARD_LATER, begin);
    if (turned.size > 0) begin();
    const near = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && begin(), {
      rootMargin: NEAR,
    });
    // Where one part waits for the reader to reach for it, to be near is not enough.
    const reached = this.querySelector('[data-reach]');
    if (!reached) near.observe(this);
    // `point`: a formula points at a part of the figure.
    const touches = ['focusin', 'input', 'point', 'pointerenter'];
    for (const touch of touches) (reached ?? this).addEventListener(touch, begin);
    this.#stopWaiting = () => {
      near.disconnect();
      for (const touch of touches) (reached ?? this).removeEventListener(touch, begin);
    };
  }

  disconnectedCallback(): void {
    this.#stopWaiting?.();
    this.#presses?.stop();
    clearTimeout(this.#waiting);
    this.#begin = undefined;
    this.form.removeEventListener('submit', preventDefault);
    void this.#live?.then((live) => live?.stop());
    this.#live = undefined;
  }

  /**
   * Runs the figure from outside, wherever on the page it stands: as found but for `set`, on the backend chosen, to a
   * step. The reader stays where they are.
   * @throws AbortError when the reader touched the figure meanwhile; another Error when the engine is gone.
   */
  async ask(set: State, steps: number): Promise<FrameDetail> {
    this.#begin?.();
    const live = await this.#live;
    if (!live?.ask) throw new Error(`The figure "${this.name}" is not there to be asked.`);
    return live.ask(set, steps);
  }

  /** Brings the figure to life wherever on the page it stands. */
  protected wake(): void {
    this.#begin?.();
  }

  /** Puts the figure's state into the address, where it can be copied and survives a reload. */
  remember(state: State): void {
    const params = encode(this.name, this.fields, state, new URLSearchParams(location.search));
    const query = params.size > 0 ? `?${params}` : '';
    history.replaceState(history.state, '', `${location.pathname}${query}${location.hash}`);
  }

  /**
   * Says that what the figure shows is not yet of what its controls say, and why; undefined when it is again. A verdict on
   * other values must be neither read, heard nor copied: the word stands in its place, but for one that is sealed.
   */
  wait(why: 'loading' | 'computing' | undefined): void {
    clearTimeout(this.#waiting);
    this.ariaBusy = why ? 'true' : null;
    if (why) this.#waiting = setTimeout(() => this.#say(why), SHORT);
    else this.#unsay();
  }

  get #status(): HTMLElement | null {
    return this.dataset.sealed === undefined ? this.querySelector('[role="status"]') : null;
  }

  #say(why: 'loading' | 'computing' | 'failed'): void {
    const line = this.querySelector<HTMLElement>('[data-note="waiting"]');
    const text = line?.dataset[why];
    if (!text) return;
    const status = this.#status;
    if (!status) return this.note('waiting', text);
    this.#overwritten ??= { text: status.textContent, state: status.dataset.state ?? '' };
    // What stands below must not move under the reader's finger.
    status.style.minBlockSize = `${status.offsetHeight}px`;
    this.#overwritten.by = text;
    status.textContent = text;
    status.dataset.state = '';
  }

  /** Gives the verdict back its place, where no newer one has taken it. */
  #unsay(): void {
    this.note('waiting', '');
    const [status, before] = [this.#status, this.#overwritten];
    this.#overwritten = undefined;
    if (before) status?.style.removeProperty('min-block-size');
    if (!status || !before || status.textContent !== before.by) return;
    status.textContent = before.text;
    status.dataset.state = before.state;
  }

  /** Shows one of the figure's own remarks; an empty text takes it away. */
  note(name: string, text: string): void {
    const line = this.querySelector<HTMLElement>(`[data-note="${name}"]`);
    if (!line) return;
    line.textContent = text;
    line.hidden = text === '';
  }

  /**
   * Says whether the figure could come to life; if not, offers to try again. A script that failed to load is asked for
   * again only by a new page, so the reader's choices travel there in the link.
   */
  setAvailable(available: boolean): void {
    if (!available) {
      this.dataset.backend = 'static';
      this.wait(undefined);
      // What was built is of the figure as found.
      const { state } = decode(this.name, this.fields, new URLSearchParams());
      const now = readForm(this.form, this.fields);
      if (Object.keys(now).some((key) => now[key] !== state[key])) this.#say('failed');
    }
    for (const part of this.querySelectorAll<HTMLElement>('[data-unavailable]')) part.hidden = available;
    this.querySelector<HTMLElement>('[data-action="retry"]')!.onclick = () => {
      const { state } = decode(this.name, this.fields, new URLSearchParams(location.search));
      this.remember({ ...state, ...readForm(this.form, this.fields) });
      location.reload();
    };
  }

  async #start(decoded: Decoded): Promise<LiveFigure | undefined> {
    this.wait('loading');
    try {
      const live = await this.bring(decoded);
      if (!this.isConnected) return void live.stop();
      this.wait(undefined);
      this.#presses?.replay();
      return live;
    } catch (error) {
      console.warn(error);
      this.#presses?.stop();
      this.setAvailable(false);
      return undefined;
    }
  }
}

function preventDefault(event: Event): void {
  event.preventDefault();
}
