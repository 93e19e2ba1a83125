import type { MiniOutcome } from '../../words/en/mini.ts';

/** What a run has come to. @param still tensors that training is meant to move and has not. */
export function outcomeOf(
  steps: number,
  trained: boolean,
  moved: readonly string[],
  still: readonly string[],
): MiniOutcome {
  if (trained) return { kind: 'trains', steps };
  if (moved.length === 0) return { kind: 'nothingMoved', steps };
  if (still.length === 0) return { kind: 'lossNoLower', steps };
  return { kind: 'someMoved', steps, moved, still };
}
