import { pageEngine } from '../engine/client.ts';
import type { FallbackReason, Frame, SessionSpec } from '../engine/protocol.ts';
import { nameOf, nodeOf, type Graph } from '../graph/graph.ts';
import { ops } from '../graph/ops.ts';
import { gradientAt, largest } from '../graph/trace.ts';
import { verdict, type Verdict } from '../graph/verdict.ts';
import { wordsFor } from '../i18n/index.ts';
import type { VerdictContext, Words } from '../i18n/words.ts';
import { layout } from '../layout/layout.ts';
import { float32Text, formatList, formatNumber } from '../view/format.ts';
import { drawTensorTable, tensorRows } from '../view/tensor-table.ts';
import type { Decoded } from './codec.ts';
import type { Field, State } from './field.ts';
import type { FigureShell, LiveFigure } from './figure-shell.ts';
import { invalidFields, readForm, setControl, writeForm } from './form.ts';
import { GraphPanel, stopText } from './graph-panel.ts';
import { SweepPlayer } from './sweep-player.ts';
import { Training, type BackendChoice, type Preference } from './training.ts';

/** What makes one model figure different from another. */
export interface ModelKind {
  /** What the reader calls it: "Pair model". */
  readonly title: string;
  readonly preference: Preference;
  readonly graph: Graph;
  /** The run that a state of the controls stands for. */
  readonly spec: (state: State) => SessionSpec;
  /** A new run begins: forget what was measured. */
  readonly onStart?: () => void;
  /** Draws what only this figure has. */
  readonly onFrame?: (frame: Frame, judged: Verdict) => void;
  readonly stop?: () => void;
}

const SEEDS = 2 ** 31 - 1;

/** What a verdict's words need to know of the numbers behind it. */
export function verdictContext(graph: Graph, trace: Frame['trace']): VerdictContext {
  const ends = (edge: string) => {
    const [source, rest] = edge.split('->') as [string, string];
    const [target, slot] = rest.split('#') as [string, string];
    return { source, target: nodeOf(graph, target), slot: Number(slot) };
  };
  return {
    nameOf: (id) => nameOf(nodeOf(graph, id)),
    arriving: (id) => {
      const gradient = gradientAt(graph, trace, id) ?? [];
      return gradient.length <= 4 ? formatList(gradient) : formatNumber(largest(gradient));
    },
    source: (edge) => ends(edge).source,
    local: (edge) => {
      const { target, slot } = ends(edge);
      return ops[target.op].slot(slot)?.local(target.inputs, target.id).text ?? '';
    },
  };
}

/** How a verdict is marked: by the thief, by NaN, or as fine. */
export function verdictMark({ outcome, thieves }: Verdict): string {
  if (outcome === 'notANumber') return 'notANumber';
  return outcome === 'stuck' && thieves.length > 0 ? 'thief' : outcome === 'healthy' ? 'finite' : '';
}

/** A model figure at work: the controls decide the run, every frame of it is drawn. */
export class LiveModel implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #kind: ModelKind;
  readonly #words: Words;
  readonly #panel: GraphPanel;
  readonly #player: SweepPlayer;
  readonly #training: Training;
  readonly #listening = new AbortController();
  readonly #onScreen: IntersectionObserver;
  #state: State;
  #frame: Frame | undefined;

  constructor(figure: FigureShell, kind: ModelKind, { state, problems }: Decoded) {
    this.#figure = figure;
    this.#kind = kind;
    this.#words = wordsFor(figure.closest('[lang]')?.getAttribute('lang') ?? 'en');
    // The reader may have turned a control before this script arrived: the form is the state.
    this.#state = { ...state, ...this.#validForm(state) };
    const position = state.sweep === '' ? undefined : Number(state.sweep);
    this.#panel = new GraphPanel(
      { svg: figure.querySelector('.graph')!, lens: figure.querySelector('.lens')! },
      kind.graph,
      layout(kind.graph),
      this.#words,
      kind.title,
      position,
    );
    const { stops } = this.#panel;
    this.#player = new SweepPlayer(
      figure.querySelector('.sweep')!,
      this.#words,
      stops.length - 1,
      (at) => stopText(stops[at]!, at === stops.length - 1, this.#words),
      (at) => {
        this.#panel.moveTo(at);
        this.#rememberSoon();
      },
    );
    this.#training = new Training(pageEngine(), kind.preference, {
      onFrame: (frame) => this.#show(frame),
      onRestart: () => figure.note('event', this.#words.backend.restarted),
      onBackend: (report, backend) => this.#sayBackend(backend, report),
      onFailure: (error) => {
        console.warn(error);
        this.#sayTraining();
        figure.unavailable();
      },
    });
    this.#onScreen = new IntersectionObserver((entries) => this.#training.setVisible(entries.at(-1)!.isIntersecting));
    this.#onScreen.observe(figure);
    if (problems.length > 0) figure.note('event', this.#words.link.problems(problems));
    this.#listen();
  }

  get state(): State {
    return this.#state;
  }

  get frame(): Frame | undefined {
    return this.#frame;
  }

  get training(): Training {
    return this.#training;
  }

  get words(): Words {
    return this.#words;
  }

  /** Opens the run that the controls ask for, and brings it to `step`. */
  async start(step: number): Promise<void> {
    this.#kind.onStart?.();
    if (step > 0) this.#figure.note('replay', this.#words.link.replaying(step));
    const running = this.#training.start(this.#kind.spec(this.#state), step, this.#state.backend as BackendChoice);
    this.#sayTraining();
    await running;
    this.#figure.note('replay', '');
    this.#remember();
  }

  stop(): void {
    this.#listening.abort();
    this.#onScreen.disconnect();
    this.#panel.stop();
    this.#player.stop();
    this.#training.stop();
    this.#kind.stop?.();
    clearTimeout(this.#saving);
  }

  #show(frame: Frame): void {
    this.#frame = frame;
    const { graph } = this.#kind;
    const judged = verdict(graph, frame.trace);
    const { dataset } = this.#figure;
    dataset.backend = frame.backend;
    dataset.step = String(frame.step);
    dataset.loss = float32Text(frame.loss);
    if (frame.fallback) this.#sayFallback(frame.fallback);
    this.#panel.show(frame.trace, judged);
    drawTensorTable(this.#figure.querySelector('.tensors tbody')!, tensorRows(graph, frame.trace), this.#words);
    this.#read('step', String(frame.step));
    this.#read('loss', float32Text(frame.loss));
    this.#read('movement', formatNumber(Math.max(...Object.values(frame.movement))));
    const status = this.#figure.querySelector<HTMLElement>('[role="status"]')!;
    setText(status, this.#words.verdict(judged, verdictContext(graph, frame.trace)));
    status.dataset.state = verdictMark(judged);
    this.#kind.onFrame?.(frame, judged);
    this.#figure.dispatchEvent(new CustomEvent('frame', { detail: { frame, verdict: judged } }));
  }

  #read(name: string, text: string): void {
    const cell = this.#figure.querySelector(`[data-reading="${name}"]`);
    if (cell) setText(cell, text);
  }

  #sayBackend(backend: 'cpu' | 'webgl', report: { reason?: FallbackReason; cpu?: number; webgl?: number }): void {
    const { cpu, webgl, faster, fallback } = this.#words.backend;
    const reason = report.reason ? fallback[report.reason] : '';
    const timed =
      report.cpu !== undefined && report.webgl !== undefined
        ? faster(report.cpu.toPrecision(2), report.webgl.toPrecision(2))
        : '';
    this.#figure.note('backend', [backend === 'cpu' ? cpu : webgl, reason, timed].filter(Boolean).join(' '));
  }

  #sayFallback(reason: FallbackReason): void {
    this.#figure.note('backend', this.#words.backend.cpu);
    this.#figure.note('event', this.#words.backend.fallback[reason]);
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
    const { form } = this.#figure;
    const options = { signal: this.#listening.signal };
    let pending: ReturnType<typeof setTimeout> | undefined;
    form.addEventListener(
      'input',
      (event) => {
        if (this.#figure.querySelector('.sweep')!.contains(event.target as Node)) return;
        // Typing a number is several inputs; a run is opened once the reader rests.
        clearTimeout(pending);
        const typing = (event.target as Element).matches?.('input[type="number"]');
        pending = setTimeout(() => this.#controlsChanged(), typing ? 300 : 0);
      },
      options,
    );
    const actions: Record<string, () => unknown> = {
      step: () => this.#stepOnce(),
      train: () => this.#toggleTraining(),
      reset: () => this.start(0),
      newSeed: () => setControl(form, 'seed', String(Math.floor(Math.random() * SEEDS))),
      copyLink: () => this.#copyLink(),
    };
    this.#figure.addEventListener(
      'click',
      (event) => {
        const button = (event.target as Element).closest<HTMLElement>('[data-action], [data-preset]');
        if (button?.dataset.preset) this.#applyPreset(JSON.parse(button.dataset.preset) as State);
        else if (button) void actions[button.dataset.action!]?.();
      },
      options,
    );
  }

  #controlsChanged(): void {
    const { form, fields } = this.#figure;
    const invalid = invalidFields(form, fields);
    this.#figure.note('input', invalid.map((field) => this.#complaint(field)).join(' '));
    const next = { ...this.#state, ...this.#validForm(this.#state) };
    const changed = Object.keys(next).some((key) => next[key] !== this.#state[key]);
    if (!changed) return;
    this.#state = next;
    void this.start(0);
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
    if (this.#training.running) {
      this.#training.pause();
      this.#rememberSoon();
    } else void this.#training.train();
    this.#sayTraining();
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
    const sweep = this.#player.atEnd ? '' : String(this.#player.position);
    this.#figure.remember({ ...this.#state, step: String(this.#frame?.step ?? 0), sweep });
  }
}

/** Live regions speak when their text is set, even to the same words. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
