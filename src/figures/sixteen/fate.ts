import { receiversOf } from '../../graph/reach.ts';
import type { Trace } from '../../graph/trace.ts';
import { startGraph } from './spec.ts';

/**
 * What has become of a start:
 * - `never`: no tensor receives a gradient at step 0, so no step changes anything, now or later;
 * - `twins`: it moves, but a and b are equal to the last bit and so receive equal gradients for ever. Then the logit is a
 *   sum of squares, and with label 0 the loss cannot come below ln 2;
 * - `trains`: the loss is below half of ln 2;
 * - `open`: it moves, and has not come so far;
 * - `notANumber`: the loss is none.
 */
export const fates = ['trains', 'open', 'twins', 'never', 'notANumber'] as const;
export type Fate = (typeof fates)[number];

/** A loss below this is a model that has learned its one pair. */
export const TRAINED = Math.LN2 / 2;

/** The tensors of a start that receive a gradient, in the order in which its name has them. */
export function startReceivers(trace: Trace): string[] {
  return receiversOf(startGraph, trace).sort((one, other) => 'abWB'.indexOf(one) - 'abWB'.indexOf(other));
}

/**
 * Judges one start by its numbers.
 * @param label what the pair should be called: 0 or 1
 * @param moves whether any tensor received a gradient at step 0. If none did, none ever will.
 */
export function fateOf(trace: Trace, label: number, moves: boolean): Fate {
  const loss = trace.values[startGraph.loss]![0]!;
  if (!Number.isFinite(loss)) return 'notANumber';
  if (loss < TRAINED) return 'trains';
  if (!moves) return 'never';
  const { a, b } = trace.values;
  return label === 0 && a!.every((value, i) => value === b![i]) ? 'twins' : 'open';
}
