import type { Frame, SessionSpec } from '../engine/protocol.ts';
import type { Films } from '../films/films.ts';

/** What an exercise is decided with. */
export interface Bench {
  /** Trains a model from its initial values, and returns the frame after so many steps with every loss on the way. */
  readonly train: (spec: SessionSpec, steps: number) => Promise<Frame>;
  readonly films: () => Promise<Films>;
}

/**
 * Runs the model that an exercise asks about, and says what came of it as the question's options have it: an option's key,
 * keys joined by commas, a number, or several joined by semicolons.
 */
export type Exercise = (bench: Bench) => Promise<string>;
