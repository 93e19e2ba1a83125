import type { Engine } from '../engine/engine.ts';
import type { Frame } from '../engine/protocol.ts';
import type { Words } from '../words/words.ts';
import { backendText } from './backend-text.ts';
import { pageEngine } from './page-engine.ts';
import { DrawQueue, type Job } from './draw-queue.ts';
import { setText } from './set-text.ts';
import type { FigureShell } from './shell.ts';
import { Training, type Preference, type TrainingEvents } from './training.ts';

/** One run, or several that are trained together. */
export interface Driver {
  setVisible(visible: boolean): void;
  pause(): void;
  stop(): void;
}

/** Drawing jobs by name: one asked for again before its turn draws the newest numbers only. */
export type Jobs = Readonly<Record<string, Job>>;

/** The button that starts a run and makes it rest, and what a press of it does. */
export interface PlayButton {
  /** Its `data-action`. */
  readonly action: 'train' | 'run';
  readonly label: (playing: boolean) => string;
  /** Plays on from where the figure stands. @param current whether nothing has stopped or replaced it since */
  readonly play: (current: () => boolean) => Promise<unknown>;
  /** It rests: its end is reached, or the reader made it rest, and the last frame is shown. */
  readonly onRest?: () => void;
}

/** What a training is that only some figures have otherwise. */
export interface TrainingSettings {
  /** The engine it runs on; the page's own when absent. */
  readonly engine?: Engine;
  readonly preference?: Preference;
  /** The first so many steps are taken one by one, each with a frame of its own. */
  readonly singly?: number;
}

/**
 * Plays a figure's runs, be it one or several: it starts them and makes them rest, lets them wait while the figure is out
 * of sight, says on the button what a press does, draws between two pictures, and says what became of the engine.
 */
export class Player {
  readonly #figure: FigureShell;
  readonly #words: Words;
  readonly #button: PlayButton;
  readonly #drivers: Driver[] = [];
  readonly #drawing = new DrawQueue();
  readonly #onScreen: IntersectionObserver;
  #visible = true;
  #playing = false;
  /** The number of the present start or rest: whatever belongs to an earlier number ends. */
  #turn = 0;

  constructor(figure: FigureShell, words: Words, button: PlayButton) {
    this.#figure = figure;
    this.#words = words;
    this.#button = button;
    this.#onScreen = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1)!.isIntersecting;
      for (const driver of this.#drivers) driver.setVisible(this.#visible);
    });
    this.#onScreen.observe(figure);
  }

  get playing(): boolean {
    return this.#playing;
  }

  get visible(): boolean {
    return this.#visible;
  }

  /** Whatever drives runs of this figure comes here, to wait and to stop with it. */
  add<D extends Driver>(driver: D): D {
    this.#drivers.push(driver);
    return driver;
  }

  /** A run of this figure. */
  training(
    { engine = pageEngine(), preference = 'faster', singly }: TrainingSettings,
    onFrame: (frame: Frame) => void,
  ): Training {
    const events: TrainingEvents = {
      onFrame,
      onRestart: () => this.sayRestarted(),
      onBackend: (report, backend) => this.#figure.note('backend', backendText(backend, report, this.#words)),
      onFailure: (error) => this.fail(error),
    };
    return this.add(new Training(engine, preference, events, singly));
  }

  /** What the button does. */
  press(): void {
    if (this.#playing) this.rest();
    else void this.play();
  }

  async play(): Promise<void> {
    const turn = ++this.#turn;
    this.#playing = true;
    this.say();
    await this.#button.play(() => turn === this.#turn);
    if (turn === this.#turn) this.rest();
    if (!this.#playing) this.#button.onRest?.();
  }

  rest(): void {
    this.#turn++;
    this.#playing = false;
    for (const driver of this.#drivers) driver.pause();
    this.say();
  }

  /** Writes on the button what a press of it does now. */
  say(): void {
    const { action, label } = this.#button;
    const button = this.#figure.querySelector(`[data-action="${action}"]`);
    if (button) setText(button, label(this.#playing));
  }

  sayRestarted(): void {
    this.#figure.note('event', this.#words.backend.restarted);
  }

  /** The engine is gone for good. */
  fail(error: unknown): void {
    console.warn(error);
    this.rest();
    this.#figure.setAvailable(false);
  }

  /** Draws each job in a task of its own. */
  draw(jobs: Jobs): void {
    for (const [name, job] of Object.entries(jobs)) this.#drawing.add(name, job);
  }

  /** Draws all that waits, now. */
  drawNow(): void {
    this.#drawing.flush();
  }

  /** Nothing that waits is to be drawn any more. */
  forgetDrawings(): void {
    this.#drawing.clear();
  }

  /** Resolves when nothing waits to be drawn. */
  drawn(): Promise<void> {
    return this.#drawing.drained();
  }

  stop(): void {
    this.#turn++;
    this.#playing = false;
    this.#onScreen.disconnect();
    this.#drawing.clear();
    for (const driver of this.#drivers) driver.stop();
  }
}
