/** Arrays of float64 in plain loops, as far as the random programs need them. Shares no code with the Lab. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export const count = (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1);

/** Every coordinate of a shape, row-major. */
export function places(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (found, n) => found.flatMap((at) => Array.from({ length: n }, (_, i) => [...at, i])),
    [[]],
  );
}

/** The element at a coordinate: axes of length 1 repeat, leading coordinates too many are dropped. */
export function element({ shape, values }: Numbers, at: readonly number[]): number {
  const own = at.slice(at.length - shape.length);
  return values[shape.reduce((index, n, axis) => index * n + (n === 1 ? 0 : own[axis]!), 0)]!;
}

export const build = (shape: readonly number[], of: (at: number[]) => number): Numbers => ({
  shape,
  values: places(shape).map(of),
});

/** The shape that operands take together; undefined when they do not broadcast. */
export function together(a: readonly number[], b: readonly number[]): number[] | undefined {
  const rank = Math.max(a.length, b.length);
  const [p, q] = [a, b].map((shape) => [...Array<number>(rank - shape.length).fill(1), ...shape]) as [
    number[],
    number[],
  ];
  const shape = p.map((n, i) => (n === 1 ? q[i]! : n));
  return shape.every((n, i) => q[i] === 1 || q[i] === n) ? shape : undefined;
}

export const map = (x: Numbers, f: (value: number) => number): Numbers => ({
  shape: x.shape,
  values: x.values.map(f),
});

export const map2 = (a: Numbers, b: Numbers, f: (a: number, b: number) => number): Numbers =>
  build(together(a.shape, b.shape)!, (at) => f(element(a, at), element(b, at)));

/** Folds the elements along one axis, or all of them. */
export function fold(x: Numbers, axis: number | undefined, keep: boolean, f: (row: number[]) => number): Numbers {
  if (axis === undefined) return { shape: keep ? x.shape.map(() => 1) : [], values: [f([...x.values])] };
  const kept = x.shape.map((n, i) => (i === axis ? 1 : n));
  const folded = build(kept, (at) => f(Array.from({ length: x.shape[axis]! }, (_, k) => element(x, at.with(axis, k)))));
  return keep ? folded : { ...folded, shape: x.shape.toSpliced(axis, 1) };
}

export const total = (row: readonly number[]): number => row.reduce((sum, value) => sum + value, 0);

export const permuted = (x: Numbers, order: readonly number[]): Numbers =>
  build(
    order.map((axis) => x.shape[axis]!),
    (at) =>
      element(
        x,
        x.shape.map((_, axis) => at[order.indexOf(axis)]!),
      ),
  );

/** Matrices, of any number of leading axes that broadcast; undefined when they do not fit. */
export function product(a: Numbers, b: Numbers): Numbers | undefined {
  if (a.shape.length === 0 || b.shape.length === 0) return undefined;
  const [left, right] = [
    a.shape.length === 1 ? { ...a, shape: [1, ...a.shape] } : a,
    b.shape.length === 1 ? { ...b, shape: [...b.shape, 1] } : b,
  ];
  const lead = together(left.shape.slice(0, -2), right.shape.slice(0, -2));
  const inner = left.shape.at(-1)!;
  if (!lead || inner !== right.shape.at(-2)) return undefined;
  const whole = build([...lead, left.shape.at(-2)!, right.shape.at(-1)!], (at) => {
    const [i, j] = at.slice(-2) as [number, number];
    const before = at.slice(0, -2);
    return total(
      Array.from({ length: inner }, (_, k) => element(left, [...before, i, k]) * element(right, [...before, k, j])),
    );
  });
  const rows = a.shape.length === 1 ? [] : [left.shape.at(-2)!];
  const columns = b.shape.length === 1 ? [] : [right.shape.at(-1)!];
  return { shape: [...lead, ...rows, ...columns], values: whole.values };
}
