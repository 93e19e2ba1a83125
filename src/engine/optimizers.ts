import type { OptimizerName } from './optimizer-names.ts';
import * as tf from './tfjs.ts';
import type { Tensor } from './tfjs.ts';

/**
 * An update rule over all parameters at once, laid end to end in one vector: a handful of kernels a step, however many
 * tensors the model has. Constants are those of `tf.train`.
 */
export interface Optimizer {
  /** Running averages it keeps, each as long as the parameters, and what they start at. */
  readonly slots: readonly number[];
  /** New parameters, then new slots. `t` counts from 1. Call it inside `tidy`. */
  readonly update: (
    parameters: Tensor,
    gradient: Tensor,
    slots: readonly Tensor[],
    learningRate: number,
    t: number,
  ) => [Tensor, ...Tensor[]];
}

const EPSILON = 1e-7;
const MOMENTUM = 0.9;
const DECAY = 0.9;
const BETA1 = 0.9;
const BETA2 = 0.999;

/** A running average that forgets: keep × old + (1 − keep) × new. */
function average(old: Tensor, fresh: Tensor, keep: number): Tensor {
  return tf.add(tf.mul(old, keep), tf.mul(fresh, 1 - keep));
}

function descend(parameters: Tensor, direction: Tensor, learningRate: number): Tensor {
  return tf.sub(parameters, tf.mul(direction, learningRate));
}

export const optimizers: Readonly<Record<OptimizerName, Optimizer>> = {
  sgd: { slots: [], update: (p, g, _slots, rate) => [descend(p, g, rate)] },

  momentum: {
    slots: [0],
    update: (p, g, [velocity], rate) => {
      const next = tf.add(tf.mul(velocity!, MOMENTUM), g);
      return [descend(p, next, rate), next];
    },
  },

  rmsprop: {
    slots: [0],
    update: (p, g, [meanSquare], rate) => {
      const next = average(meanSquare!, tf.mul(g, g), DECAY);
      return [descend(p, tf.div(g, tf.sqrt(tf.add(next, EPSILON))), rate), next];
    },
  },

  adagrad: {
    slots: [0.1],
    update: (p, g, [total], rate) => {
      const next = tf.add(total!, tf.mul(g, g));
      return [descend(p, tf.div(g, tf.sqrt(tf.add(next, EPSILON))), rate), next];
    },
  },

  adam: {
    slots: [0, 0],
    update: (p, g, [first, second], rate, t) => {
      const m = average(first!, g, BETA1);
      const v = average(second!, tf.mul(g, g), BETA2);
      const unbiased = tf.div(m, 1 - BETA1 ** t);
      const size = tf.sqrt(tf.div(v, 1 - BETA2 ** t));
      return [descend(p, tf.div(unbiased, tf.add(size, EPSILON)), rate), m, v];
    },
  },
};
