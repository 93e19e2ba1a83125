import type { Words } from '../words/words.ts';
import { formatNumber } from '../view/format.ts';
import { askedState } from './asked-state.ts';
import type { Decoded } from './codec.ts';
import type { Field, State } from './field.ts';
import { controlOf, invalidFields, readForm, writeForm } from './form.ts';
import { holdWhileGated } from './gate.ts';
import { drawSeed, onAction, onControls, type Actions } from './reader-input.ts';
import type { FigureShell } from './shell.ts';

/** What a figure does when the reader turns to its controls, and what its link says beside them. */
export interface Controlled {
  /** Controls that decide the run have changed. @param keys theirs */
  readonly onChange: (keys: readonly string[]) => void;
  /** Only controls have changed that leave the run as it is. */
  readonly onPassive?: () => void;
  /** Its buttons, beside those that every figure has: `newSeed` and `copyLink`. */
  readonly actions: Actions;
  /** What a link says beside the controls: the step of the run. */
  readonly place?: () => State;
  /** Inputs within the figure that are none of its controls. */
  readonly passOver?: (target: Element) => boolean;
  /** What must wait for the reader's answer as the buttons of the run do, as a selector. */
  readonly gated?: string;
}

/** Buttons that start or move a run. */
const OF_THE_RUN = '[data-action="train"], [data-action="step"], [data-action="run"]';

/** Milliseconds that a changed state waits for the next before it goes into the link. */
const SAVING = 250;

/**
 * A figure's controls at work: the form is the state, a bad number is complained of and not taken, the link follows the
 * state, and every button does what it says. While the figure waits for the reader's answer no run can be started.
 */
export class Controller {
  readonly #figure: FigureShell;
  readonly #words: Words;
  readonly #controlled: Controlled;
  readonly #listening = new AbortController();
  #state: State;
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(figure: FigureShell, { state, problems }: Decoded, words: Words, controlled: Controlled) {
    this.#figure = figure;
    this.#words = words;
    this.#controlled = controlled;
    // The reader may have turned a control before this script arrived: the form is the state.
    this.#state = { ...state, ...this.#validForm(state) };
    this.report(problems);
    this.#listen();
  }

  get state(): State {
    return this.#state;
  }

  /** Aborts when the figure stops. */
  get signal(): AbortSignal {
    return this.#listening.signal;
  }

  /** Says which parts of the link made no sense. */
  report(problems: readonly string[]): void {
    if (problems.length > 0) this.#figure.note('event', this.#words.link.problems(problems));
  }

  /**
   * Takes the state that a question asks for. The caller begins the new run.
   * @throws Error when the figure cannot take a value of `set`.
   */
  ask(set: State): void {
    const { form, fields } = this.#figure;
    this.#state = askedState(fields, this.#state, set);
    writeForm(form, this.#state);
    // The controls inside sentences follow the form.
    form.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Puts the state into the link. */
  remember(): void {
    if (this.signal.aborted) return;
    this.#figure.remember({ ...this.#state, ...this.#controlled.place?.() });
  }

  /** The same a little later: browsers refuse an address that changes too often. */
  rememberSoon(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.remember(), SAVING);
  }

  stop(): void {
    this.#listening.abort();
    clearTimeout(this.#saving);
  }

  #listen(): void {
    const { form } = this.#figure;
    const { actions, passOver, gated } = this.#controlled;
    onControls(this.#figure, () => this.#controlsChanged(), this.signal, passOver);
    const common: Actions = { newSeed: () => drawSeed(form), copyLink: () => this.#copyLink() };
    onAction(this.#figure, { ...common, ...actions }, this.signal);
    for (const button of this.#figure.querySelectorAll<HTMLElement>('[data-preset]'))
      button.addEventListener('click', () => this.#applyPreset(JSON.parse(button.dataset.preset!) as State), {
        signal: this.signal,
      });
    holdWhileGated(this.#figure, [OF_THE_RUN, gated].filter(Boolean).join(', '), this.signal);
  }

  #controlsChanged(): void {
    const { form, fields } = this.#figure;
    this.#figure.note(
      'input',
      invalidFields(form, fields)
        .map((field) => this.#complaint(field))
        .join(' '),
    );
    const next = { ...this.#state, ...this.#validForm(this.#state) };
    const changed = fields.filter(({ key }) => next[key] !== this.#state[key]);
    this.#state = next;
    const decisive = changed.flatMap(({ key, passive }) => (passive ? [] : [key]));
    if (decisive.length > 0) this.#controlled.onChange(decisive);
    else if (changed.length > 0) {
      this.#controlled.onPassive?.();
      this.rememberSoon();
    }
  }

  /** The state that the form stands for; a control with a bad value keeps its last good one. */
  #validForm(before: State): State {
    const { form, fields } = this.#figure;
    const bad = new Set(invalidFields(form, fields).map(({ key }) => key));
    const read = readForm(form, fields);
    return Object.fromEntries(Object.entries(read).map(([key, text]) => [key, bad.has(key) ? before[key]! : text]));
  }

  /** Calls a control as its label does. */
  #complaint({ key, least, most }: Field): string {
    const control = controlOf(this.#figure.form, key);
    const label = control && 'labels' in control ? control.labels?.[0]?.textContent?.trim() : undefined;
    return this.#words.badNumber(label ?? key, formatNumber(least!), formatNumber(most!));
  }

  #applyPreset(state: State): void {
    writeForm(this.#figure.form, state);
    this.#figure.form.dispatchEvent(new Event('input', { bubbles: true }));
  }

  async #copyLink(): Promise<void> {
    this.remember();
    const { copied, notCopied } = this.#words.link;
    await navigator.clipboard.writeText(location.href).then(
      () => this.#figure.note('copy', copied),
      () => this.#figure.note('copy', notCopied),
    );
  }
}
