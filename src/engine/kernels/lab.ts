import type { OpName } from '../../graph/graph.ts';
import type { LabOp } from '../../graph/ops/lab.ts';
import { axesOf } from '../../graph/shape.ts';
import * as tf from '../tfjs.ts';
import type { Tensor } from '../tfjs.ts';
import { chapterKernels } from './chapter.ts';
import { broadcasting, keptShape, unary, unbroadcast, type Kernel, type Kernels } from './kernel.ts';

const lastAxis = (x: Tensor) => x.shape.length - 1;

/** Of equal logits the shares are equal and add up to 1, which the exponential of a logarithm misses by a rounding. */
function softmaxOf(z: Tensor): Tensor {
  const each = tf.exp(tf.sub(z, tf.max(z, lastAxis(z), true)));
  return tf.div(each, tf.sum(each, lastAxis(z), true));
}

/** Shifted by the largest logit, so that nothing overflows. */
function logSoftmaxOf(z: Tensor): Tensor {
  const shifted = tf.sub(z, tf.max(z, lastAxis(z), true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), lastAxis(z), true)));
}

/** How the ops are computed that only a reader's own code uses. */
const own: Readonly<Record<LabOp, Kernel>> = {
  neg: unary(tf.neg, (g) => tf.neg(g)),
  exp: unary(tf.exp, (g, _x, y) => tf.mul(g, y)),
  log: unary(tf.log, (g, x) => tf.div(g, x)),
  abs: unary(tf.abs, (g, x) => tf.mul(g, tf.sub(tf.step(x), tf.step(tf.neg(x))))),
  sin: unary(tf.sin, (g, x) => tf.mul(g, tf.cos(x))),
  cos: unary(tf.cos, (g, x) => tf.neg(tf.mul(g, tf.sin(x)))),

  power: {
    forward: ([x], { exponent = 1 }) => tf.pow(x!, exponent),
    backward: (g, { x: [x], attributes: { exponent = 1 } }) =>
      exponent === 0 ? tf.mul(x!, 0) : tf.mul(g, tf.mul(exponent, tf.pow(x!, exponent - 1))),
  },

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
      const none = nothing(g);
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

  binaryCrossEntropy: {
    forward: ([y, p]) => {
      const left = tf.mul(y!, cutLog(p!));
      return tf.neg(tf.add(left, tf.mul(tf.sub(1, y!), cutLog(tf.sub(1, p!)))));
    },
    backward: (g, { x: [y, p] }, slot) => {
      const others = tf.sub(1, p!);
      const slope =
        slot === 0
          ? tf.sub(cutLog(others), cutLog(p!))
          : tf.div(tf.sub(p!, y!), tf.maximum(tf.mul(p!, others), LEAST_SPREAD));
      return unbroadcast(tf.mul(g, slope), (slot === 0 ? y! : p!).shape);
    },
  },

  leakyRelu: {
    forward: ([x], { slope = 0 }) => tf.where(tf.cast(tf.step(x!), 'bool'), x!, tf.mul(x!, slope)),
    backward: (g, { x: [x], attributes: { slope = 0 } }) => tf.where(tf.cast(tf.step(x!), 'bool'), g, tf.mul(g, slope)),
  },
  gelu: unary(
    (x) => tf.mul(x, below(x)),
    (g, x) => {
      const density = tf.mul(tf.exp(tf.mul(-0.5, tf.mul(x, x))), 1 / Math.sqrt(2 * Math.PI));
      return tf.mul(g, tf.add(below(x), tf.mul(x, density)));
    },
  ),

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

/** What PyTorch cuts a cross-entropy's logarithms off at, and the least it divides by. */
const LEAST_LOG = -100;
const LEAST_SPREAD = 1e-12;

function cutLog(p: Tensor): Tensor {
  return tf.maximum(tf.log(p), LEAST_LOG);
}

/** The chance that a standard normal number is below x. */
function below(x: Tensor): Tensor {
  return tf.mul(0.5, tf.add(1, tf.erf(tf.div(x, Math.SQRT2))));
}

/** Zeros, whatever is in g: 0 times infinity would be NaN. */
function nothing(g: Tensor): Tensor {
  return tf.tensor(new Float32Array(g.size), g.shape);
}

/** The larger or the smaller of two: the other one gets nothing, and operands that tie may share. */
function choice(core: Kernel, wins: (a: Tensor, b: Tensor) => Tensor): Kernel {
  return {
    forward: core.forward,
    backward: (g, { x, attributes: { convention } }, slot) => {
      const [own, other] = [x[slot]!, x[1 - slot]!];
      const tie = tf.cast(tf.equal(own, other), 'float32');
      const share = tf.add(tf.mul(convention === 'torch' ? 0.5 : 1 - slot, tie), wins(own, other));
      return unbroadcast(tf.where(tf.cast(share, 'bool'), tf.mul(g, share), nothing(g)), own.shape);
    },
  };
}

/** A ReLU that gives back nothing where it is shut. */
function closing(core: Kernel): Kernel {
  return {
    forward: core.forward,
    backward: (g, application, slot) => {
      if (application.attributes.convention !== 'torch') return core.backward(g, application, slot);
      return tf.where(tf.cast(tf.step(application.x[0]!), 'bool'), g, nothing(g));
    },
  };
}

/** A norm whose slope at zero is 0. */
function flatAtZero(core: Kernel): Kernel {
  return {
    forward: core.forward,
    backward: (g, application, slot) => {
      const {
        x: [x],
        y,
        attributes,
      } = application;
      if (attributes.convention !== 'torch') return core.backward(g, application, slot);
      const kept = keptShape(x!, attributes);
      const size = tf.reshape(y, kept);
      const isZero = tf.equal(size, 0);
      const share = tf.div(tf.reshape(g, kept), size);
      return tf.mul(x!, tf.where(isZero, tf.mul(size, 0), share));
    },
  };
}

/** An embedding lookup whose row numbers may come as floats, as all numbers of the Lab do. */
function castRows(core: Kernel): Kernel {
  const cast = ([table, rows]: readonly Tensor[]) => [table!, tf.cast(rows!, 'int32')];
  return {
    forward: (x, attributes) => core.forward(cast(x), attributes),
    backward: (g, application, slot) => core.backward(g, { ...application, x: cast(application.x) }, slot),
  };
}

/** Ops of the chapters that can be asked for PyTorch's convention, or are given all numbers as floats. */
const conventions: Kernels = {
  maximum: choice(chapterKernels.maximum, (own, other) => tf.step(tf.sub(own, other))),
  minimum: choice(own.minimum, (own, other) => tf.step(tf.sub(other, own))),
  relu: closing(chapterKernels.relu),
  norm: flatAtZero(chapterKernels.norm),
  embed: castRows(chapterKernels.embed),
};

function column(x: Tensor): Tensor {
  return tf.reshape(x, [x.size, 1]);
}

function places(from: readonly number[]): tf.Tensor1D {
  return tf.tensor1d(Int32Array.from(from), 'int32');
}

/** How every op is computed that a reader's program may come to. */
export const labKernels: Readonly<Record<OpName, Kernel>> = { ...chapterKernels, ...own, ...conventions };
