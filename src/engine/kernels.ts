import type { Attributes, CoreOp, OpName } from '../graph/graph.ts';
import { axesOf, reduced } from '../graph/shape.ts';
import { crossEntropy, crossEntropySlope } from './kernels-entropy.ts';
import * as tf from './tfjs.ts';
import type { Tensor } from './tfjs.ts';

/** What an op's backward pass may look at: its operands, its result, its attributes. */
export interface Application {
  readonly x: readonly Tensor[];
  readonly y: Tensor;
  readonly attributes: Attributes;
}

/** How tfjs computes an op, and how it sends a gradient back through one operand. */
export interface Kernel {
  readonly forward: (x: readonly Tensor[], attributes: Attributes) => Tensor;
  /**
   * The gradient that flows on to operand `slot`, given the gradient `g` that arrives, in the shape of that operand.
   * Undefined where no derivative exists (row numbers, a detached value).
   */
  readonly backward: (g: Tensor, application: Application, slot: number) => Tensor | undefined;
}

/** Sums `g` over the axes along which an operand of `shape` was broadcast. */
export function unbroadcast(g: Tensor, shape: readonly number[]): Tensor {
  const lead = g.shape.length - shape.length;
  const axes = g.shape.flatMap((n, i) => (i < lead || (shape[i - lead] === 1 && n !== 1) ? [i] : []));
  return axes.length === 0 ? g : tf.reshape(tf.sum(g, axes), [...shape]);
}

/** Shape of `x` with the reduced axes kept as 1, so that the reduced gradient lines up with it again. */
export function keptShape(x: Tensor, { axes }: Attributes): number[] {
  const gone = new Set(axesOf(x.shape, axes));
  return x.shape.map((n, i) => (gone.has(i) ? 1 : n));
}

/** Repeats a reduced gradient over the axes that were summed away. */
function spread(g: Tensor, x: Tensor, attributes: Attributes): Tensor {
  const kept = keptShape(x, attributes);
  const repeats = x.shape.map((n, i) => n / kept[i]!);
  const lined = tf.reshape(g, kept);
  return repeats.every((n) => n === 1) ? lined : tf.tile(lined, repeats);
}

/** How many elements are added up into one. */
function count(x: Tensor, { axes }: Attributes): number {
  return axesOf(x.shape, axes).reduce((n, axis) => n * x.shape[axis]!, 1);
}

/** A mean of one is no work, and small models are full of them. */
function dividedBy(x: Tensor, n: number): Tensor {
  return n === 1 ? x : tf.div(x, n);
}

/** A binary op whose operands broadcast: `backward` gives the flow in the result's shape. */
export function broadcasting(
  forward: (a: Tensor, b: Tensor) => Tensor,
  backward: (g: Tensor, x: readonly Tensor[], slot: number) => Tensor,
): Kernel {
  return {
    forward: ([a, b]) => forward(a!, b!),
    backward: (g, { x }, slot) => unbroadcast(backward(g, x, slot), x[slot]!.shape),
  };
}

export function unary(
  forward: (x: Tensor) => Tensor,
  backward: (g: Tensor, x: Tensor, y: Tensor) => Tensor | undefined,
): Kernel {
  return { forward: ([x]) => forward(x!), backward: (g, { x, y }) => backward(g, x[0]!, y) };
}

const squareOf = (x: Tensor) => tf.mul(x, x);

function sumOf(x: Tensor, attributes: Attributes): Tensor {
  const { axes, keepDims = false } = attributes;
  if (count(x, attributes) === 1) return tf.reshape(x, [...reduced(x.shape, attributes)]);
  return tf.sum(x, axes && [...axes], keepDims);
}

function leaf(op: OpName): Kernel {
  const refuse = () => {
    throw new Error(`A ${op} has a value of its own; there is nothing to compute.`);
  };
  return { forward: refuse, backward: refuse };
}

/**
 * The backward rules are written out rather than taken from tfjs's tape:
 * so each edge's gradient is a value of its own, without an identity node on every edge to catch it.
 */
const core: Readonly<Record<CoreOp, Kernel>> = {
  parameter: leaf('parameter'),
  input: leaf('input'),
  constant: leaf('constant'),

  matMul: {
    forward: ([a, b], { transposeA, transposeB }) => tf.matMul(a!, b!, transposeA, transposeB),
    backward: (g, { x: [a, b], attributes: { transposeA = false, transposeB = false } }, slot) => {
      if (slot === 0) return transposeA ? tf.matMul(b!, g, transposeB, true) : tf.matMul(g, b!, false, !transposeB);
      return transposeB ? tf.matMul(g, a!, true, transposeA) : tf.matMul(a!, g, !transposeA, false);
    },
  },

  add: broadcasting(tf.add, (g) => g),
  sub: broadcasting(tf.sub, (g, _x, slot) => (slot === 0 ? g : tf.sub(0, g))),
  mul: broadcasting(tf.mul, (g, x, slot) => tf.mul(g, x[1 - slot]!)),
  div: {
    forward: ([a, b]) => tf.div(a!, b!),
    backward: (g, { x, y }, slot) => {
      const share = tf.div(g, x[1]!);
      return unbroadcast(slot === 0 ? share : tf.mul(tf.sub(0, share), y), x[slot]!.shape);
    },
  },
  // The left operand wins a tie, as in TensorFlow.
  maximum: broadcasting(tf.maximum, (g, [a, b], slot) => {
    const rightWins = tf.step(tf.sub(b!, a!));
    return tf.mul(g, slot === 0 ? tf.sub(1, rightWins) : rightWins);
  }),

  square: unary(squareOf, (g, x) => tf.mul(g, tf.mul(2, x))),
  sqrt: unary(tf.sqrt, (g, _x, y) => tf.div(g, tf.mul(2, y))),
  relu: unary(tf.relu, (g, x) => tf.mul(g, tf.step(x))),
  sigmoid: unary(tf.sigmoid, (g, _x, y) => tf.mul(g, tf.mul(y, tf.sub(1, y)))),
  tanh: unary(tf.tanh, (g, _x, y) => tf.mul(g, tf.sub(1, squareOf(y)))),
  softplus: unary(tf.softplus, (g, x) => tf.mul(g, tf.sigmoid(x))),
  stopGradient: unary(
    (x) => x,
    () => undefined,
  ),

  sum: {
    forward: ([x], attributes) => sumOf(x!, attributes),
    backward: (g, { x: [x], attributes }) => spread(g, x!, attributes),
  },
  mean: {
    forward: ([x], attributes) => dividedBy(sumOf(x!, attributes), count(x!, attributes)),
    backward: (g, { x: [x], attributes }) => spread(dividedBy(g, count(x!, attributes)), x!, attributes),
  },
  norm: {
    forward: ([x], attributes) => tf.sqrt(sumOf(squareOf(x!), attributes)),
    backward: (g, { x: [x], y, attributes }) => {
      const kept = keptShape(x!, attributes);
      return tf.mul(tf.reshape(g, kept), tf.div(x!, tf.reshape(y, kept)));
    },
  },

  sigmoidCrossEntropy: broadcasting(crossEntropy, (g, [label, logit], slot) =>
    tf.mul(g, slot === 0 ? tf.sub(0, logit!) : crossEntropySlope(label!, logit!)),
  ),

  reshape: {
    forward: ([x], { shape }) => tf.reshape(x!, [...shape!]),
    backward: (g, { x: [x] }) => tf.reshape(g, x!.shape),
  },

  // Forward a gather. Backward a scatter that adds up repeated rows: tfjs's own gradient of gather is ten times slower.
  embed: {
    forward: ([table, rows]) => {
      const [batch, features] = rows!.shape as [number, number];
      return tf.reshape(tf.gather(table!, tf.reshape(rows!, [batch * features])), [batch, features * table!.shape[1]!]);
    },
    backward: (g, { x: [table, rows] }, slot) => {
      if (slot !== 0) return undefined;
      const [tableRows, size] = table!.shape as [number, number];
      return tf.scatterND(tf.reshape(rows!, [rows!.size, 1]), tf.reshape(g, [rows!.size, size]), [tableRows, size]);
    },
  },

  concat: {
    forward: (x, { axes }) => tf.concat([...x], axes?.[0] ?? x[0]!.shape.length - 1),
    backward: (g, { x, attributes }, slot) => {
      const [axis] = axesOf(g.shape, attributes.axes ?? [g.shape.length - 1]);
      const begin = g.shape.map((_, i) => (i === axis ? x.slice(0, slot).reduce((n, t) => n + t.shape[axis]!, 0) : 0));
      return tf.slice(g, begin, x[slot]!.shape);
    },
  },
};

/** Total over the same names as the op table; the kernels of `MoreOp` are there once `kernels-more.ts` is imported. */
export const kernels = core as Readonly<Record<OpName, Kernel>>;
