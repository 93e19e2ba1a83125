import type { Checkpoint, Frame, SessionSpec } from '../engine/protocol.ts';
import type { Words } from '../words/words.ts';
import type { Decoded } from './codec.ts';
import { Controller } from './controller.ts';
import type { State } from './field.ts';
import type { FrameDetail } from './live-value.ts';
import { endless, type Play } from './play.ts';
import { Player, type Jobs, type TrainingSettings } from './player.ts';
import { setText } from './set-text.ts';
import type { FigureShell, LiveFigure } from './shell.ts';
import type { BackendChoice, Training } from './training.ts';

/** What makes one figure with one run different from another. */
export interface RunFigure extends TrainingSettings {
  /** The run that a state of the controls stands for. */
  readonly spec: (state: State) => SessionSpec;
  /** How far a press of Train goes; on and on when absent. */
  readonly play?: Play;
  /** Controls whose change brings the new run to where the old one stood. */
  readonly keepsStep?: readonly string[];
  /** A new run begins: forget what was measured. */
  readonly onStart?: (state: State) => void;
  /** A control changed that leaves the run as it is. */
  readonly onPassive?: (state: State) => void;
  /** Takes in a frame, and returns how to draw it, by name. */
  readonly onFrame: (frame: Frame, state: State) => Jobs;
  /** Whether these drawings are too much for one task. */
  readonly large?: () => boolean;
  /** One number of the newest frame as text. */
  readonly read: (name: string, frame: Frame) => string;
  /** A frame in a few words, for who does not see it. */
  readonly spoken?: (frame: Frame) => string;
  /** What a link says beside the controls and the step. */
  readonly place?: () => State;
  /** See `Controlled`. */
  readonly passOver?: (target: Element) => boolean;
  readonly gated?: string;
  readonly stop?: () => void;
}

/** While it trains, a run is spoken of no more often than this, in milliseconds. */
const SPOKEN = 5000;

/** One run at work: the controls decide it, the buttons play it, every frame of it is drawn. */
export class LiveRun implements LiveFigure {
  readonly training: Training;
  readonly #figure: FigureShell;
  readonly #run: RunFigure;
  readonly #way: Play;
  readonly #words: Words;
  readonly #controller: Controller;
  readonly #player: Player;
  /** Of this run; none until its first arrives. */
  #frame: Frame | undefined;
  /** The step this run is brought to. */
  #target = 0;
  /** Counts the starts. */
  #starts = 0;
  #spoken = 0;

  constructor(figure: FigureShell, run: RunFigure, initial: Decoded, words: Words) {
    this.#figure = figure;
    this.#run = run;
    this.#way = run.play ?? endless;
    this.#words = words;
    const { buttons } = words;
    this.#player = new Player(figure, words, {
      action: 'train',
      label: (playing) => (playing ? buttons.pause : buttons.train),
      play: (current) => this.#play(current),
      onRest: () => {
        this.#controller.rememberSoon();
        this.#speak();
      },
    });
    this.training = this.#player.training(run, (frame) => this.#show(frame));
    this.#controller = new Controller(figure, initial, words, {
      onChange: (keys) => void this.#restart(keys),
      onPassive: () => run.onPassive?.(this.state),
      actions: {
        train: () => this.#player.press(),
        step: () => this.#step(),
        reset: () => this.start(0),
      },
      place: () => ({ step: String(this.#frame?.step ?? this.#target), ...run.place?.() }),
      passOver: run.passOver,
      gated: run.gated,
    });
  }

  get state(): State {
    return this.#controller.state;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Says which parts of the link made no sense. */
  report(problems: readonly string[]): void {
    this.#controller.report(problems);
  }

  /** Brings the run to the step that a link asks for. */
  async restore(step: number): Promise<void> {
    if (step > 0) this.#figure.note('replay', this.#words.link.replaying(step));
    await this.start(step);
    this.#figure.note('replay', '');
  }

  /**
   * Opens the run that the controls ask for, and brings it to `step`.
   * @param from where to take it up; from its initial values when absent.
   */
  async start(step: number, from?: Checkpoint): Promise<void> {
    this.#player.rest();
    await this.#open(step, from);
    this.remember();
  }

  /** See `FigureShell.ask`. */
  async ask(set: State, steps: number): Promise<FrameDetail> {
    this.#controller.ask(set);
    const start = this.#starts + 1;
    await this.start(steps);
    const frame = this.#frame;
    if (start !== this.#starts || (frame && frame.step > steps)) throw new DOMException('Overtaken.', 'AbortError');
    if (frame?.step !== steps) throw new Error(`The run did not come to step ${steps}.`);
    return this.#detail(frame);
  }

  stop(): void {
    this.#controller.stop();
    this.#player.stop();
    this.#run.stop?.();
  }

  /** Draws the last frame once more. Resolves when it is drawn. */
  reshow(): Promise<void> {
    if (this.#frame) this.#show(this.#frame);
    return this.#player.drawn();
  }

  /** Writes one of the figure's numbers. */
  read(name: string, text: string): void {
    const cell = this.#figure.querySelector(`[data-reading="${name}"]`);
    if (cell) setText(cell, text);
  }

  /** Writes what the figure found. */
  say(text: string): void {
    setText(this.#figure.querySelector('[role="status"]')!, text);
  }

  remember(): void {
    this.#controller.remember();
  }

  rememberSoon(): void {
    this.#controller.rememberSoon();
  }

  async #open(step: number, from?: Checkpoint): Promise<void> {
    if (!from) this.#run.onStart?.(this.state);
    this.#starts++;
    this.#frame = undefined;
    this.#target = step;
    this.#spoken = performance.now();
    const backend = (this.state.backend ?? 'cpu') as BackendChoice;
    this.#figure.wait('computing');
    await this.training.start(this.#run.spec(this.state), step, backend, from);
  }

  /** Another backend goes on with the same run; any other change begins a new one. */
  #restart(keys: readonly string[]): Promise<void> {
    const frame = this.#frame;
    if (frame && keys.every((key) => key === 'backend')) return this.start(frame.step, frame.checkpoint);
    const keeps = keys.every((key) => this.#run.keepsStep?.includes(key));
    return this.start(keeps ? Math.max(frame?.step ?? 0, this.#target) : 0);
  }

  #play(current: () => boolean): Promise<void> {
    const played = {
      training: this.training,
      step: () => this.#frame?.step ?? 0,
      visible: () => this.#player.visible,
      again: () => this.#open(0),
    };
    return this.#way.on(played, current);
  }

  async #step(): Promise<void> {
    this.#player.rest();
    if ((this.#frame?.step ?? 0) < this.#way.last) await this.training.step();
    this.#speak();
    this.remember();
  }

  #show(frame: Frame): void {
    this.#frame = frame;
    const { dataset } = this.#figure;
    if (dataset.backend !== frame.backend) {
      this.#figure.setAvailable(true);
      this.#figure.note('backend', this.#words.backend[frame.backend]);
    }
    dataset.backend = frame.backend;
    dataset.step = String(frame.step);
    if (frame.fallback) this.#figure.note('event', this.#words.backend.fallback[frame.fallback]);
    this.read('step', String(frame.step));
    this.#figure.wait(undefined);
    this.#player.draw(this.#run.onFrame(frame, this.state));
    // While training, the next frame is under way.
    if (!this.#player.playing && !this.#run.large?.()) this.#player.drawNow();
    if (this.#player.playing && performance.now() - this.#spoken > SPOKEN) this.#speak();
    this.#figure.dispatchEvent(new CustomEvent('frame', { detail: this.#detail(frame) }));
  }

  #speak(): void {
    this.#spoken = performance.now();
    if (this.#frame && this.#run.spoken)
      setText(this.#figure.querySelector('[data-note="spoken"]')!, this.#run.spoken(this.#frame));
  }

  #detail(frame: Frame): FrameDetail {
    return { read: (name) => this.#run.read(name, frame) };
  }
}
