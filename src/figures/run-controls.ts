import type { Words } from '../i18n/words.ts';
import { formatNumber } from '../view/format.ts';
import type { Decoded } from './codec.ts';
import type { State } from './field.ts';
import type { FigureShell } from './figure-shell.ts';
import { invalidFields, readForm, setControl, writeForm } from './form.ts';

const SEEDS = 2 ** 31 - 1;

export interface RunControlsEvents {
  /** The controls ask for another run. @param moves whether it is the same one on another backend */
  onChange(moves: boolean): void;
  /** A button was pressed that only the figure can answer. */
  readonly actions: Readonly<Record<string, () => unknown>>;
  /** The step for the link. */
  readonly step: () => number;
}

/**
 * The controls of a figure that trains: reads its form, complains of what is no value, keeps the state in the address.
 * `state` is always one that can be run.
 */
export class RunControls {
  readonly #figure: FigureShell;
  readonly #words: Words;
  readonly #events: RunControlsEvents;
  readonly #listening = new AbortController();
  #state: State;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(figure: FigureShell, words: Words, { state, problems }: Decoded, events: RunControlsEvents) {
    this.#figure = figure;
    this.#words = words;
    this.#events = events;
    // The reader may have turned a control before this script arrived: the form is the state.
    this.#state = { ...state, ...this.#validForm(state) };
    if (problems.length > 0) figure.note('event', words.link.problems(problems));
    this.#listen();
  }

  get state(): State {
    return this.#state;
  }

  /** Sets what has no control, or what a question asks for. The form follows; no run is started. */
  set(state: State): void {
    this.#state = { ...this.#state, ...state };
    writeForm(this.#figure.form, this.#state);
  }

  remember(): void {
    clearTimeout(this.#saving);
    this.#figure.remember({ ...this.#state, step: String(this.#events.step()) });
  }

  /** Browsers refuse an address that changes too often. */
  rememberSoon(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.remember(), 250);
  }

  stop(): void {
    this.#listening.abort();
    clearTimeout(this.#typing);
    clearTimeout(this.#saving);
  }

  #listen(): void {
    const { signal } = this.#listening;
    this.#figure.form.addEventListener(
      'input',
      (event) => {
        // Typing a number is several inputs; a run is opened once the reader rests.
        clearTimeout(this.#typing);
        const typing = (event.target as Element).matches('input[type="number"]');
        this.#typing = setTimeout(() => this.#changed(), typing ? 300 : 0);
      },
      { signal },
    );
    const actions: Readonly<Record<string, () => unknown>> = {
      newSeed: () => setControl(this.#figure.form, 'seed', String(Math.floor(Math.random() * SEEDS))),
      copyLink: () => this.#copyLink(),
      ...this.#events.actions,
    };
    this.#figure.addEventListener(
      'click',
      (event) => {
        const button = (event.target as Element).closest<HTMLElement>('[data-action]');
        if (button) void actions[button.dataset.action!]?.();
      },
      { signal },
    );
  }

  #changed(): void {
    const { form, fields } = this.#figure;
    const complaints = invalidFields(form, fields).map(({ key, least, most }) =>
      this.#words.badNumber(this.#words.controls[key] ?? key, formatNumber(least!), formatNumber(most!)),
    );
    this.#figure.note('input', complaints.join(' '));
    const next = { ...this.#state, ...this.#validForm(this.#state) };
    const changed = fields.filter(({ key }) => next[key] !== this.#state[key]);
    this.#state = next;
    if (changed.length > 0) this.#events.onChange(changed.every(({ key }) => key === 'backend'));
  }

  #validForm(before: State): State {
    const { form, fields } = this.#figure;
    const bad = new Set(invalidFields(form, fields).map(({ key }) => key));
    const read = readForm(form, fields);
    return Object.fromEntries(Object.entries(read).map(([key, text]) => [key, bad.has(key) ? before[key]! : text]));
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
