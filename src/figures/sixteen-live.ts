import { pageEngine } from '../engine/client.ts';
import type { Checkpoint, Frame } from '../engine/protocol.ts';
import { verdict } from '../graph/verdict.ts';
import { wordsFor } from '../i18n/index.ts';
import { sixteenWordsFor } from '../i18n/sixteen.ts';
import { layout } from '../layout/layout.ts';
import { drawLineChart } from '../view/chart.ts';
import { formatNumber } from '../view/format.ts';
import { nodeSize } from '../view/graph-view.ts';
import { drawStart } from '../view/start-cell.ts';
import { drawStartTable } from '../view/start-table.ts';
import { backendText } from './backend-text.ts';
import { lossChart } from './charts.ts';
import type { Decoded } from './codec.ts';
import { DrawQueue } from './draw-queue.ts';
import { LAST_STEP, type State } from './field.ts';
import type { FigureShell, LiveFigure } from './figure-shell.ts';
import { GraphPanel } from './graph-panel.ts';
import type { FrameDetail } from './live-value.ts';
import { RunControls } from './run-controls.ts';
import { setText } from './set-text.ts';
import { randomIn, starts, TENSORS } from './sixteen-fields.ts';
import { sixteenReading, tally } from './sixteen-reading.ts';
import { FIRST_REST, SixteenRun, WATCHED } from './sixteen-run.ts';
import { sixteenSpec, startGraph } from './sixteen-spec.ts';
import { Training, type BackendChoice } from './training.ts';
import { verdictContext } from './verdict-words.ts';

/** The sixteen starts at work: one run, sixteen lines, and the graph of one of them. */
class LiveSixteen implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #words;
  readonly #own;
  readonly #run = new SixteenRun();
  readonly #training: Training;
  readonly #controls: RunControls;
  readonly #panel: GraphPanel;
  readonly #drawing = new DrawQueue();
  readonly #onScreen: IntersectionObserver;
  readonly #listening = new AbortController();
  #frame: Frame | undefined;
  #failure: unknown;

  constructor(figure: FigureShell, initial: Decoded) {
    this.#figure = figure;
    const tag = figure.closest('[lang]')?.getAttribute('lang') ?? 'en';
    this.#words = wordsFor(tag);
    this.#own = sixteenWordsFor(tag);
    this.#training = new Training(
      pageEngine(),
      'faster',
      {
        onFrame: (frame) => this.#show(frame),
        onRestart: () => figure.note('event', this.#words.backend.restarted),
        onBackend: (report, backend) => figure.note('backend', backendText(backend, report, this.#words)),
        onFailure: (error) => {
          console.warn(error);
          this.#failure = error;
          this.#sayTraining();
          figure.setAvailable(false);
        },
      },
      WATCHED.length - 1,
    );
    this.#controls = new RunControls(figure, this.#words, initial, {
      onChange: (moves) =>
        void (moves && this.#frame ? this.start(this.#frame.step, this.#frame.checkpoint) : this.start(0)),
      actions: { step: () => this.#stepOnce(), train: () => this.#toggle(), reset: () => this.start(0) },
      step: () => this.#frame?.step ?? 0,
    });
    const svg = figure.querySelector<SVGSVGElement>('.graph')!;
    const parts = { svg, lens: figure.querySelector<HTMLElement>('.lens')! };
    this.#panel = new GraphPanel(parts, startGraph, layout(startGraph, { size: nodeSize }), this.#words, Infinity);
    this.#onScreen = new IntersectionObserver((entries) => this.#training.setVisible(entries.at(-1)!.isIntersecting));
    this.#onScreen.observe(figure);
    figure.addEventListener(
      'click',
      (event) => {
        const cell = (event.target as Element).closest<HTMLElement>('[data-cell]');
        if (cell) this.#open(cell.dataset.cell!);
      },
      { signal: this.#listening.signal },
    );
  }

  /** Opens a run of what the controls ask for, and brings it to `step`. @param from where to take it up */
  async start(step: number, from?: Checkpoint): Promise<void> {
    const { state } = this.#controls;
    if (!from) this.#run.clear(Number(state.label));
    this.#failure = undefined;
    const running = this.#training.start(sixteenSpec(state), step, state.backend as BackendChoice, from);
    this.#sayTraining();
    await running;
    this.#controls.remember();
  }

  /** See `FigureShell.ask`: opens the start that `set` names, as found in everything else. */
  async ask(set: State, steps: number): Promise<FrameDetail> {
    const bad = Object.entries(set).find(([key, text]) => key === 'cell' && !starts.includes(text));
    if (bad) throw new Error(`There is no start "${bad[1]}".`);
    this.#controls.set({ label: '0', optimizer: 'sgd', rate: '0.1', seed: '1', ...set });
    await this.start(steps);
    if (this.#failure) throw this.#failure;
    return this.#detail();
  }

  stop(): void {
    this.#listening.abort();
    this.#controls.stop();
    this.#panel.stop();
    this.#onScreen.disconnect();
    this.#training.stop();
    this.#drawing.clear();
  }

  #show(frame: Frame): void {
    const figure = this.#figure;
    this.#frame = frame;
    this.#run.take(frame);
    const { dataset } = figure;
    if (dataset.backend !== frame.backend) {
      figure.setAvailable(true);
      figure.note('backend', this.#words.backend[frame.backend]);
    }
    dataset.backend = frame.backend;
    dataset.step = String(frame.step);
    if (frame.fallback) figure.note('event', this.#words.backend.fallback[frame.fallback]);
    setText(figure.querySelector('[data-reading="step"]')!, String(frame.step));
    const pictures = this.#run.pictures;
    setText(figure.querySelector('[role="status"]')!, this.#own.summary(tally(pictures)));
    pictures.forEach((picture) =>
      this.#drawing.add(picture.start, () => drawStart(this.#cell(picture.start), picture, this.#own)),
    );
    const body = figure.querySelector<HTMLTableSectionElement>('.starts-table tbody')!;
    const words = { none: this.#own.table.none, fates: this.#own.fates };
    this.#drawing.add('table', () => drawStartTable(body, pictures, words));
    this.#drawing.add('opened', () => this.#drawOpened());
    if (!this.#training.running) this.#drawing.flush();
    figure.dispatchEvent(new CustomEvent('frame', { detail: this.#detail() }));
  }

  #detail(): FrameDetail {
    const { pictures, step } = this.#run;
    const start = this.#controls.state.cell!;
    const trace = this.#run.trace(start);
    return { read: (name) => sixteenReading(name, { pictures, step, start, trace }) };
  }

  #cell(start: string): HTMLElement {
    return this.#figure.querySelector(`[data-cell="${start}"]`)!;
  }

  /** Puts one start's graph on show. */
  #open(start: string): void {
    this.#controls.set({ cell: start });
    this.#drawOpened();
    this.#controls.rememberSoon();
    if (this.#frame) this.#figure.dispatchEvent(new CustomEvent('frame', { detail: this.#detail() }));
  }

  #drawOpened(): void {
    const start = this.#controls.state.cell!;
    for (const cell of this.#figure.querySelectorAll<HTMLElement>('[data-cell]'))
      cell.setAttribute('aria-pressed', String(cell.dataset.cell === start));
    if (!this.#frame) return;
    const trace = this.#run.trace(start);
    const judged = verdict(startGraph, trace);
    const random = randomIn(start);
    const zero = TENSORS.filter((id) => !random.includes(id));
    setText(this.#figure.querySelector('.opened-name')!, this.#own.name(random, zero));
    setText(
      this.#figure.querySelector('.opened-verdict')!,
      this.#words.verdict(judged, verdictContext(startGraph, trace)),
    );
    this.#panel.take(trace, judged);
    this.#panel.drawGraph();
    this.#panel.drawLens();
    const { points, loss } = this.#run.pictures.find((picture) => picture.start === start)!;
    setText(this.#figure.querySelector('[data-reading="loss"]')!, formatNumber(loss));
    drawLineChart(this.#figure.querySelector<SVGSVGElement>('[data-chart="loss"]')!, lossChart(points, this.#words));
  }

  async #stepOnce(): Promise<void> {
    const done = this.#training.step();
    this.#sayTraining();
    await done;
    this.#controls.remember();
  }

  #toggle(): void {
    if (this.#training.running) this.#training.pause();
    // It rests where most starts have shown what becomes of them; pressed again, it goes on.
    else {
      const until = this.#run.step < FIRST_REST ? FIRST_REST : LAST_STEP;
      void this.#training.train(until).then(() => this.#stopped());
    }
    this.#sayTraining();
  }

  #stopped(): void {
    if (this.#listening.signal.aborted) return;
    this.#sayTraining();
    this.#drawing.flush();
    this.#controls.rememberSoon();
  }

  #sayTraining(): void {
    const { pause, train } = this.#words.buttons;
    setText(this.#figure.querySelector('[data-action="train"]')!, this.#training.running ? pause : train);
  }
}

/** Brings the sixteen starts to life. */
export async function start(figure: FigureShell, initial: Decoded): Promise<LiveFigure> {
  const live = new LiveSixteen(figure, initial);
  await live.start(Number(initial.state.step));
  return live;
}
