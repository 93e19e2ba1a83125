/** Every op once more: cases of it, its formula, and how the stock package has it. Nothing here shares code with the engine. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Attributes, OpName } from '../../src/graph/graph.ts';
import {
  build,
  concat,
  element,
  embed,
  erf,
  fold,
  leaf,
  map1,
  map2,
  matMul,
  softmax,
  softplus,
  total,
  type Numbers64,
} from './numbers64.ts';
import { binary, entropies, fixed, positive, reductions, rows, some, table, unary, type OpCase } from './operands.ts';

type Tensor = tfjs.Tensor;
type Tfjs = typeof tfjs;

/** What is held against an op. */
export interface Truth {
  /** At least one. */
  readonly cases: readonly OpCase[];
  /** Its formula, in plain numbers of float64. */
  readonly float64: (x: readonly Numbers64[], attributes: Attributes) => Numbers64;
  /** As a user of the stock package would write it. */
  readonly stock: (tf: Tfjs, x: Tensor[], attributes: Attributes) => Tensor;
}

const axesOf = ({ axes }: Attributes): number[] | undefined => axes && [...axes];

/** tfjs has no such op: the value leaves the tape and comes back as a new tensor. */
function detached(tf: Tfjs, [x]: Tensor[]): Tensor {
  return tf.tensor(x!.dataSync(), x!.shape);
}

/** The stock maximum has no gradient where its operands broadcast, and the stock loss refuses them: it is done for them. */
function broadcast(tf: Tfjs, [a, b]: Tensor[]): [Tensor, Tensor] {
  const shape = tf.broadcast_util.assertAndGetBroadcastShape(a!.shape, b!.shape);
  return [tf.broadcastTo(a!, shape), tf.broadcastTo(b!, shape)];
}

/** Total over the ops of both tables. */
export const oracle: Readonly<Record<OpName, Truth>> = {
  parameter: {
    cases: [{ title: 'a matrix', operands: [some([2, 3])] }],
    float64: leaf,
    stock: (tf, [x]) => tf.clone(x!),
  },
  input: {
    cases: [{ title: 'a matrix', operands: [some([2, 3])] }],
    float64: leaf,
    stock: detached,
  },
  constant: {
    cases: [{ title: 'a matrix', operands: [some([2, 3])] }],
    float64: leaf,
    stock: detached,
  },
  matMul: {
    cases: [
      { title: 'two matrices', operands: [some([2, 3]), some([3, 4], 1)] },
      { title: 'the left one transposed', operands: [some([3, 2]), some([3, 4], 1)], attributes: { transposeA: true } },
      {
        title: 'the right one transposed',
        operands: [some([2, 3]), some([4, 3], 1)],
        attributes: { transposeB: true },
      },
      {
        title: 'both transposed',
        operands: [some([3, 2]), some([4, 3], 1)],
        attributes: { transposeA: true, transposeB: true },
      },
      { title: 'a batch of matrices', operands: [some([2, 2, 3]), some([2, 3, 1], 1)] },
      { title: 'one zero factor', operands: [fixed([1, 3], [0, 0, 0]), some([3, 2])] },
    ],
    float64: matMul,
    stock: (tf, [a, b], { transposeA, transposeB }) => tf.matMul(a!, b!, transposeA, transposeB),
  },
  add: {
    cases: binary(),
    float64: map2((a, b) => a + b),
    stock: (tf, [a, b]) => tf.add(a!, b!),
  },
  sub: {
    cases: binary(),
    float64: map2((a, b) => a - b),
    stock: (tf, [a, b]) => tf.sub(a!, b!),
  },
  mul: {
    cases: [...binary(), { title: 'one zero factor', operands: [fixed([3], [0, 0, 0]), some([3])] }],
    float64: map2((a, b) => a * b),
    stock: (tf, [a, b]) => tf.mul(a!, b!),
  },
  div: {
    cases: [
      ...binary(),
      { title: 'a zero numerator', operands: [fixed([2], [0, 0]), fixed([2], [2, -0.5])] },
      { title: 'zero over zero', operands: [fixed([3], [0, 0, 1]), fixed([3], [0, 2, 4])], kink: true },
    ],
    float64: map2((a, b) => a / b),
    stock: (tf, [a, b]) => tf.div(a!, b!),
  },
  square: {
    cases: [...unary(), { title: 'zero', operands: [fixed([2], [0, 1])] }],
    float64: map1((x) => x * x),
    stock: (tf, [x]) => tf.square(x!),
  },
  sqrt: {
    cases: [...unary(positive([2, 3])), { title: 'zero', operands: [fixed([2], [0, 4])], kink: true }],
    float64: map1(Math.sqrt),
    stock: (tf, [x]) => tf.sqrt(x!),
  },
  sum: {
    cases: reductions(),
    float64: ([x], attributes) => fold(x!, attributes, total),
    stock: (tf, [x], a) => tf.sum(x!, axesOf(a), a.keepDims),
  },
  mean: {
    cases: reductions(),
    float64: ([x], attributes) => fold(x!, attributes, (elements) => total(elements) / elements.length),
    stock: (tf, [x], a) => tf.mean(x!, axesOf(a), a.keepDims),
  },
  maximum: {
    cases: [
      ...binary(),
      { title: 'ties, which the left operand wins', operands: [fixed([2], [1, -2]), fixed([2], [1, -2])], kink: true },
      { title: 'a tie with a constant zero', operands: [fixed([3], [0, 1, -1]), fixed([], [0])], kink: true },
    ],
    float64: map2(Math.max),
    stock: (tf, x) => tf.maximum(...broadcast(tf, x)),
  },
  relu: {
    cases: [...unary(), { title: 'exactly zero', operands: [fixed([4], [0, -0, 1, -1])], kink: true }],
    float64: map1((x) => Math.max(x, 0)),
    stock: (tf, [x]) => tf.relu(x!),
  },
  sigmoid: {
    cases: [...unary(), { title: 'far out', operands: [fixed([4], [-40, 40, -80, 80])] }],
    float64: map1((x) => 1 / (1 + Math.exp(-x))),
    stock: (tf, [x]) => tf.sigmoid(x!),
  },
  tanh: {
    cases: [...unary(), { title: 'tiny numbers', operands: [fixed([4], [1e-8, -1e-6, 1e-3, 0.02])] }],
    float64: map1(Math.tanh),
    stock: (tf, [x]) => tf.tanh(x!),
  },
  softplus: {
    cases: [...unary(), { title: 'far out', operands: [fixed([6], [-40, -12, -5, 0, 40, 80])] }],
    float64: map1(softplus),
    stock: (tf, [x]) => tf.softplus(x!),
  },
  sigmoidCrossEntropy: {
    cases: entropies,
    float64: map2((y, z) => softplus(z) - y * z),
    stock: (tf, x) => {
      const [label, logit] = broadcast(tf, x);
      return tf.losses.sigmoidCrossEntropy(label, logit, undefined, 0, tf.Reduction.NONE);
    },
  },
  embed: {
    cases: [
      { title: 'one row a batch entry', operands: [table, rows([3, 1], [4, 0, 2])] },
      { title: 'several features', operands: [table, rows([2, 2], [0, 1, 2, 3])] },
      { title: 'repeated rows, whose gradients add up', operands: [table, rows([3, 2], [1, 1, 4, 1, 4, 0])] },
    ],
    float64: embed,
    stock: (tf, [table, rows]) => tf.reshape(tf.gather(table!, rows!.as1D().toInt()), [rows!.shape[0]!, -1]),
  },
  concat: {
    cases: [
      { title: 'two operands', operands: [some([2, 1]), some([2, 3], 1)], attributes: { axes: [1] } },
      {
        title: 'several along rows',
        operands: [some([1, 2]), some([2, 2], 1), some([3, 2], 2)],
        attributes: { axes: [0] },
      },
      { title: 'the last axis, when none is named', operands: [some([2, 2, 1]), some([2, 2, 2], 1)] },
      {
        title: 'an axis counted from the end',
        operands: [some([1, 2, 3]), some([1, 4, 3], 1)],
        attributes: { axes: [-2] },
      },
      { title: 'a single operand', operands: [some([2, 3])], attributes: { axes: [0] } },
    ],
    float64: concat,
    stock: (tf, x, a) => tf.concat(x, a.axes?.[0] ?? -1),
  },
  norm: {
    cases: [
      ...reductions(),
      { title: 'a vector with a zero in it', operands: [fixed([3], [3, 0, 4])] },
      { title: 'the zero vector', operands: [fixed([3], [0, 0, 0])], kink: true },
      { title: 'one zero row of two', operands: [fixed([2, 2], [0, 0, 3, 4])], attributes: { axes: [1] }, kink: true },
    ],
    float64: ([x], attributes) => fold(x!, attributes, (elements) => Math.sqrt(total(elements.map((e) => e * e)))),
    stock: (tf, [x], a) => tf.norm(x!, 'euclidean', axesOf(a), a.keepDims),
  },
  reshape: {
    cases: [
      { title: 'a matrix as a vector', operands: [some([2, 3])], attributes: { shape: [6] } },
      { title: 'an axis of size 1 between', operands: [some([2, 3])], attributes: { shape: [2, 1, 3] } },
    ],
    float64: ([x], { shape }) => ({ shape: shape!, values: x!.values }),
    stock: (tf, [x], { shape }) => tf.reshape(x!, [...shape!]),
  },
  stopGradient: {
    cases: unary(),
    float64: leaf,
    stock: detached,
  },
  neg: {
    cases: unary(),
    float64: map1((x) => -x),
    stock: (tf, [x]) => tf.neg(x!),
  },
  exp: {
    cases: unary(),
    float64: map1(Math.exp),
    stock: (tf, [x]) => tf.exp(x!),
  },
  log: {
    cases: unary(positive([2, 3])),
    float64: map1(Math.log),
    stock: (tf, [x]) => tf.log(x!),
  },
  abs: {
    cases: unary(),
    float64: map1(Math.abs),
    stock: (tf, [x]) => tf.abs(x!),
  },
  sin: {
    cases: unary(),
    float64: map1(Math.sin),
    stock: (tf, [x]) => tf.sin(x!),
  },
  cos: {
    cases: unary(),
    float64: map1(Math.cos),
    stock: (tf, [x]) => tf.cos(x!),
  },
  power: {
    cases: [
      { title: 'a cube', operands: [some([2, 3])], attributes: { exponent: 3 } },
      { title: 'a root', operands: [positive([2, 3])], attributes: { exponent: 0.5 } },
      { title: 'an inverse', operands: [some([2, 3])], attributes: { exponent: -1 } },
      { title: 'a square of zero', operands: [fixed([2], [0, 1])], attributes: { exponent: 2 } },
    ],
    float64: (x, { exponent }) => map1((each) => each ** exponent!)(x),
    stock: (tf, [x], { exponent }) => tf.pow(x!, exponent!),
  },
  minimum: {
    cases: [
      ...binary(),
      { title: 'ties, which the left operand wins', operands: [fixed([2], [1, -2]), fixed([2], [1, -2])], kink: true },
    ],
    float64: map2(Math.min),
    stock: (tf, x) => tf.minimum(...broadcast(tf, x)),
  },
  max: {
    cases: reductions().filter(({ title }) => title !== 'a scalar'),
    float64: ([x], attributes) => fold(x!, attributes, (elements) => Math.max(...elements)),
    stock: (tf, [x], a) => tf.max(x!, axesOf(a), a.keepDims),
  },
  where: {
    cases: [
      { title: 'equal shapes', operands: [rows([4], [1, 0, 0, 1]), some([4]), some([4], 2)] },
      { title: 'a matrix and a scalar', operands: [rows([2, 2], [1, 0, 1, 1]), some([2, 2]), some([2, 2], 1)] },
    ],
    float64: ([condition, a, b]) => build(a!.shape, (at) => element(element(condition!, at) ? a! : b!, at)),
    stock: (tf, [condition, a, b]) => tf.where(condition!.toBool(), a!, b!),
  },
  softmax: {
    cases: [
      { title: 'rows', operands: [some([2, 3])] },
      { title: 'a vector far out', operands: [fixed([3], [50, -50, 49])] },
    ],
    float64: ([z]) => softmax(z!),
    stock: (tf, [z]) => tf.softmax(z!),
  },
  logSoftmax: {
    cases: [
      { title: 'rows', operands: [some([2, 3])] },
      { title: 'a vector far out', operands: [fixed([3], [50, -50, 49])] },
    ],
    float64: ([z]) => map1(Math.log)([softmax(z!)]),
    stock: (tf, [z]) => tf.logSoftmax(z!),
  },
  softmaxCrossEntropy: {
    cases: [
      { title: 'one-hot labels', operands: [fixed([2, 3], [0, 1, 0, 1, 0, 0]), some([2, 3], 1)] },
      { title: 'soft labels', operands: [positive([2, 3]), some([2, 3], 1)] },
      { title: 'logits of zero', operands: [fixed([1, 3], [0, 0, 1]), fixed([1, 3], [0, 0, 0])] },
    ],
    float64: ([y, z]) => {
      const terms = map2((label, chance) => -label * Math.log(chance))([y!, softmax(z!)]);
      return fold(terms, { axes: [-1] }, total);
    },
    stock: (tf, [y, z]) => tf.neg(tf.sum(tf.mul(y!, tf.logSoftmax(z!)), -1)),
  },
  binaryCrossEntropy: {
    cases: [
      { title: 'hard labels', operands: [fixed([4], [0, 1, 1, 0]), fixed([4], [0.2, 0.7, 0.01, 0.9])] },
      { title: 'soft labels', operands: [fixed([2], [0.3, 0.8]), fixed([2], [0.5, 0.25])] },
    ],
    float64: map2((y, p) => -y * Math.log(p) - (1 - y) * Math.log(1 - p)),
    stock: (tf, [y, p]) => tf.neg(tf.add(tf.mul(y!, tf.log(p!)), tf.mul(tf.sub(1, y!), tf.log(tf.sub(1, p!))))),
  },
  leakyRelu: {
    cases: unary().map((one) => ({ ...one, attributes: { slope: 0.25 } })),
    float64: (x, { slope }) => map1((each) => (each > 0 ? each : slope! * each))(x),
    stock: (tf, [x], { slope }) => tf.leakyRelu(x!, slope),
  },
  gelu: {
    cases: unary(),
    float64: map1((x) => (x * (1 + erf(x / Math.SQRT2))) / 2),
    stock: (tf, [x]) => tf.mul(tf.mul(x!, 0.5), tf.add(1, tf.erf(tf.mul(x!, Math.SQRT1_2)))),
  },
  transpose: {
    cases: [
      { title: 'a matrix', operands: [some([2, 3])] },
      { title: 'three axes turned round', operands: [some([2, 3, 4])], attributes: { permutation: [2, 0, 1] } },
    ],
    float64: ([x], { permutation }) => {
      const order = permutation ?? x!.shape.map((_, i) => x!.shape.length - 1 - i);
      return build(
        order.map((axis) => x!.shape[axis]!),
        (at) =>
          element(
            x!,
            x!.shape.map((_, axis) => at[order.indexOf(axis)]!),
          ),
      );
    },
    stock: (tf, [x], { permutation }) => tf.transpose(x!, permutation && [...permutation]),
  },
  pick: {
    cases: [
      { title: 'some elements', operands: [some([2, 3])], attributes: { from: [5, 0], shape: [2] } },
      { title: 'one element several times', operands: [some([3])], attributes: { from: [1, 1, 2, 1], shape: [2, 2] } },
      { title: 'a single one, as a scalar', operands: [some([2, 3])], attributes: { from: [0], shape: [] } },
    ],
    float64: ([x], { from, shape }) => ({ shape: shape!, values: from!.map((at) => x!.values[at]!) }),
    stock: (tf, [x], { from, shape }) => tf.reshape(tf.gather(tf.reshape(x!, [-1]), [...from!]), [...shape!]),
  },
};
