import { sizeOf, type Attributes, type Shape } from '../../src/graph/graph.ts';

/** What an op is given: float32 values in row-major order, or row numbers. */
export interface Operand {
  readonly shape: Shape;
  readonly values: readonly number[];
  readonly rows?: boolean;
}

/** One way of applying an op. */
export interface OpCase {
  readonly title: string;
  readonly operands: readonly Operand[];
  readonly attributes?: Attributes;
  /** No derivative exists here, only a convention: finite differences have no say. */
  readonly kink?: boolean;
}

/** Distinct numbers between −1.5 and 1.5, none of them near zero or near each other. */
export function some(shape: Shape, phase = 0): Operand {
  const wave = (i: number) => Math.sin(1.7 * i + phase + 0.4);
  return fixed(
    shape,
    Array.from({ length: sizeOf(shape) }, (_, i) => wave(i) + 0.3 * Math.sign(wave(i))),
  );
}

export function positive(shape: Shape): Operand {
  return fixed(
    shape,
    some(shape).values.map((x) => Math.abs(x)),
  );
}

export function fixed(shape: Shape, values: readonly number[]): Operand {
  return { shape, values: values.map(Math.fround) };
}

export function rows(shape: Shape, values: readonly number[]): Operand {
  return { shape, values, rows: true };
}

const pairs: readonly [string, Shape, Shape][] = [
  ['equal shapes', [2, 3], [2, 3]],
  ['a row against a matrix', [2, 3], [3]],
  ['a matrix against a row', [1, 3], [4, 3]],
  ['a column against a row', [2, 1], [1, 3]],
  ['a scalar on the left', [], [2, 2]],
  ['a scalar on the right', [2, 3, 2], []],
  ['a middle axis of size 1', [2, 1, 3], [2, 4, 3]],
];

export const binary = (): OpCase[] => pairs.map(([title, a, b]) => ({ title, operands: [some(a), some(b, 2)] }));

export const unary = (operand = some([2, 3])): OpCase[] => [
  { title: 'a matrix', operands: [operand] },
  { title: 'a scalar', operands: [fixed([], [0.7])] },
];

export const reductions = (): OpCase[] => [
  { title: 'all axes', operands: [some([2, 3])] },
  { title: 'all axes, kept', operands: [some([2, 3])], attributes: { keepDims: true } },
  { title: 'the first axis', operands: [some([2, 3, 4])], attributes: { axes: [0] } },
  { title: 'the last axis, counted from the end', operands: [some([2, 3])], attributes: { axes: [-1] } },
  { title: 'the middle axis, kept', operands: [some([2, 3, 4])], attributes: { axes: [1], keepDims: true } },
  { title: 'the outer two of three axes', operands: [some([2, 3, 4])], attributes: { axes: [0, 2] } },
  { title: 'a scalar', operands: [some([])] },
];

export const entropies: OpCase[] = [
  { title: 'hard labels', operands: [fixed([4], [0, 1, 1, 0]), some([4])] },
  { title: 'soft labels', operands: [positive([2, 2]), some([2, 2], 1)] },
  { title: 'one label for a batch', operands: [fixed([], [1]), some([3])] },
  { title: 'logits of zero', operands: [fixed([2], [0, 1]), fixed([2], [0, 0])] },
  { title: 'large logits, rightly signed', operands: [fixed([4], [0, 1, 1, 0]), fixed([4], [-14, 14, 9, -20])] },
  { title: 'large logits, wrongly signed', operands: [fixed([3], [0, 1, 1]), fixed([3], [40, -40, -90])] },
];

export const table = some([5, 3]);
