import type { BackendName } from '../../src/engine/protocol.ts';

/** The pair model at its start: what every way of training it is given. */
export interface Start {
  readonly parameters: Readonly<Record<'a' | 'b' | 'W' | 'B', readonly number[]>>;
  readonly label: number;
  readonly learningRate: number;
}

/** What a frame brought. */
export interface Progress {
  readonly steps: number;
  /** Loss before the last of these steps. */
  readonly loss: number;
}

/** One way of training the pair model, in a worker of its own. It takes steps for a frame, then reads back. */
export interface Trainer {
  open(start: Start, backend: BackendName): Promise<void> | void;
  /** Takes at most `steps` steps, and none after `budget` milliseconds. */
  advance(steps: number, budget: number): Promise<Progress> | Progress;
}

/** Takes steps as the engine does: at least one, then as long as the budget lasts. @returns how many */
export function spend(steps: number, budget: number, step: () => void): number {
  const until = performance.now() + budget;
  let taken = 0;
  for (; taken < steps && (taken === 0 || performance.now() < until); taken++) step();
  return taken;
}
