import { sizeOf } from '../graph/graph.ts';
import { ArrayError, axisOf, dense, room, transpose, wrap, type NdArray, type Numbers } from './ndarray.ts';
import type { NumpyType } from './print/numpy-text.ts';

export type Reduction = 'sum' | 'mean' | 'prod' | 'max' | 'min' | 'var' | 'std' | 'argmax' | 'argmin' | 'any' | 'all';

/** Elements up to which NumPy adds in eight columns before it halves. */
const BLOCK = 128;

/** Rounds to the numbers of the type. */
type Round = (x: number) => number;

/** NumPy's own order of adding a row, so that the last digits are the same. */
function sumRow(x: ArrayLike<number>, from: number, n: number, round: Round): number {
  if (n < 8) {
    let sum = n > 0 ? x[from]! : 0;
    for (let i = 1; i < n; i++) sum = round(sum + x[from + i]!);
    return sum;
  }
  if (n <= BLOCK) {
    const r = Array.from({ length: 8 }, (_, j) => x[from + j]!);
    let i = 8;
    for (; i < n - (n % 8); i += 8) for (let j = 0; j < 8; j++) r[j] = round(r[j]! + x[from + i + j]!);
    const pair = (a: number, b: number) => round(r[a]! + r[b]!);
    let sum = round(round(pair(0, 1) + pair(2, 3)) + round(pair(4, 5) + pair(6, 7)));
    for (; i < n; i++) sum = round(sum + x[from + i]!);
    return sum;
  }
  const half = Math.floor(n / 2) - (Math.floor(n / 2) % 8);
  return round(sumRow(x, from, half, round) + sumRow(x, from + half, n - half, round));
}

/** The array's numbers as rows, each of which is reduced to one number. */
interface Rows {
  readonly values: Numbers;
  readonly count: number;
  readonly length: number;
  /** Whether the elements of a row lie side by side in the array itself, where NumPy sums them in its own order. */
  readonly adjacent: boolean;
}

function rowsOf(array: NdArray, axes: readonly number[]): Rows {
  const kept = array.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const length = sizeOf(axes.map((axis) => array.shape[axis]!));
  return {
    values: dense(transpose(array, [...kept, ...axes])),
    count: sizeOf(kept.map((axis) => array.shape[axis]!)),
    length,
    adjacent: axes.includes(array.shape.length - 1) || array.shape.length === 0,
  };
}

function sums({ values, count, length, adjacent }: Rows, round: Round): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => {
    const from = row * length;
    if (adjacent) return sumRow(values, from, length, round);
    let sum = length > 0 ? values[from]! : 0;
    for (let i = 1; i < length; i++) sum = round(sum + values[from + i]!);
    return sum;
  });
}

/** Each row to one number, NaN where one stands in it. */
function folded({ values, count, length }: Rows, start: number, of: (a: number, b: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => {
    let result = start;
    for (let i = row * length; i < (row + 1) * length; i++) result = of(result, values[i]!);
    return result;
  });
}

function extreme({ values, count, length }: Rows, sign: number): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => {
    let best = 0;
    for (let i = 1; i < length; i++) {
      const [x, y] = [values[row * length + i]!, values[row * length + best]!];
      if (Number.isNaN(y)) break;
      if (Number.isNaN(x) || sign * x > sign * y) best = i;
    }
    return best;
  });
}

/** @param axes the axes taken together; none named means all. @param less what `ddof` takes from the count. */
export function reduce(
  name: Reduction,
  array: NdArray,
  axes: readonly number[] | null,
  keep: boolean,
  less = 0,
): NdArray {
  const rank = array.shape.length;
  const taken = axes === null ? array.shape.map((_, i) => i) : axes.map((axis) => axisOf(axis, rank)).sort();
  const rows = rowsOf(array, taken);
  if (rows.length === 0 && ['max', 'min', 'argmax', 'argmin'].includes(name))
    throw new ArrayError(`zero-size array to reduction operation ${name} which has no identity`);
  const float: NumpyType = array.dtype === 'float32' ? 'float32' : 'float64';
  const round: Round = array.dtype === 'float32' ? Math.fround : (x) => x;
  const total: NumpyType = array.dtype.startsWith('float') ? array.dtype : 'int64';
  const means = () => sums(rows, round).map((sum) => round(sum / rows.length));
  const variances = () => {
    const centre = means();
    const squares = room(float, rows.values.length);
    rows.values.forEach((x, i) => {
      const off = round(x - centre[Math.floor(i / rows.length)]!);
      squares[i] = off * off;
    });
    return sums({ ...rows, values: squares }, round).map((sum) => round(sum / Math.max(0, rows.length - less)));
  };
  const found: Record<Reduction, () => readonly [Float64Array, NumpyType]> = {
    sum: () => [sums(rows, round), total],
    mean: () => [means(), float],
    prod: () => [folded(rows, 1, (a, b) => round(a * b)), total],
    max: () => [folded(rows, -Infinity, Math.max), array.dtype],
    min: () => [folded(rows, Infinity, Math.min), array.dtype],
    var: () => [variances(), float],
    std: () => [variances().map(Math.sqrt), float],
    argmax: () => [extreme(rows, 1), 'int64'],
    argmin: () => [extreme(rows, -1), 'int64'],
    any: () => [folded(rows, 0, (a, b) => Number(a !== 0 || b !== 0)), 'bool'],
    all: () => [folded(rows, 1, (a, b) => Number(a !== 0 && b !== 0)), 'bool'],
  };
  const [values, dtype] = found[name]();
  const shape = array.shape.flatMap((n, i) => (taken.includes(i) ? (keep ? [1] : []) : [n]));
  const data = room(dtype, values.length);
  data.set(values as never);
  return wrap(data, dtype, shape);
}
