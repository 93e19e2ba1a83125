/** Arrays of float64 and what the oracle computes with them, in plain loops that share no code with the engine. */
import type { Attributes, Shape } from '../../src/graph/graph.ts';

export interface Numbers64 {
  readonly shape: Shape;
  readonly values: readonly number[];
}

export const count = (shape: Shape) => shape.reduce((n, length) => n * length, 1);

/** Builds an array by asking for the element at each coordinate. */
export function build(shape: Shape, at: (coordinate: number[]) => number): Numbers64 {
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
export function element({ shape, values }: Numbers64, coordinate: readonly number[]): number {
  const own = coordinate.slice(coordinate.length - shape.length);
  return values[shape.reduce((index, length, axis) => index * length + (length === 1 ? 0 : own[axis]!), 0)]!;
}

export function map2(f: (a: number, b: number) => number) {
  return ([a, b]: readonly Numbers64[]): Numbers64 => {
    const rank = Math.max(a!.shape.length, b!.shape.length);
    const padded = (shape: Shape) => [...Array<number>(rank - shape.length).fill(1), ...shape];
    const [p, q] = [padded(a!.shape), padded(b!.shape)];
    const shape = p.map((n, i) => Math.max(n, q[i]!));
    return build(shape, (at) => f(element(a!, at), element(b!, at)));
  };
}

export const map1 =
  (f: (x: number) => number) =>
  ([x]: readonly Numbers64[]): Numbers64 => ({ shape: x!.shape, values: x!.values.map(f) });

/** Folds the elements that fall together when axes are removed. */
export function fold(x: Numbers64, { axes, keepDims }: Attributes, f: (elements: number[]) => number): Numbers64 {
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

export const total = (elements: number[]) => elements.reduce((sum, x) => sum + x, 0);

export const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

export function matMul([a, b]: readonly Numbers64[], { transposeA, transposeB }: Attributes): Numbers64 {
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

export function embed([table, rows]: readonly Numbers64[]): Numbers64 {
  const size = table!.shape[1]!;
  const [batch, features] = rows!.shape as [number, number];
  return build([batch, features * size], ([i, j]) =>
    element(table!, [element(rows!, [i!, Math.floor(j! / size)]), j! % size]),
  );
}

export function concat(x: readonly Numbers64[], { axes }: Attributes): Numbers64 {
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
export function softmax(z: Numbers64): Numbers64 {
  const sums = fold(map1(Math.exp)([z]), { axes: [-1], keepDims: true }, total);
  return map2((x, sum) => Math.exp(x) / sum)([z, sums]);
}

/** By its power series, which converges everywhere. */
export function erf(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

export const leaf = ([x]: readonly Numbers64[]) => x!;
