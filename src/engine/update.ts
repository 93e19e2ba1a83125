import { optimizers } from './optimizers.ts';
import type { SessionSpec } from './protocol.ts';
import * as tf from './tfjs.ts';
import type { Tensor } from './tfjs.ts';

/** What of a run decides its updates. */
type Rule = Pick<SessionSpec, 'optimizer' | 'learningRate' | 'weightDecay' | 'clip'>;

/**
 * One update of all parameters: the gradient is clipped, the weights decay, the optimizer goes down. New parameters, then
 * new slots. `t` counts from 1. Call it inside `tidy`.
 */
export function updated(
  { optimizer, learningRate, weightDecay = 0, clip }: Rule,
  parameters: Tensor,
  gradient: Tensor,
  slots: readonly Tensor[],
  t: number,
): [Tensor, ...Tensor[]] {
  // Loshchilov and Hutter (2019): beside the gradient, not in it, where Adam would divide its size away.
  const kept = weightDecay === 0 ? parameters : tf.mul(parameters, 1 - learningRate * weightDecay);
  const given = clip === undefined ? gradient : clipped(gradient, clip);
  return optimizers[optimizer].update(kept, given, slots, learningRate, t);
}

/** Divided by the larger of the norm and the limit: a norm of 0 is never divided by. */
function clipped(gradient: Tensor, limit: number): Tensor {
  const norm = tf.sqrt(tf.sum(tf.mul(gradient, gradient)));
  return tf.mul(gradient, tf.div(limit, tf.maximum(norm, limit)));
}
