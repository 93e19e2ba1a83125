import { pageEngine } from '../figure/page-engine.ts';
import type { Checkpoint, Frame } from '../engine/protocol.ts';
import type { Graph } from '../graph/graph.ts';
import { verdict } from '../graph/verdict.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Words } from '../i18n/words.ts';
import { float32Text, formatNumber } from '../view/format.ts';
import { drawTableInParts, tensorRows } from '../view/tensor-table.ts';
import { askedState } from './asked-state.ts';
import { backendText } from './backend-text.ts';
import type { Decoded } from './codec.ts';
import { DrawQueue, type Job } from './draw-queue.ts';
import type { Field, State } from './field.ts';
import type { FigureShell, LiveFigure } from './figure-shell.ts';
import { invalidFields, readForm, writeForm } from './form.ts';
import type { FrameDetail } from './live-value.ts';
import type { ModelKind } from './model-kind.ts';
import { readingOf } from './reading.ts';
import type { GraphPanel } from './graph-panel.ts';
import { drawSeed, onAction, onControls, type Actions } from './reader-input.ts';
import { setText } from './set-text.ts';
import { SweptGraph } from './swept-graph.ts';
import { Training, type BackendChoice } from './training.ts';
import { verdictContext, verdictMark } from './verdict-words.ts';

/** More nodes than this are too much for one task. */
const LARGE = 60;

/** A model figure at work: the controls decide the run, every frame of it is drawn. */
export class LiveModel implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #kind: ModelKind;
  readonly #words: Words;
  readonly #training: Training;
  readonly #drawing = new DrawQueue();
  readonly #listening = new AbortController();
  readonly #onScreen: IntersectionObserver;
  #state: State;
  #swept: SweptGraph;
  /** Of this run; none until its first arrives. */
  #frame: Frame | undefined;
  /** The step this run is brought to. */
  #target = 0;
  /** Counts the runs. */
  #run = 0;

  constructor(figure: FigureShell, kind: ModelKind, { state, problems }: Decoded) {
    this.#figure = figure;
    this.#kind = kind;
    this.#words = wordsFor(figure.closest('[lang]')?.getAttribute('lang') ?? 'en');
    // The reader may have turned a control before this script arrived: the form is the state.
    this.#state = { ...state, ...this.#validForm(state) };
    this.#swept = this.#sweep(state.sweep === '' ? Infinity : Number(state.sweep));
    const bad = Number(state.sweep) > this.#swept.last ? [`${figure.linkName}.sweep=${state.sweep}`] : [];
    this.#training = new Training(kind.engine ?? pageEngine(), kind.preference, {
      onFrame: (frame) => this.#show(frame),
      onRestart: () => figure.note('event', this.#words.backend.restarted),
      onBackend: (report, backend) => figure.note('backend', backendText(backend, report, this.#words)),
      onFailure: (error) => {
        console.warn(error);
        this.#sayTraining();
        figure.setAvailable(false);
      },
    });
    this.#onScreen = new IntersectionObserver((entries) => this.#training.setVisible(entries.at(-1)!.isIntersecting));
    this.#onScreen.observe(figure);
    if (problems.length + bad.length > 0) figure.note('event', this.#words.link.problems([...problems, ...bad]));
    this.#listen();
  }

  get training(): Training {
    return this.#training;
  }

  get words(): Words {
    return this.#words;
  }

  /**
   * Opens the run that the controls ask for, and brings it to `step`.
   * @param from where to take it up; from its initial values when absent.
   */
  async start(step: number, from?: Checkpoint): Promise<void> {
    if (!from) this.#kind.onStart?.();
    this.#run++;
    this.#frame = undefined;
    this.#target = step;
    if (step > (from?.step ?? 0)) this.#figure.note('replay', this.#words.link.replaying(step));
    const running = this.#training.start(
      this.#kind.spec(this.#state),
      step,
      this.#state.backend as BackendChoice,
      from,
    );
    this.#sayTraining();
    await running;
    this.#figure.note('replay', '');
    this.#remember();
  }

  async ask(set: State, steps: number): Promise<FrameDetail> {
    const { form, fields } = this.#figure;
    this.#state = askedState(fields, this.#state, set);
    writeForm(form, this.#state);
    // The controls inside sentences follow the form; the run itself is already the one that is asked for.
    form.dispatchEvent(new Event('input', { bubbles: true }));
    const run = this.#run + 1;
    await this.start(steps);
    const frame = this.#frame;
    if (run !== this.#run || (frame && frame.step > steps)) throw new DOMException('Overtaken.', 'AbortError');
    if (frame?.step !== steps) throw new Error(`The run did not come to step ${steps}.`);
    return this.#detailOf(frame);
  }

  stop(): void {
    this.#listening.abort();
    this.#onScreen.disconnect();
    this.#swept.stop();
    this.#training.stop();
    this.#drawing.clear();
    this.#kind.stop?.();
    clearTimeout(this.#saving);
  }

  /** Draws the last frame once more, after the graph was folded otherwise. Resolves when it is drawn. */
  reshow(): Promise<void> {
    if (this.#frame) this.#show(this.#frame);
    return this.#drawing.drained();
  }

  /** Puts the graph of the present state on show. */
  #sweep(position: number): SweptGraph {
    const whole = this.#kind.graph(this.#state);
    const graph = this.#kind.folding?.(whole).graph ?? whole;
    const { place, ops } = this.#kind;
    return new SweptGraph(this.#figure, graph, place, this.#words, position, () => this.#rememberSoon(), ops);
  }

  /** The drawn graph that the state asks for: another one is put on show with the first numbers of its run. */
  #panel(drawn: Graph): GraphPanel {
    if (drawn !== this.#swept.graph) {
      this.#swept.stop();
      this.#swept = this.#sweep(Infinity);
    }
    return this.#swept.panel;
  }

  #show(frame: Frame): void {
    this.#frame = frame;
    const graph = this.#kind.graph(this.#state);
    const folding = this.#kind.folding?.(graph);
    const panel = this.#panel(folding?.graph ?? graph);
    const judged = verdict(graph, frame.trace, this.#kind.ops);
    const drawn = folding?.trace(frame.trace) ?? frame.trace;
    const { dataset } = this.#figure;
    if (dataset.backend !== frame.backend) {
      this.#figure.setAvailable(true);
      this.#figure.note('backend', this.#words.backend[frame.backend]);
    }
    dataset.backend = frame.backend;
    dataset.step = String(frame.step);
    dataset.loss = float32Text(frame.loss);
    if (frame.fallback) this.#figure.note('event', this.#words.backend.fallback[frame.fallback]);
    panel.take(drawn, folding?.verdict(judged, drawn) ?? judged);
    this.read('step', String(frame.step));
    this.read('loss', float32Text(frame.loss));
    this.read('movement', formatNumber(Math.max(...Object.values(frame.movement))));
    const status = this.#figure.querySelector<HTMLElement>('[role="status"]')!;
    setText(
      status,
      this.#words.verdict(judged, verdictContext(graph, frame.trace, this.#kind.whereOf, this.#kind.ops)),
    );
    status.dataset.state = verdictMark(judged);
    const table = this.#figure.querySelector<HTMLTableSectionElement>('.tensors tbody')!;
    this.#draw({
      graph: () => panel.drawGraphInParts(),
      lens: () => panel.drawLens(),
      table: () => drawTableInParts(table, tensorRows(graph, frame.trace), this.#words),
      ...this.#kind.onFrame?.(frame, graph),
    });
    this.#figure.dispatchEvent(new CustomEvent('frame', { detail: this.#detailOf(frame) }));
  }

  #detailOf(frame: Frame): FrameDetail {
    const graph = this.#kind.graph(this.#state);
    return { read: (name) => readingOf(name, frame, graph, this.#kind.ops) };
  }

  /** All at once for a single frame of a usual graph; else task by task: while training, the next is under way. */
  #draw(jobs: Readonly<Record<string, Job>>): void {
    for (const [name, job] of Object.entries(jobs)) this.#drawing.add(name, job);
    const isLarge = this.#kind.graph(this.#state).nodes.length > LARGE;
    if (!this.#training.running && !isLarge) this.#drawing.flush();
  }

  /** Writes one of the numbers above the charts. */
  read(name: string, text: string): void {
    const cell = this.#figure.querySelector(`[data-reading="${name}"]`);
    if (cell) setText(cell, text);
  }

  #sayTraining(): void {
    const button = this.#figure.querySelector('[data-action="train"]')!;
    setText(button, this.#training.running ? this.#words.buttons.pause : this.#words.buttons.train);
  }

  #validForm(before: State): State {
    const { form, fields } = this.#figure;
    const bad = new Set(invalidFields(form, fields).map(({ key }) => key));
    const read = readForm(form, fields);
    return Object.fromEntries(Object.entries(read).map(([key, text]) => [key, bad.has(key) ? before[key]! : text]));
  }

  #listen(): void {
    const figure = this.#figure;
    const { signal } = this.#listening;
    const sweep = figure.querySelector('.sweep')!;
    onControls(
      figure,
      () => this.#controlsChanged(),
      signal,
      (target) => sweep.contains(target),
    );
    const actions: Actions = {
      step: () => this.#stepOnce(),
      train: () => this.#toggleTraining(),
      reset: () => this.start(0),
      newSeed: () => drawSeed(figure.form),
      copyLink: () => this.#copyLink(),
    };
    onAction(figure, actions, signal);
    for (const button of figure.querySelectorAll<HTMLElement>('[data-preset]'))
      button.addEventListener('click', () => this.#applyPreset(JSON.parse(button.dataset.preset!) as State), {
        signal,
      });
  }

  #controlsChanged(): void {
    const { form, fields } = this.#figure;
    const invalid = invalidFields(form, fields);
    this.#figure.note('input', invalid.map((field) => this.#complaint(field)).join(' '));
    const next = { ...this.#state, ...this.#validForm(this.#state) };
    const changed = fields.filter(({ key }) => next[key] !== this.#state[key]);
    this.#state = next;
    const decisive = changed.filter(({ passive }) => !passive);
    const moves = decisive.every(({ key }) => key === 'backend') && this.#frame;
    if (decisive.length > 0) void (moves ? this.start(moves.step, moves.checkpoint) : this.start(0));
    else if (changed.length > 0) {
      this.#kind.onPassive?.();
      this.#rememberSoon();
    }
  }

  #complaint({ key, least, most }: Field): string {
    return this.#words.badNumber(this.#words.controls[key] ?? key, formatNumber(least!), formatNumber(most!));
  }

  #applyPreset(state: State): void {
    writeForm(this.#figure.form, state);
    this.#figure.form.dispatchEvent(new Event('input', { bubbles: true }));
  }

  async #stepOnce(): Promise<void> {
    const done = this.#training.step();
    this.#sayTraining();
    await done;
    this.#remember();
  }

  #toggleTraining(): void {
    if (this.#training.running) this.#training.pause();
    else void this.#training.train().then(() => this.#stopped());
    this.#sayTraining();
  }

  #stopped(): void {
    if (this.#listening.signal.aborted) return;
    this.#sayTraining();
    this.#rememberSoon();
  }

  async #copyLink(): Promise<void> {
    this.#remember();
    const { copied, notCopied } = this.#words.link;
    await navigator.clipboard.writeText(location.href).then(
      () => this.#figure.note('copy', copied),
      () => this.#figure.note('copy', notCopied),
    );
  }

  #saving: ReturnType<typeof setTimeout> | undefined;

  /** Browsers refuse an address that changes too often. */
  #rememberSoon(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#remember(), 250);
  }

  #remember(): void {
    const step = String(this.#frame?.step ?? this.#target);
    this.#figure.remember({ ...this.#state, step, sweep: this.#swept.position });
  }
}
