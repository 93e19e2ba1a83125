import { pageEngine } from '../figure/page-engine.ts';
import type { Frame, SessionSpec } from '../engine/protocol.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Words } from '../i18n/words.ts';
import { formatNumber } from '../view/format.ts';
import { askedState } from './asked-state.ts';
import type { Decoded } from './codec.ts';
import { DrawQueue } from './draw-queue.ts';
import type { State } from './field.ts';
import type { FigureShell, LiveFigure } from './figure-shell.ts';
import { invalidFields, readForm, writeForm } from './form.ts';
import type { FrameDetail } from './live-value.ts';
import { drawSeed, onAction, onControls, type Actions } from './reader-input.ts';
import { setText } from './set-text.ts';
import { Training, type TrainingEvents } from './training.ts';

/** Milliseconds between two steps that are watched one by one. */
const PACE = 90;

/** What one figure that trains many copies of a small model does differently from the others. */
export interface BatchKind {
  readonly spec: (state: State) => SessionSpec;
  /** Steps that are shown one by one. */
  readonly watched: number;
  /** Steps that have a frame each even where nobody watches. */
  readonly shownSingly?: number;
  /** Training goes on to this step, unwatched, and stops. */
  readonly last: number;
  /** Before the first frame of a new run. */
  readonly onStart: (state: State) => void;
  /** Takes the frame's numbers and returns the drawings they change, by name. */
  readonly onFrame: (frame: Frame, state: State) => Readonly<Record<string, () => void>>;
  /** Controls whose change brings the new run to where the old one stood. */
  readonly keepsStep?: readonly string[];
  /** A control changed that leaves the run as it is. */
  readonly onPassive?: (state: State) => void;
  /** What the figure's backend note says. */
  readonly note: (state: State) => string;
  readonly read: (name: string) => string;
  readonly stop?: () => void;
}

/** A figure that trains a batch of small models on the CPU, step by step before the reader's eyes. */
export class LiveBatch implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #kind: BatchKind;
  readonly #words: Words;
  readonly #training: Training;
  readonly #drawing = new DrawQueue();
  readonly #listening = new AbortController();
  readonly #onScreen: IntersectionObserver;
  readonly #gate: MutationObserver;
  #state: State;
  #frame: Frame | undefined;
  #visible = true;
  /** Grows with every run that is opened. */
  #run = 0;
  /** The step to which the newest of them is brought. */
  #goal = 0;
  /** Grows with every start, so that an older one stops stepping. */
  #play = 0;
  #playing = false;

  constructor(figure: FigureShell, kind: BatchKind, { state, problems }: Decoded) {
    this.#figure = figure;
    this.#kind = kind;
    this.#words = wordsFor(figure.closest('[lang]')?.getAttribute('lang') ?? 'en');
    this.#state = { ...state, ...this.#validForm(state) };
    const events: TrainingEvents = {
      onFrame: (frame) => this.#show(frame),
      onRestart: () => figure.note('event', this.#words.backend.restarted),
      onBackend: () => undefined,
      onFailure: (error) => {
        console.warn(error);
        this.#rest();
        figure.setAvailable(false);
      },
    };
    this.#training = new Training(pageEngine(), 'faster', events, kind.shownSingly);
    this.#onScreen = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1)!.isIntersecting;
      this.#training.setVisible(this.#visible);
    });
    this.#onScreen.observe(figure);
    this.#gate = new MutationObserver(() => this.#sayTraining());
    this.#gate.observe(figure, { attributeFilter: ['data-gated'] });
    if (problems.length > 0) figure.note('event', this.#words.link.problems(problems));
    this.#listen();
  }

  get state(): State {
    return this.#state;
  }

  /** Opens the run that the controls ask for, and brings it to `step`. */
  async start(step: number): Promise<void> {
    this.#rest();
    await this.#open(step);
    this.#remember();
  }

  /** See `FigureShell.ask`. */
  async ask(set: State, steps: number): Promise<FrameDetail> {
    this.#state = askedState(this.#figure.fields, this.#state, set);
    writeForm(this.#figure.form, this.#state);
    const [run, before] = [this.#run + 1, this.#frame];
    await this.start(steps);
    if (run !== this.#run) throw new DOMException('Overtaken.', 'AbortError');
    const frame = this.#frame;
    if (!frame || frame === before || frame.step < steps) throw new Error(`The run did not come to step ${steps}.`);
    if (frame.step > steps) throw new DOMException('Overtaken.', 'AbortError');
    return { read: this.#kind.read };
  }

  stop(): void {
    this.#play++;
    this.#listening.abort();
    this.#onScreen.disconnect();
    this.#gate.disconnect();
    this.#training.stop();
    this.#drawing.clear();
    this.#kind.stop?.();
  }

  async #open(step: number): Promise<void> {
    this.#run++;
    this.#goal = step;
    this.#kind.onStart(this.#state);
    await this.#training.start(this.#kind.spec(this.#state), step, 'cpu');
  }

  #show(frame: Frame): void {
    this.#frame = frame;
    const { dataset } = this.#figure;
    if (dataset.backend !== 'cpu') this.#figure.setAvailable(true);
    dataset.backend = 'cpu';
    dataset.step = String(frame.step);
    this.#figure.note('backend', this.#kind.note(this.#state));
    this.read('step', String(frame.step));
    for (const [name, job] of Object.entries(this.#kind.onFrame(frame, this.#state))) this.#drawing.add(name, job);
    if (!this.#playing) this.#drawing.flush();
    const detail: FrameDetail = { read: this.#kind.read };
    this.#figure.dispatchEvent(new CustomEvent('frame', { detail }));
  }

  /** Writes one of the figure's numbers. */
  read(name: string, text: string): void {
    const cell = this.#figure.querySelector(`[data-reading="${name}"]`);
    if (cell) setText(cell, text);
  }

  say(text: string): void {
    setText(this.#figure.querySelector('[role="status"]')!, text);
  }

  #listen(): void {
    const { signal } = this.#listening;
    onControls(this.#figure, () => this.#controlsChanged(), signal);
    const actions: Actions = {
      train: () => (this.#playing ? this.#rest() : void this.#playOn()),
      step: () => this.#stepOnce(),
      reset: () => this.start(0),
      newSeed: () => drawSeed(this.#figure.form),
      copyLink: () => this.#copyLink(),
    };
    onAction(this.#figure, actions, signal);
    this.#sayTraining();
  }

  #controlsChanged(): void {
    const { form, fields } = this.#figure;
    const invalid = invalidFields(form, fields);
    const complaint = invalid.map(({ key, least, most }) =>
      this.#words.badNumber(this.#words.controls[key] ?? key, formatNumber(least!), formatNumber(most!)),
    );
    this.#figure.note('input', complaint.join(' '));
    const next = { ...this.#state, ...this.#validForm(this.#state) };
    const changed = fields.filter(({ key }) => next[key] !== this.#state[key]);
    this.#state = next;
    const decisive = changed.filter(({ passive }) => !passive);
    const keeps = decisive.every(({ key }) => this.#kind.keepsStep?.includes(key));
    if (decisive.length > 0) void this.start(keeps ? Math.max(this.#frame?.step ?? 0, this.#goal) : 0);
    else if (changed.length > 0) {
      this.#kind.onPassive?.(next);
      this.#remember();
    }
  }

  #validForm(before: State): State {
    const { form, fields } = this.#figure;
    const bad = new Set(invalidFields(form, fields).map(({ key }) => key));
    return Object.fromEntries(
      Object.entries(readForm(form, fields)).map(([key, text]) => [key, bad.has(key) ? before[key]! : text]),
    );
  }

  async #stepOnce(): Promise<void> {
    this.#rest();
    if ((this.#frame?.step ?? 0) < this.#kind.last) await this.#training.step();
    this.#remember();
  }

  /** Step by step as far as it is worth watching, then on to the end. */
  async #playOn(): Promise<void> {
    const play = ++this.#play;
    this.#playing = true;
    this.#sayTraining();
    if ((this.#frame?.step ?? 0) >= this.#kind.last) await this.#open(0);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    while (play === this.#play && !still && this.#frame!.step < this.#kind.watched) {
      if (this.#visible) await this.#training.step();
      await new Promise((resolve) => setTimeout(resolve, PACE));
    }
    if (play === this.#play) await this.#training.train(this.#kind.last);
    if (play !== this.#play) return;
    this.#rest();
    this.#remember();
  }

  #rest(): void {
    this.#play++;
    this.#playing = false;
    this.#training.pause();
    this.#drawing.flush();
    this.#sayTraining();
  }

  #sayTraining(): void {
    const { train, pause } = this.#words.buttons;
    const gated = this.#figure.hasAttribute('data-gated');
    for (const name of ['train', 'step'])
      for (const button of this.#figure.querySelectorAll<HTMLButtonElement>(`[data-action="${name}"]`)) {
        button.disabled = gated;
        if (name === 'train') setText(button, this.#playing ? pause : train);
      }
  }

  async #copyLink(): Promise<void> {
    this.#remember();
    const { copied, notCopied } = this.#words.link;
    await navigator.clipboard.writeText(location.href).then(
      () => this.#figure.note('copy', copied),
      () => this.#figure.note('copy', notCopied),
    );
  }

  #remember(): void {
    if (this.#listening.signal.aborted) return;
    this.#figure.remember({ ...this.#state, step: String(this.#frame?.step ?? 0) });
  }
}
