import type { MoreOp } from '../graph/graph.ts';
import '../graph/ops-more.ts';
import { axesOf } from '../graph/shape.ts';
import { cpuMoreKernels } from './kernels-cpu-more.ts';
import { broadcasting, keptShape, kernels, unary, unbroadcast, type Kernel } from './kernels.ts';
import * as tf from './tfjs-more.ts';
import type { Tensor } from './tfjs.ts';

const lastAxis = (x: Tensor) => x.shape.length - 1;

function softmaxOf(z: Tensor): Tensor {
  return tf.exp(logSoftmaxOf(z));
}

/** Shifted by the largest logit, so that nothing overflows. */
function logSoftmaxOf(z: Tensor): Tensor {
  const shifted = tf.sub(z, tf.max(z, lastAxis(z), true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), lastAxis(z), true)));
}

/** How the ops of `ops-more.ts` are computed. Importing this file adds them to the table. */
const more: Readonly<Record<MoreOp, Kernel>> = {
  neg: unary(tf.neg, (g) => tf.neg(g)),
  exp: unary(tf.exp, (g, _x, y) => tf.mul(g, y)),
  log: unary(tf.log, (g, x) => tf.div(g, x)),
  abs: unary(tf.abs, (g, x) => tf.mul(g, tf.sub(tf.step(x), tf.step(tf.neg(x))))),

  power: {
    forward: ([x], { exponent = 1 }) => tf.pow(x!, exponent),
    backward: (g, { x: [x], attributes: { exponent = 1 } }) =>
      exponent === 0 ? tf.mul(x!, 0) : tf.mul(g, tf.mul(exponent, tf.pow(x!, exponent - 1))),
  },

  // The left operand wins a tie, as in TensorFlow.
  minimum: broadcasting(tf.minimum, (g, [a, b], slot) => {
    const rightWins = tf.step(tf.sub(a!, b!));
    return tf.mul(g, slot === 0 ? tf.sub(1, rightWins) : rightWins);
  }),

  // Elements that tie for the largest share the gradient.
  max: {
    forward: ([x], { axes, keepDims = false }) => tf.max(x!, axes && [...axes], keepDims),
    backward: (g, { x: [x], y, attributes }) => {
      const kept = keptShape(x!, attributes);
      const winners = tf.cast(tf.equal(x!, tf.reshape(y, kept)), 'float32');
      const share = tf.div(winners, tf.sum(winners, axesOf(x!.shape, attributes.axes), true));
      return tf.mul(share, tf.reshape(g, kept));
    },
  },

  where: {
    forward: ([condition, a, b]) => tf.where(tf.cast(condition!, 'bool'), a!, b!),
    backward: (g, { x }, slot) => {
      if (slot === 0) return undefined;
      const condition = tf.cast(x[0]!, 'bool');
      const none = tf.mul(g, 0);
      return unbroadcast(slot === 1 ? tf.where(condition, g, none) : tf.where(condition, none, g), x[slot]!.shape);
    },
  },

  softmax: unary(softmaxOf, (g, _x, y) => {
    const along = tf.sum(tf.mul(g, y), lastAxis(y), true);
    return tf.mul(y, tf.sub(g, along));
  }),
  logSoftmax: unary(logSoftmaxOf, (g, _x, y) => tf.sub(g, tf.mul(tf.exp(y), tf.sum(g, lastAxis(y), true)))),

  softmaxCrossEntropy: {
    forward: ([labels, logits]) => tf.neg(tf.sum(tf.mul(labels!, logSoftmaxOf(logits!)), lastAxis(logits!))),
    backward: (g, { x: [labels, logits] }, slot) => {
      const each = tf.reshape(g, [...g.shape, 1]);
      const whole = tf.sum(labels!, lastAxis(labels!), true);
      return slot === 0
        ? tf.neg(tf.mul(each, logSoftmaxOf(logits!)))
        : tf.mul(each, tf.sub(tf.mul(softmaxOf(logits!), whole), labels!));
    },
  },

  transpose: {
    forward: ([x], { permutation }) => tf.transpose(x!, permutation && [...permutation]),
    backward: (g, { attributes: { permutation }, x: [x] }) => {
      const axes = axesOf(x!.shape, permutation ?? x!.shape.map((_, i) => x!.shape.length - 1 - i));
      return tf.transpose(
        g,
        axes.map((_, i) => axes.indexOf(i)),
      );
    },
  },

  // A gather from the elements in a row, and a scatter back that adds up what was read more than once.
  pick: {
    forward: ([x], { from, shape }) => tf.reshape(tf.gather(column(x!), places(from!)), [...shape!]),
    backward: (g, { x: [x], attributes: { from } }) => {
      const scattered = tf.scatterND(tf.reshape(places(from!), [from!.length, 1]), column(g), [x!.size, 1]);
      return tf.reshape(scattered, x!.shape);
    },
  },
};

function column(x: Tensor): Tensor {
  return tf.reshape(x, [x.size, 1]);
}

function places(from: readonly number[]): tf.Tensor1D {
  return tf.tensor1d(Int32Array.from(from), 'int32');
}

Object.assign(kernels, more);
cpuMoreKernels.forEach(tf.registerKernel);
