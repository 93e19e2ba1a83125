import { graphBuilder } from '../../src/graph/builder.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { sizeOf, type Attributes, type Graph, type OpName, type Shape } from '../../src/graph/graph.ts';

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
function some(shape: Shape, phase = 0): Operand {
  const wave = (i: number) => Math.sin(1.7 * i + phase + 0.4);
  return fixed(
    shape,
    Array.from({ length: sizeOf(shape) }, (_, i) => wave(i) + 0.3 * Math.sign(wave(i))),
  );
}

function positive(shape: Shape): Operand {
  return fixed(
    shape,
    some(shape).values.map((x) => Math.abs(x)),
  );
}

function fixed(shape: Shape, values: readonly number[]): Operand {
  return { shape, values: values.map(Math.fround) };
}

function rows(shape: Shape, values: readonly number[]): Operand {
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
const binary = (): OpCase[] => pairs.map(([title, a, b]) => ({ title, operands: [some(a), some(b, 2)] }));
const unary = (operand = some([2, 3])): OpCase[] => [
  { title: 'a matrix', operands: [operand] },
  { title: 'a scalar', operands: [fixed([], [0.7])] },
];
const reductions = (): OpCase[] => [
  { title: 'all axes', operands: [some([2, 3])] },
  { title: 'all axes, kept', operands: [some([2, 3])], attributes: { keepDims: true } },
  { title: 'the first axis', operands: [some([2, 3, 4])], attributes: { axes: [0] } },
  { title: 'the last axis, counted from the end', operands: [some([2, 3])], attributes: { axes: [-1] } },
  { title: 'the middle axis, kept', operands: [some([2, 3, 4])], attributes: { axes: [1], keepDims: true } },
  { title: 'the outer two of three axes', operands: [some([2, 3, 4])], attributes: { axes: [0, 2] } },
  { title: 'a scalar', operands: [some([])] },
];
const entropies: OpCase[] = [
  { title: 'hard labels', operands: [fixed([4], [0, 1, 1, 0]), some([4])] },
  { title: 'soft labels', operands: [positive([2, 2]), some([2, 2], 1)] },
  { title: 'one label for a batch', operands: [fixed([], [1]), some([3])] },
  { title: 'logits of zero', operands: [fixed([2], [0, 1]), fixed([2], [0, 0])] },
  { title: 'large logits, rightly signed', operands: [fixed([4], [0, 1, 1, 0]), fixed([4], [-14, 14, 9, -20])] },
  { title: 'large logits, wrongly signed', operands: [fixed([3], [0, 1, 1]), fixed([3], [40, -40, -90])] },
];
const table = some([5, 3]);

/** At least one case for every row of the op table. */
export const cases: Readonly<Record<OpName, readonly OpCase[]>> = {
  parameter: [{ title: 'a matrix', operands: [some([2, 3])] }],
  input: [{ title: 'a matrix', operands: [some([2, 3])] }],
  constant: [{ title: 'a matrix', operands: [some([2, 3])] }],
  matMul: [
    { title: 'two matrices', operands: [some([2, 3]), some([3, 4], 1)] },
    { title: 'the left one transposed', operands: [some([3, 2]), some([3, 4], 1)], attributes: { transposeA: true } },
    { title: 'the right one transposed', operands: [some([2, 3]), some([4, 3], 1)], attributes: { transposeB: true } },
    {
      title: 'both transposed',
      operands: [some([3, 2]), some([4, 3], 1)],
      attributes: { transposeA: true, transposeB: true },
    },
    { title: 'a batch of matrices', operands: [some([2, 2, 3]), some([2, 3, 1], 1)] },
    { title: 'one zero factor', operands: [fixed([1, 3], [0, 0, 0]), some([3, 2])] },
  ],
  add: binary(),
  sub: binary(),
  mul: [...binary(), { title: 'one zero factor', operands: [fixed([3], [0, 0, 0]), some([3])] }],
  div: [
    ...binary(),
    { title: 'a zero numerator', operands: [fixed([2], [0, 0]), fixed([2], [2, -0.5])] },
    { title: 'zero over zero', operands: [fixed([3], [0, 0, 1]), fixed([3], [0, 2, 4])], kink: true },
  ],
  square: [...unary(), { title: 'zero', operands: [fixed([2], [0, 1])] }],
  sqrt: [...unary(positive([2, 3])), { title: 'zero', operands: [fixed([2], [0, 4])], kink: true }],
  sum: reductions(),
  mean: reductions(),
  maximum: [
    ...binary(),
    { title: 'ties, which the left operand wins', operands: [fixed([2], [1, -2]), fixed([2], [1, -2])], kink: true },
    { title: 'a tie with a constant zero', operands: [fixed([3], [0, 1, -1]), fixed([], [0])], kink: true },
  ],
  relu: [...unary(), { title: 'exactly zero', operands: [fixed([4], [0, -0, 1, -1])], kink: true }],
  sigmoid: [...unary(), { title: 'far out', operands: [fixed([4], [-40, 40, -80, 80])] }],
  tanh: [...unary(), { title: 'tiny numbers', operands: [fixed([4], [1e-8, -1e-6, 1e-3, 0.02])] }],
  softplus: [...unary(), { title: 'far out', operands: [fixed([6], [-40, -12, -5, 0, 40, 80])] }],
  sigmoidCrossEntropy: entropies,
  embed: [
    { title: 'one row a batch entry', operands: [table, rows([3, 1], [4, 0, 2])] },
    { title: 'several features', operands: [table, rows([2, 2], [0, 1, 2, 3])] },
    { title: 'repeated rows, whose gradients add up', operands: [table, rows([3, 2], [1, 1, 4, 1, 4, 0])] },
  ],
  concat: [
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
  norm: [
    ...reductions(),
    { title: 'a vector with a zero in it', operands: [fixed([3], [3, 0, 4])] },
    { title: 'the zero vector', operands: [fixed([3], [0, 0, 0])], kink: true },
    { title: 'one zero row of two', operands: [fixed([2, 2], [0, 0, 3, 4])], attributes: { axes: [1] }, kink: true },
  ],
  reshape: [
    { title: 'a matrix as a vector', operands: [some([2, 3])], attributes: { shape: [6] } },
    { title: 'an axis of size 1 between', operands: [some([2, 3])], attributes: { shape: [2, 1, 3] } },
  ],
  stopGradient: unary(),
  neg: unary(),
  exp: unary(),
  log: unary(positive([2, 3])),
  abs: unary(),
  sin: unary(),
  cos: unary(),
  power: [
    { title: 'a cube', operands: [some([2, 3])], attributes: { exponent: 3 } },
    { title: 'a root', operands: [positive([2, 3])], attributes: { exponent: 0.5 } },
    { title: 'an inverse', operands: [some([2, 3])], attributes: { exponent: -1 } },
    { title: 'a square of zero', operands: [fixed([2], [0, 1])], attributes: { exponent: 2 } },
  ],
  minimum: [
    ...binary(),
    { title: 'ties, which the left operand wins', operands: [fixed([2], [1, -2]), fixed([2], [1, -2])], kink: true },
  ],
  max: reductions().filter(({ title }) => title !== 'a scalar'),
  where: [
    { title: 'equal shapes', operands: [rows([4], [1, 0, 0, 1]), some([4]), some([4], 2)] },
    { title: 'a matrix and a scalar', operands: [rows([2, 2], [1, 0, 1, 1]), some([2, 2]), some([2, 2], 1)] },
  ],
  softmax: [
    { title: 'rows', operands: [some([2, 3])] },
    { title: 'a vector far out', operands: [fixed([3], [50, -50, 49])] },
  ],
  logSoftmax: [
    { title: 'rows', operands: [some([2, 3])] },
    { title: 'a vector far out', operands: [fixed([3], [50, -50, 49])] },
  ],
  softmaxCrossEntropy: [
    { title: 'one-hot labels', operands: [fixed([2, 3], [0, 1, 0, 1, 0, 0]), some([2, 3], 1)] },
    { title: 'soft labels', operands: [positive([2, 3]), some([2, 3], 1)] },
    { title: 'logits of zero', operands: [fixed([1, 3], [0, 0, 1]), fixed([1, 3], [0, 0, 0])] },
  ],
  binaryCrossEntropy: [
    { title: 'hard labels', operands: [fixed([4], [0, 1, 1, 0]), fixed([4], [0.2, 0.7, 0.01, 0.9])] },
    { title: 'soft labels', operands: [fixed([2], [0.3, 0.8]), fixed([2], [0.5, 0.25])] },
  ],
  leakyRelu: unary().map((one) => ({ ...one, attributes: { slope: 0.25 } })),
  gelu: unary(),
  transpose: [
    { title: 'a matrix', operands: [some([2, 3])] },
    { title: 'three axes turned round', operands: [some([2, 3, 4])], attributes: { permutation: [2, 0, 1] } },
  ],
  pick: [
    { title: 'some elements', operands: [some([2, 3])], attributes: { from: [5, 0], shape: [2] } },
    { title: 'one element several times', operands: [some([3])], attributes: { from: [1, 1, 2, 1], shape: [2, 2] } },
    { title: 'a single one, as a scalar', operands: [some([2, 3])], attributes: { from: [0], shape: [] } },
  ],
};

/** A gradient to send back into a result of `size` elements: no two alike, some negative. */
export function arriving(size: number): number[] {
  return Array.from({ length: size }, (_, i) => Math.fround(0.8 * Math.cos(2.3 * i) + 0.1));
}

/** A value and its gradients: `null` where none reaches an operand. A leaf counts as its own operand. */
export interface Outcome {
  readonly shape: Shape;
  readonly value: readonly number[];
  readonly gradients: readonly (readonly number[] | null)[];
}

export const isLeaf = (op: OpName) => op === 'parameter' || op === 'input' || op === 'constant';

/** The smallest model around a case: operands `x0`, `x1`, …, the op as `y`, and a loss whose gradient at `y` is `arriving`. */
export function caseGraph(op: OpName, { operands, attributes = {} }: OpCase): Graph {
  const g = graphBuilder(labOps);
  const [{ shape: own, values }] = operands as [Operand];
  if (op === 'parameter') g.parameter('y', own, 'y');
  else if (op === 'input') g.input('y', own);
  else if (op === 'constant') g.constant('y', own, values);
  else {
    const ids = operands.map(({ shape, rows }, i) =>
      rows ? g.input(`x${i}`, shape) : g.parameter(`x${i}`, shape, ''),
    );
    g.apply(op, 'y', ids, attributes);
  }
  const shapes = operands.map(({ shape }) => shape);
  const shape = isLeaf(op) ? own : labOps[op].shape(shapes, attributes);
  g.constant('c', shape, arriving(sizeOf(shape)));
  return g.build(g.apply('sum', 'loss', [g.apply('mul', 'weighted', ['y', 'c'])]));
}
