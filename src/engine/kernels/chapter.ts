import { sizeOf, type Attributes } from '../../graph/graph.ts';
import type { ChapterOp } from '../../graph/ops/chapter.ts';
import { reduced } from '../../graph/ops/shapes.ts';
import { axesOf } from '../../graph/shape.ts';
import * as tf from '../tfjs.ts';
import type { Tensor } from '../tfjs.ts';
import { crossEntropy, crossEntropySlope } from './cross-entropy.ts';
import { broadcasting, keptShape, unary, unbroadcast, type Kernel } from './kernel.ts';

/** Repeats a reduced gradient over the axes that were summed away. */
function tiled(g: Tensor, x: Tensor, attributes: Attributes): Tensor {
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

const squareOf = (x: Tensor) => tf.mul(x, x);

function sumOf(x: Tensor, attributes: Attributes): Tensor {
  const { axes, keepDims = false } = attributes;
  if (count(x, attributes) === 1) return tf.reshape(x, [...reduced(x.shape, attributes)]);
  return tf.sum(x, axes && [...axes], keepDims);
}

/** Copies of a table [rows, size], along further axes in front, one below the other as one table; a single one as it is. */
function stacked(table: Tensor): Tensor {
  return table.shape.length === 2 ? table : tf.reshape(table, [-1, table.shape.at(-1)!]);
}

/** Row numbers in a row, those of later copies counted on through the copies before. */
function rowNumbers({ shape }: Tensor, rows: Tensor): Tensor {
  const copies = shape.slice(0, -2);
  if (copies.length === 0) return tf.reshape(rows, [rows.size]);
  const firsts = Int32Array.from({ length: sizeOf(copies) }, (_, copy) => copy * shape.at(-2)!);
  return tf.reshape(tf.add(rows, tf.tensor(firsts, [...copies, 1, 1], 'int32')), [rows.size]);
}

function leaf(op: string): Kernel {
  const refuse = () => {
    throw new Error(`A ${op} has a value of its own; there is nothing to compute.`);
  };
  return { forward: refuse, backward: refuse };
}

/**
 * How the chapters' ops are computed, total over the same names as their table.
 *
 * The backward rules are written out rather than taken from tfjs's tape:
 * so each edge's gradient is a value of its own, without an identity node on every edge to catch it.
 */
export const chapterKernels: Readonly<Record<ChapterOp, Kernel>> = {
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
    backward: (g, { x: [x], attributes }) => tiled(g, x!, attributes),
  },
  mean: {
    forward: ([x], attributes) => dividedBy(sumOf(x!, attributes), count(x!, attributes)),
    backward: (g, { x: [x], attributes }) => tiled(dividedBy(g, count(x!, attributes)), x!, attributes),
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
      const size = table!.shape.at(-1)!;
      const found = tf.gather(stacked(table!), rowNumbers(table!, rows!));
      return tf.reshape(found, [...rows!.shape.slice(0, -1), rows!.shape.at(-1)! * size]);
    },
    backward: (g, { x: [table, rows] }, slot) => {
      if (slot !== 0) return undefined;
      const [height, size] = stacked(table!).shape as [number, number];
      const numbers = tf.reshape(rowNumbers(table!, rows!), [rows!.size, 1]);
      const scattered = tf.scatterND(numbers, tf.reshape(g, [rows!.size, size]), [height, size]);
      return table!.shape.length === 2 ? scattered : tf.reshape(scattered, table!.shape);
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
