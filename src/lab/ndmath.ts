import { sizeOf, type Shape } from '../graph/graph.ts';
import {
  ArrayError,
  arrayOf,
  broadcast,
  cast,
  dense,
  room,
  stretch,
  wrap,
  type NdArray,
  type Numbers,
} from './ndarray.ts';
import type { NumpyType } from './print/numpy-text.ts';

const KINDS: Readonly<Record<NumpyType, number>> = { bool: 0, int32: 1, int64: 1, float32: 2, float64: 2 };

/**
 * The type two arrays take together, by NumPy 1's rules: a number beside an array keeps the array's type where its
 * kind (truth, whole, float) is not above the array's.
 */
export function together(a: NdArray, b: NdArray): NumpyType {
  if ((a.shape.length === 0) !== (b.shape.length === 0)) {
    const [array, single] = a.shape.length > 0 ? [a, b] : [b, a];
    if (KINDS[single.dtype] <= KINDS[array.dtype]) {
      const size = Math.abs(dense(single)[0]!);
      if (array.dtype === 'float32' && Number.isFinite(size) && size > 3.4028234663852886e38) return 'float64';
      return array.dtype;
    }
  }
  return common(a.dtype, b.dtype);
}

/** The smallest type that holds numbers of both. */
export function common(a: NumpyType, b: NumpyType): NumpyType {
  if (a === b || b === 'bool') return a;
  if (a === 'bool') return b;
  if (KINDS[a] === 1 && KINDS[b] === 1) return 'int64';
  return 'float64';
}

const floats = (dtype: NumpyType): NumpyType => (dtype === 'float32' ? 'float32' : 'float64');
const counts = (dtype: NumpyType): NumpyType => (dtype === 'bool' ? 'int64' : dtype);
const truth = (): NumpyType => 'bool';
const same = (dtype: NumpyType): NumpyType => dtype;

/** To a whole number, halves to even. */
function rint(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return rest < 0.5 ? (x < 0 && down === 0 ? -0 : down) : Math.ceil(x);
  return down % 2 === 0 ? down : Math.ceil(x);
}

/** x % y as Python has it: of the sign of y. */
function mod(x: number, y: number): number {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}

type Row<F> = readonly [type: (dtype: NumpyType) => NumpyType, of: F];

const unary = {
  negative: [same, (x) => -x],
  abs: [same, Math.abs],
  sign: [same, (x) => (Number.isNaN(x) ? NaN : x > 0 ? 1 : x < 0 ? -1 : 0)],
  square: [same, (x) => x * x],
  floor: [floats, Math.floor],
  ceil: [floats, Math.ceil],
  rint: [floats, rint],
  exp: [floats, Math.exp],
  expm1: [floats, Math.expm1],
  log: [floats, Math.log],
  log1p: [floats, Math.log1p],
  log2: [floats, Math.log2],
  log10: [floats, Math.log10],
  sqrt: [floats, Math.sqrt],
  sin: [floats, Math.sin],
  cos: [floats, Math.cos],
  tan: [floats, Math.tan],
  arctan: [floats, Math.atan],
  sinh: [floats, Math.sinh],
  cosh: [floats, Math.cosh],
  tanh: [floats, Math.tanh],
  reciprocal: [floats, (x) => 1 / x],
  isnan: [truth, (x) => Number(Number.isNaN(x))],
  isinf: [truth, (x) => Number(Math.abs(x) === Infinity)],
  isfinite: [truth, (x) => Number(Number.isFinite(x))],
  logical_not: [truth, (x) => Number(x === 0)],
  invert: [same, (x) => ~x],
} satisfies Readonly<Record<string, Row<(x: number) => number>>>;

const binary = {
  add: [same, (x, y) => x + y],
  subtract: [same, (x, y) => x - y],
  multiply: [same, (x, y) => x * y],
  divide: [floats, (x, y) => x / y],
  floor_divide: [counts, (x, y) => Math.floor(x / y)],
  remainder: [counts, mod],
  power: [counts, (x, y) => x ** y],
  maximum: [same, (x, y) => Math.max(x, y)],
  minimum: [same, (x, y) => Math.min(x, y)],
  arctan2: [floats, Math.atan2],
  equal: [truth, (x, y) => Number(x === y)],
  not_equal: [truth, (x, y) => Number(x !== y)],
  less: [truth, (x, y) => Number(x < y)],
  less_equal: [truth, (x, y) => Number(x <= y)],
  greater: [truth, (x, y) => Number(x > y)],
  greater_equal: [truth, (x, y) => Number(x >= y)],
  logical_and: [truth, (x, y) => Number(x !== 0 && y !== 0)],
  logical_or: [truth, (x, y) => Number(x !== 0 || y !== 0)],
  logical_xor: [truth, (x, y) => Number((x !== 0) !== (y !== 0))],
  bitwise_and: [same, (x, y) => x & y],
  bitwise_or: [same, (x, y) => x | y],
  bitwise_xor: [same, (x, y) => x ^ y],
} satisfies Readonly<Record<string, Row<(x: number, y: number) => number>>>;

export type Unary = keyof typeof unary;
export type Binary = keyof typeof binary;

export function elementwise(name: Unary, array: NdArray): NdArray {
  const [type, of]: Row<(x: number) => number> = unary[name];
  if (name === 'invert' && array.dtype === 'bool') return elementwise('logical_not', array);
  if (name === 'negative' && array.dtype === 'bool')
    throw new ArrayError('The numpy boolean negative, the `-` operator, is not supported, use the `~` operator.');
  const from = dense(array);
  const dtype = type(array.dtype);
  const to = room(dtype, from.length);
  for (let i = 0; i < from.length; i++) to[i] = of(from[i]!);
  // Among whole numbers there is no −0.
  if (dtype === 'int64') for (let i = 0; i < to.length; i++) to[i]! += 0;
  return wrap(to, dtype, array.shape);
}

/** Two arrays, element by element, at the shape and in the type they take together. */
export function pairwise(name: Binary, a: NdArray, b: NdArray): NdArray {
  const [type, of]: Row<(x: number, y: number) => number> = binary[name];
  const shape = broadcast(a.shape, b.shape);
  const operands = together(a, b);
  if (name === 'subtract' && operands === 'bool')
    throw new ArrayError('numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor instead.');
  const dtype = type(operands);
  const held = KINDS[operands] === 2 ? operands : undefined;
  const side = (array: NdArray) => dense(stretch(held && array.dtype !== held ? cast(array, held) : array, shape));
  const [x, y] = [side(a), side(b)];
  const whole = KINDS[dtype] === 1;
  if (name === 'power' && whole && y.some((n) => n < 0))
    throw new ArrayError('Integers to negative integer powers are not allowed.');
  const to = room(dtype, x.length);
  for (let i = 0; i < to.length; i++) to[i] = of(x[i]!, y[i]!);
  if (dtype === 'int64') for (let i = 0; i < to.length; i++) to[i] = Number.isFinite(to[i]!) ? to[i]! + 0 : 0;
  return wrap(to, dtype, shape);
}

/** Where the condition holds, of a; elsewhere, of b. */
export function choose(condition: NdArray, a: NdArray, b: NdArray): NdArray {
  const shape = broadcast(condition.shape, a.shape, b.shape);
  const [c, x, y] = [condition, a, b].map((array): Numbers => dense(stretch(array, shape))) as [
    Numbers,
    Numbers,
    Numbers,
  ];
  return arrayOf(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => (c[i] ? x[i]! : y[i]!)),
    together(a, b),
    shape,
  );
}

/** The product of matrices over their last two axes, stacks of them by broadcasting. */
export function matmul(a: NdArray, b: NdArray): NdArray {
  if (a.shape.length === 0 || b.shape.length === 0)
    throw new ArrayError('matmul: Input operand does not have enough dimensions');
  const left = a.shape.length === 1 ? [1, ...a.shape] : a.shape;
  const right = b.shape.length === 1 ? [...b.shape, 1] : b.shape;
  const [n, k] = left.slice(-2) as [number, number];
  const [inner, m] = right.slice(-2) as [number, number];
  if (k !== inner)
    throw new ArrayError(
      `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) ` +
        `(size ${inner} is different from ${k})`,
    );
  const stack = broadcast(left.slice(0, -2), right.slice(0, -2));
  const at = (array: NdArray, shape: Shape) =>
    dense(stretch(wrap(dense(array), array.dtype, shape), [...stack, ...shape.slice(-2)]));
  const [x, y] = [at(a, left), at(b, right)];
  const dtype = common(a.dtype, b.dtype);
  // Products are added one after another, rounded to the type at each sum, as fused hardware does it.
  const to = room(dtype, sizeOf(stack) * n * m);
  for (let s = 0; s < sizeOf(stack); s++)
    for (let i = 0; i < n; i++)
      for (let l = 0; l < k; l++) {
        const factor = x[(s * n + i) * k + l]!;
        const [row, from] = [(s * n + i) * m, (s * k + l) * m];
        for (let j = 0; j < m; j++) to[row + j]! += factor * y[from + j]!;
      }
  const shape = [...stack, ...(a.shape.length === 1 ? [] : [n]), ...(b.shape.length === 1 ? [] : [m])];
  return wrap(to, dtype, shape);
}

/** Arrays behind one another along an axis. */
export function concatenate(arrays: readonly NdArray[], axis: number): NdArray {
  const first = arrays[0]!;
  const rank = first.shape.length;
  for (const { shape } of arrays)
    if (shape.length !== rank || shape.some((n, i) => i !== axis && n !== first.shape[i]))
      throw new ArrayError(
        'all the input array dimensions except for the concatenation axis must match exactly, but these have the ' +
          `shapes ${arrays.map(({ shape: own }) => `(${own.join(', ')})`).join(' and ')}`,
      );
  const dtype = arrays.map((array) => array.dtype).reduce(common);
  const shape = first.shape.map((n, i) => (i === axis ? arrays.reduce((sum, one) => sum + one.shape[axis]!, 0) : n));
  const to = room(dtype, sizeOf(shape));
  const outer = sizeOf(shape.slice(0, axis));
  const blocks = arrays.map((array) => ({ data: dense(array), length: sizeOf(array.shape) / Math.max(1, outer) }));
  let at = 0;
  for (let i = 0; i < outer; i++)
    for (const { data, length } of blocks) {
      to.set(data.subarray(i * length, (i + 1) * length) as never, at);
      at += length;
    }
  return wrap(to, dtype, shape);
}
