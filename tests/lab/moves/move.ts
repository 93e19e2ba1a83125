/** What a random program may do with its tensors: each move as PyTorch writes it, and in float64. */
import type { Numbers } from '../numbers64.ts';

/** One call, ready to be written and computed. */
export interface Move {
  /** As Python, with the names of its tensors. */
  readonly write: (a: string, b: string) => string;
  readonly compute: (a: Numbers, b: Numbers) => Numbers;
  /** Whether no gradient goes back through it. */
  readonly cuts?: boolean;
}

/** Moves that fit the operands; `choice` settles which axis, which part. */
export type Form = (a: Numbers, b: Numbers, choice: number) => Move | undefined;

/** For moves that every number fits. */
export const anything = () => true;
