import type { Engine, Run } from '../engine/engine.ts';
import type { BackendName, Checkpoint, Frame, SessionSpec, WebGLReport } from '../engine/protocol.ts';
import type { Leaves } from '../graph/feed.ts';
import type { NodeId } from '../graph/graph.ts';
import { LAST_STEP } from './field.ts';

/** Milliseconds of work asked of the worker at a time while training: between two pictures. */
export const BUDGET = 64;

/** The same while a run is brought to the step of a link: a few pictures are enough on the way. */
const REPLAY_BUDGET = 250;

/** WebGL must be faster by this factor to be worth the move. */
const MARGIN = 1.25;

export type BackendChoice = 'auto' | BackendName;

export interface TrainingEvents {
  onFrame(frame: Frame): void;
  /** The run had to be taken up again in a new worker. */
  onRestart(): void;
  /** WebGL was tried: what came of it, and where the run goes on. */
  onBackend(report: WebGLReport, backend: BackendName): void;
  /** The engine is gone for good. */
  onFailure(error: unknown): void;
}

/** Whether WebGL is worth moving to when the choice is left to the figure. */
export type Preference = 'webgl' | 'faster';

/**
 * Drives one run: opens it on the CPU, moves it to WebGL when the shaders are ready, takes steps one by one or as many
 * as fit between two pictures. It knows no document; a restart or a change of settings starts a new run.
 */
export class Training {
  readonly #engine: Engine;
  readonly #events: TrainingEvents;
  readonly #preference: Preference;
  readonly #shownSingly: number;
  #run: Run | undefined;
  /** The number of the present run: an answer that belongs to an earlier number is dropped. */
  #generation = 0;
  #training = false;
  #visible = true;
  /** The step the run stands at. */
  #at = 0;

  /** @param shownSingly the first so many steps are taken one by one, each with a frame of its own. */
  constructor(engine: Engine, preference: Preference, events: TrainingEvents, shownSingly = 0) {
    this.#engine = engine;
    this.#preference = preference;
    this.#events = events;
    this.#shownSingly = shownSingly;
  }

  /**
   * Opens a new run in place of the last, and trains it to `step`. Resolves with its first frame shown.
   * @param from where to take the run up; from its initial values when absent.
   */
  async start(spec: SessionSpec, step: number, choice: BackendChoice, from?: Checkpoint): Promise<void> {
    const generation = ++this.#generation;
    this.#training = false;
    this.#run?.close();
    this.#run = undefined;
    await this.#guard(generation, async () => {
      const { run, frame } = await this.#engine.open(spec, this.#events.onRestart, from);
      if (generation !== this.#generation) return run.close();
      this.#run = run;
      this.#events.onFrame(frame);
      this.#at = frame.step;
      await this.#advanceTo(generation, step);
      void this.#choose(generation, run, choice);
    });
  }

  /** One update. */
  async step(): Promise<void> {
    this.#training = false;
    await this.#guard(this.#generation, () => this.#advanceTo(this.#generation, this.#at + 1));
  }

  /** Trains until paused or at a step; waits while out of sight. Resolves when the last frame is shown. */
  async train(until = LAST_STEP): Promise<void> {
    const generation = this.#generation;
    this.#training = true;
    await this.#guard(generation, async () => {
      while (this.#training && generation === this.#generation && this.#at < until) {
        if (this.#visible) await this.#take(generation, until - this.#at);
        await nextPicture();
      }
      if (generation === this.#generation && this.#at >= until) this.#training = false;
    });
  }

  pause(): void {
    this.#training = false;
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
  }

  /** A node's values for these inputs; undefined when there is no run, or none any more, that could answer. */
  evaluate(node: NodeId, leaves: Leaves): Promise<Float32Array | undefined> {
    return this.#answer((run) => run.evaluate(node, leaves));
  }

  /** The model's answers in its feed's exam; undefined when there is no run, or none any more, that could answer. */
  examine(): Promise<Float32Array | undefined> {
    return this.#answer((run) => run.examine());
  }

  stop(): void {
    this.#generation++;
    this.#training = false;
    this.#run?.close();
    this.#run = undefined;
  }

  async #answer<T>(ask: (run: Run) => Promise<T>): Promise<T | undefined> {
    let answer: T | undefined;
    await this.#guard(this.#generation, async () => {
      if (this.#run) answer = await ask(this.#run);
    });
    return answer;
  }

  async #advanceTo(generation: number, target: number): Promise<void> {
    while (this.#at < target && this.#run && generation === this.#generation)
      await this.#take(generation, target - this.#at, REPLAY_BUDGET);
  }

  async #take(generation: number, steps: number, budget = BUDGET): Promise<void> {
    const most = this.#at < this.#shownSingly ? 1 : steps;
    const frame = await this.#run?.advance({ steps: most, budget });
    if (!frame || generation !== this.#generation) return;
    this.#at = frame.step;
    this.#events.onFrame(frame);
  }

  async #choose(generation: number, run: Run, choice: BackendChoice): Promise<void> {
    if (choice === 'cpu') return;
    await this.#guard(generation, async () => {
      const report = await run.prepareWebGL();
      if (generation !== this.#generation) return;
      const worth = choice === 'webgl' || this.#preference === 'webgl' || report.webgl! * MARGIN < report.cpu!;
      const backend = report.usable && worth ? 'webgl' : 'cpu';
      if (backend === 'webgl') {
        await run.moveTo('webgl');
        const frame = await run.advance({ steps: 0, budget: 0 });
        if (generation !== this.#generation) return;
        this.#events.onFrame(frame);
      }
      this.#events.onBackend(report, backend);
    });
  }

  async #guard(generation: number, work: () => Promise<unknown> | unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#training = false;
      this.#events.onFailure(error);
    }
  }
}

function nextPicture(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
