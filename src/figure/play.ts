import { LAST_STEP } from './field.ts';
import type { Training } from './training.ts';

/** Milliseconds between two steps that are watched one by one. */
const PACE = 90;

/** Steps that go by one at a time, for the reader to see how a run begins. */
const SLOW = 24;

/** A run as a way of playing it sees it. */
export interface Played {
  readonly training: Training;
  /** The step it stands at. */
  readonly step: () => number;
  readonly visible: () => boolean;
  /** Puts it back to its initial values. */
  readonly again: () => Promise<void>;
}

/** How far a press of Train goes, and how fast. */
export interface Play {
  /** Nothing goes beyond this step. */
  readonly last: number;
  /** @param current whether nothing has stopped or replaced it since */
  readonly on: (run: Played, current: () => boolean) => Promise<void>;
}

/** On and on, until the reader makes it rest. */
export const endless: Play = { last: LAST_STEP, on: ({ training }) => training.train() };

/** So many steps a press. */
export function inStretches(steps: number): Play {
  return { last: LAST_STEP, on: ({ training, step }) => training.train(step() + steps) };
}

/** Step by step as far as it is worth watching, then on to the last step; at the end, from the beginning again. */
export function watched(last: number, slow = SLOW): Play {
  return {
    last,
    on: async ({ training, step, visible, again }, current) => {
      if (step() >= last) await again();
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      while (current() && !still && step() < slow) {
        if (visible()) await training.step();
        await new Promise((resolve) => setTimeout(resolve, PACE));
      }
      if (current()) await training.train(last);
    },
  };
}
