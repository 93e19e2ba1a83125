import { pageEngine } from '../figure/page-engine.ts';
import type { OptimizerName } from '../engine/optimizers.ts';
import type { Frame } from '../engine/protocol.ts';
import { wordsFor } from '../i18n/index.ts';
import { miniWords } from '../i18n/mini.ts';
import { layout, type Layout } from '../layout/layout.ts';
import { float32Text } from '../view/format.ts';
import { drawGraph, nodeSize } from '../view/graph-view.ts';
import { drawMiniTable } from '../view/mini-table.ts';
import { drawSparkline } from '../view/sparkline.ts';
import { DrawQueue } from './draw-queue.ts';
import type { State } from './field.ts';
import type { FigureShell, LiveFigure } from './figure-shell.ts';
import { History } from './history.ts';
import type { FrameDetail } from './live-value.ts';
import { MINI_STEPS, miniPicture, miniSparkline } from './mini-picture.ts';
import { miniReading } from './mini-reading.ts';
import { miniVerdict } from './mini-verdict.ts';
import { minis, miniSpec, type MiniName } from './minis.ts';
import { setText } from './set-text.ts';
import { Training } from './training.ts';

/** A small model at work. It stays on the CPU, where a step of it takes a millisecond or two. */
class MiniLive implements LiveFigure {
  readonly #figure: FigureShell;
  readonly #spec;
  #layout: Layout | undefined;
  readonly #words;
  readonly #mini;
  readonly #training: Training;
  readonly #drawing = new DrawQueue();
  readonly #losses = new History();
  readonly #listening = new AbortController();
  readonly #onScreen: IntersectionObserver;
  #frame: Frame | undefined;
  #failure: unknown;

  constructor(figure: FigureShell) {
    this.#figure = figure;
    this.#spec = miniSpec(minis[figure.linkName as MiniName]);
    const tag = figure.closest('[lang]')?.getAttribute('lang') ?? 'en';
    this.#words = wordsFor(tag);
    this.#mini = miniWords(tag);
    this.#training = new Training(pageEngine(), 'faster', {
      onFrame: (frame) => this.#show(frame),
      onRestart: () => undefined,
      onBackend: () => undefined,
      onFailure: (error) => {
        console.warn(error);
        this.#failure = error;
        figure.setAvailable(false);
      },
    });
    this.#onScreen = new IntersectionObserver((entries) => this.#training.setVisible(entries.at(-1)!.isIntersecting));
    this.#onScreen.observe(figure);
    this.#listen();
  }

  /** Opens the run anew and brings it to `step`. @param optimizer in place of the model's own. */
  async start(step: number, optimizer?: OptimizerName): Promise<void> {
    this.#losses.clear();
    this.#failure = undefined;
    const spec = optimizer ? { ...this.#spec, optimizer } : this.#spec;
    const running = this.#training.start(spec, step, 'cpu');
    this.#sayTraining();
    await running;
  }

  async ask(set: State, steps: number): Promise<FrameDetail> {
    await this.start(steps, set.optimizer as OptimizerName | undefined);
    if (!this.#frame || this.#failure) throw this.#failure;
    return this.#detail(this.#frame);
  }

  stop(): void {
    this.#listening.abort();
    this.#onScreen.disconnect();
    this.#training.stop();
    this.#drawing.clear();
  }

  #detail(frame: Frame): FrameDetail {
    const start = this.#losses.points[0]!.value;
    return { read: (name) => miniReading(name, frame, this.#spec.graph, start) };
  }

  #show(frame: Frame): void {
    const { graph } = this.#spec;
    const figure = this.#figure;
    this.#frame = frame;
    this.#losses.add(frame.losses);
    if (figure.dataset.backend !== frame.backend) figure.setAvailable(true);
    figure.dataset.backend = frame.backend;
    figure.dataset.step = String(frame.step);
    figure.dataset.loss = float32Text(frame.loss);
    for (const name of ['step', 'loss'] as const)
      setText(figure.querySelector(`[data-reading="${name}"]`)!, figure.dataset[name]!);
    setText(figure.querySelector('[role="status"]')!, this.#mini.verdict(miniVerdict(graph, frame)));
    const spark = figure.querySelector<SVGSVGElement>('.sparkline')!;
    const body = figure.querySelector<HTMLTableSectionElement>('tbody')!;
    this.#drawing.add('graph', () => {
      this.#layout ??= layout(graph, { size: nodeSize });
      drawGraph(figure.querySelector('.graph')!, miniPicture(graph, this.#layout, frame, this.#words));
    });
    this.#drawing.add('rest', () => {
      drawSparkline(spark, miniSparkline(this.#mini.sparkline, this.#losses.points));
      drawMiniTable(body, graph, frame.trace, frame.movement, this.#words);
    });
    figure.dispatchEvent(new CustomEvent('frame', { detail: this.#detail(frame) }));
  }

  #sayTraining(): void {
    const { pause, train } = this.#words.buttons;
    setText(this.#figure.querySelector('[data-action="train"]')!, this.#training.running ? pause : train);
  }

  #listen(): void {
    const actions: Record<string, () => Promise<void> | void> = {
      step: () => this.#training.step(),
      train: () => (this.#training.running ? this.#training.pause() : this.#train()),
      reset: () => this.start(0),
    };
    this.#figure.addEventListener(
      'click',
      async (event) => {
        const button = (event.target as Element).closest<HTMLElement>('[data-action]');
        const done = button && actions[button.dataset.action!]?.();
        this.#sayTraining();
        await done;
        this.#sayTraining();
      },
      { signal: this.#listening.signal },
    );
  }

  /** Trains on for as many steps as the sparkline first holds. */
  #train(): Promise<void> {
    return this.#training.train((this.#frame?.step ?? 0) + MINI_STEPS);
  }
}

/** Brings a small model to life. */
export async function start(figure: FigureShell): Promise<LiveFigure> {
  const live = new MiniLive(figure);
  await live.start(0);
  return live;
}
