import type { Engine, Run } from '../../engine/engine.ts';
import type { Frame, SessionSpec } from '../../engine/protocol.ts';
import type { Driver } from '../../figure/player.ts';

/** Each run takes its steps in so many turns, so that all of them grow at once and end together. */
const TURNS = 10;

/** Milliseconds of work asked of the worker at a time. */
const BUDGET = 150;

/** One run of the line-up. */
export interface Candidate<Name extends string> {
  readonly name: Name;
  readonly spec: SessionSpec;
  readonly steps: number;
}

export interface TurnEvents<Name extends string> {
  onFrame(name: Name, frame: Frame): void;
  /** The runs had to be taken up again in a new worker. */
  onRestart(): void;
}

/**
 * Drives many runs at once, a few steps of each in turn, in the page's one worker and on the CPU, where no shader of
 * fifteen models has to be compiled. It knows no document.
 */
export class Turns<Name extends string> implements Driver {
  readonly #engine: Engine;
  readonly #events: TurnEvents<Name>;
  readonly #open = new Set<Run>();
  /** The number of the present start: an answer that belongs to an earlier number is dropped. */
  #generation = 0;
  #paused = false;
  #visible = true;
  /** Somebody waits for the answer, wherever the figure stands. */
  #asked = false;
  #wake: (() => void) | undefined;

  constructor(engine: Engine, events: TurnEvents<Name>) {
    this.#engine = engine;
    this.#events = events;
  }

  /**
   * Trains every candidate to its end, from its initial values. What ran before is given up.
   * @param asked whether it goes on out of sight too.
   * @returns whether it came to the end, and was not given up in its turn.
   * @throws when the engine is gone for good.
   */
  async run(candidates: readonly Candidate<Name>[], asked = false): Promise<boolean> {
    const generation = this.#begin();
    this.#asked = asked;
    const going: { candidate: Candidate<Name>; run: Run; at: number }[] = [];
    for (const candidate of candidates) {
      if (!(await this.#ready(generation))) return false;
      const { run, frame } = await this.#engine.open(candidate.spec, this.#events.onRestart);
      if (generation !== this.#generation) {
        run.close();
        return false;
      }
      this.#open.add(run);
      going.push({ candidate, run, at: 0 });
      this.#events.onFrame(candidate.name, frame);
    }
    while (going.length > 0)
      for (const one of [...going]) {
        const { candidate, run } = one;
        if (!(await this.#ready(generation))) return false;
        const steps = Math.min(Math.ceil(candidate.steps / TURNS), candidate.steps - one.at);
        const frame = await run.advance({ steps, budget: BUDGET });
        if (generation !== this.#generation) return false;
        one.at = frame.step;
        this.#events.onFrame(candidate.name, frame);
        if (one.at < candidate.steps) continue;
        going.splice(going.indexOf(one), 1);
        this.#close(run);
      }
    return true;
  }

  pause(): void {
    this.#paused = true;
  }

  goOn(): void {
    this.#paused = false;
    this.#wake?.();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#wake?.();
  }

  stop(): void {
    this.#begin();
  }

  #begin(): number {
    for (const run of this.#open) this.#close(run);
    this.#paused = false;
    this.#generation++;
    this.#wake?.();
    return this.#generation;
  }

  #close(run: Run): void {
    this.#open.delete(run);
    run.close();
  }

  /** Waits while paused or out of sight. @returns whether this start is still the one that counts. */
  async #ready(generation: number): Promise<boolean> {
    while (generation === this.#generation && (this.#paused || !(this.#visible || this.#asked)))
      await new Promise<void>((resolve) => (this.#wake = resolve));
    return generation === this.#generation;
  }
}
