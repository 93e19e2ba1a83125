import { broadcast } from '../graph/shape.ts';
import { sizeOf, type Shape } from '../graph/graph.ts';

/** What no gradient goes through, element by element: comparisons, logic, rounding. */
export type PlainOp = keyof typeof plain;

const truth = (yes: boolean) => Number(yes);

/** Half to even, as every library rounds. */
function round(x: number): number {
  const low = Math.floor(x);
  if (x - low !== 0.5) return Math.round(x);
  return low % 2 === 0 ? low : low + 1;
}

const plain = {
  less: (a: number, b: number) => truth(a < b),
  lessEqual: (a: number, b: number) => truth(a <= b),
  greater: (a: number, b: number) => truth(a > b),
  greaterEqual: (a: number, b: number) => truth(a >= b),
  equal: (a: number, b: number) => truth(a === b),
  notEqual: (a: number, b: number) => truth(a !== b),
  and: (a: number, b: number) => truth(a !== 0 && b !== 0),
  or: (a: number, b: number) => truth(a !== 0 || b !== 0),
  not: (a: number, _b: number) => truth(a === 0),
  floor: (a: number, _b: number) => Math.floor(a),
  ceil: (a: number, _b: number) => Math.ceil(a),
  round: (a: number, _b: number) => round(a),
  truncate: (a: number, _b: number) => Math.trunc(a),
  sign: (a: number, _b: number) => Math.sign(a),
  floorDivide: (a: number, b: number) => Math.floor(a / b),
  remainder: (a: number, b: number) => a - b * Math.floor(a / b),
  isNaN: (a: number, _b: number) => truth(Number.isNaN(a)),
  isFinite: (a: number, _b: number) => truth(Number.isFinite(a)),
};

/** @throws ShapeError when the operands do not broadcast */
export function plainly(
  op: PlainOp,
  a: { readonly values: ArrayLike<number>; readonly shape: Shape },
  b: { readonly values: ArrayLike<number>; readonly shape: Shape },
): { values: Float32Array; shape: Shape } {
  const shape = broadcast(a.shape, b.shape);
  const [left, right] = [positions(a.shape, shape), positions(b.shape, shape)];
  const values = Float32Array.from({ length: sizeOf(shape) }, (_, i) =>
    plain[op](a.values[left[i]!]!, b.values[right[i]!]!),
  );
  return { values, shape };
}

/** Which element of `shape` stands at each place of `to`. */
function positions(shape: Shape, to: Shape): number[] {
  let stride = sizeOf(shape);
  return to.reduce<number[]>(
    (places, n, axis) => {
      const own = shape[axis - (to.length - shape.length)] ?? 1;
      stride /= own;
      const step = own === 1 ? 0 : stride;
      return places.flatMap((place) => Array.from({ length: n }, (_, i) => place + i * step));
    },
    [0],
  );
}
