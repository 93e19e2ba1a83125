/**
 * The ops once more, in float64 and plain loops, sharing no code with the engine; gradients by central differences.
 * Slow and obvious on purpose.
 */
import type { Attributes, Graph, NodeId, OpName, Shape } from '../../src/graph/graph.ts';

export interface Numbers64 {
  readonly shape: Shape;
  readonly values: readonly number[];
}

const count = (shape: Shape) => shape.reduce((n, length) => n * length, 1);

/** Builds an array by asking for the element at each coordinate. */
function build(shape: Shape, at: (coordinate: number[]) => number): Numbers64 {
  const coordinateOf = (index: number) => {
    const coordinate: number[] = [];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      coordinate.unshift(index % shape[axis]!);
      index = Math.floor(index / shape[axis]!);
    }
    return coordinate;
  };
  return { shape, values: Array.from({ length: count(shape) }, (_, i) => at(coordinateOf(i))) };
}

/** The element at a coordinate; leading coordinates too many are dropped, axes of size 1 repeat. */
function element({ shape, values }: Numbers64, coordinate: readonly number[]): number {
  const own = coordinate.slice(coordinate.length - shape.length);
  return values[shape.reduce((index, length, axis) => index * length + (length === 1 ? 0 : own[axis]!), 0)]!;
}

function map2(f: (a: number, b: number) => number) {
  return ([a, b]: readonly Numbers64[]): Numbers64 => {
    const rank = Math.max(a!.shape.length, b!.shape.length);
    const padded = (shape: Shape) => [...Array<number>(rank - shape.length).fill(1), ...shape];
    const [p, q] = [padded(a!.shape), padded(b!.shape)];
    const shape = p.map((n, i) => Math.max(n, q[i]!));
    return build(shape, (at) => f(element(a!, at), element(b!, at)));
  };
}

const map1 =
  (f: (x: number) => number) =>
  ([x]: readonly Numbers64[]): Numbers64 => ({ shape: x!.shape, values: x!.values.map(f) });

/** Folds the elements that fall together when axes are removed. */
function fold(x: Numbers64, { axes, keepDims }: Attributes, f: (elements: number[]) => number): Numbers64 {
  const rank = x.shape.length;
  const gone = (axes ?? x.shape.map((_, i) => i)).map((axis) => (axis + rank) % rank);
  const kept = x.shape.map((n, i) => (gone.includes(i) ? 1 : n));
  const groups = new Map<string, number[]>();
  build(x.shape, (at) => {
    const key = at.map((c, i) => (gone.includes(i) ? 0 : c)).join();
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key)!.push(element(x, at));
    return 0;
  });
  const folded = build(kept, (at) => f(groups.get(at.join())!));
  return keepDims ? folded : { ...folded, shape: x.shape.filter((_, i) => !gone.includes(i)) };
}

const total = (elements: number[]) => elements.reduce((sum, x) => sum + x, 0);
const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

function matMul([a, b]: readonly Numbers64[], { transposeA, transposeB }: Attributes): Numbers64 {
  const [r, c] = a!.shape.slice(-2) as [number, number];
  const [s, d] = b!.shape.slice(-2) as [number, number];
  const [rows, inner, columns] = [transposeA ? c : r, transposeA ? r : c, transposeB ? s : d];
  return build([...a!.shape.slice(0, -2), rows, columns], (at) => {
    const batch = at.slice(0, -2);
    const [i, j] = at.slice(-2) as [number, number];
    let sum = 0;
    for (let k = 0; k < inner; k++)
      sum +=
        element(a!, [...batch, ...(transposeA ? [k, i] : [i, k])]) *
        element(b!, [...batch, ...(transposeB ? [j, k] : [k, j])]);
    return sum;
  });
}

function embed([table, rows]: readonly Numbers64[]): Numbers64 {
  const size = table!.shape[1]!;
  const [batch, features] = rows!.shape as [number, number];
  return build([batch, features * size], ([i, j]) =>
    element(table!, [element(rows!, [i!, Math.floor(j! / size)]), j! % size]),
  );
}

function concat(x: readonly Numbers64[], { axes }: Attributes): Numbers64 {
  const rank = x[0]!.shape.length;
  const axis = ((axes?.[0] ?? -1) + rank) % rank;
  const along = x.map(({ shape }) => shape[axis]!);
  return build(
    x[0]!.shape.map((n, i) => (i === axis ? total(along) : n)),
    (at) => {
      let [which, place] = [0, at[axis]!];
      while (place >= along[which]!) place -= along[which++]!;
      return element(
        x[which]!,
        at.map((c, i) => (i === axis ? place : c)),
      );
    },
  );
}

/** Over the last axis. */
function softmax(z: Numbers64): Numbers64 {
  const sums = fold(map1(Math.exp)([z]), { axes: [-1], keepDims: true }, total);
  return map2((x, sum) => Math.exp(x) / sum)([z, sums]);
}

/** By its power series, which converges everywhere. */
function erf(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

const leaf = ([x]: readonly Numbers64[]) => x!;

export const ops64: Readonly<Record<OpName, (x: readonly Numbers64[], attributes: Attributes) => Numbers64>> = {
  parameter: leaf,
  input: leaf,
  constant: leaf,
  matMul,
  add: map2((a, b) => a + b),
  sub: map2((a, b) => a - b),
  mul: map2((a, b) => a * b),
  div: map2((a, b) => a / b),
  maximum: map2(Math.max),
  square: map1((x) => x * x),
  sqrt: map1(Math.sqrt),
  relu: map1((x) => Math.max(x, 0)),
  sigmoid: map1((x) => 1 / (1 + Math.exp(-x))),
  tanh: map1(Math.tanh),
  softplus: map1(softplus),
  sigmoidCrossEntropy: map2((y, z) => softplus(z) - y * z),
  sum: ([x], attributes) => fold(x!, attributes, total),
  mean: ([x], attributes) => fold(x!, attributes, (elements) => total(elements) / elements.length),
  norm: ([x], attributes) => fold(x!, attributes, (elements) => Math.sqrt(total(elements.map((e) => e * e)))),
  embed,
  concat,
  reshape: ([x], { shape }) => ({ shape: shape!, values: x!.values }),
  stopGradient: leaf,
  neg: map1((x) => -x),
  exp: map1(Math.exp),
  log: map1(Math.log),
  abs: map1(Math.abs),
  sin: map1(Math.sin),
  cos: map1(Math.cos),
  power: (x, { exponent }) => map1((each) => each ** exponent!)(x),
  minimum: map2(Math.min),
  max: ([x], attributes) => fold(x!, attributes, (elements) => Math.max(...elements)),
  where: ([condition, a, b]) => build(a!.shape, (at) => element(element(condition!, at) ? a! : b!, at)),
  softmax: ([z]) => softmax(z!),
  logSoftmax: ([z]) => map1(Math.log)([softmax(z!)]),
  softmaxCrossEntropy: ([y, z]) => {
    const terms = map2((label, chance) => -label * Math.log(chance))([y!, softmax(z!)]);
    return fold(terms, { axes: [-1] }, total);
  },
  binaryCrossEntropy: map2((y, p) => -y * Math.log(p) - (1 - y) * Math.log(1 - p)),
  leakyRelu: (x, { slope }) => map1((each) => (each > 0 ? each : slope! * each))(x),
  gelu: map1((x) => (x * (1 + erf(x / Math.SQRT2))) / 2),
  transpose: ([x], { permutation }) => {
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
  pick: ([x], { from, shape }) => ({ shape: shape!, values: from!.map((at) => x!.values[at]!) }),
};

/** Every node's value. @param leaves a value for each parameter and input. */
export function forward64(graph: Graph, leaves: Readonly<Record<NodeId, readonly number[]>>): Map<NodeId, Numbers64> {
  const values = new Map<NodeId, Numbers64>();
  for (const { id, op, inputs, shape, attributes } of graph.nodes) {
    const given = op === 'constant' ? attributes.value! : leaves[id];
    const filled = typeof given === 'number' ? Array<number>(count(shape)).fill(given) : given;
    const operands = inputs.map((input) => values.get(input)!);
    values.set(id, filled ? { shape, values: filled } : ops64[op](operands, attributes));
  }
  return values;
}

/** The derivative of `f` at `x` by central differences, good to about nine digits where f is smooth. */
export function differences(f: (x: readonly number[]) => number, x: readonly number[]): number[] {
  return x.map((value, i) => {
    const h = 1e-5 * Math.max(1, Math.abs(value));
    const at = (shifted: number) => f(x.map((other, j) => (j === i ? shifted : other)));
    return (at(value + h) - at(value - h)) / (2 * h);
  });
}

/** The gradient of a graph's loss with respect to one of its leaves. */
export function lossDifferences(
  graph: Graph,
  leaves: Readonly<Record<NodeId, readonly number[]>>,
  id: NodeId,
): number[] {
  return differences(
    (values) => forward64(graph, { ...leaves, [id]: values }).get(graph.loss)!.values[0]!,
    leaves[id]!,
  );
}
