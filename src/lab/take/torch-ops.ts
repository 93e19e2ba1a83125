import { sizeOf, type Attributes, type OpName, type Shape } from '../../graph/graph.ts';
import { listText, numberText } from './literal.ts';
import type { HelperName } from './torch-helpers.ts';

/** What an expression may look at: the operands' names and shapes, the op's attributes, the shape of the result. */
export interface Application {
  readonly x: readonly string[];
  readonly shapes: readonly Shape[];
  readonly attributes: Attributes;
  readonly shape: Shape;
}

/** The PyTorch expression of an op: the same value, and the same gradient, as the Lab’s kernels compute. */
export type Row = (application: Application) => string;

const unary =
  (name: string): Row =>
  ({ x: [x] }) =>
    `${name}(${x})`;

const binary =
  (sign: string): Row =>
  ({ x: [a, b] }) =>
    `${a} ${sign} ${b}`;

const helper =
  (name: HelperName): Row =>
  ({ x: [a, b] }) =>
    `${name}(${a}, ${b})`;

/** Where two operands tie: shared as by PyTorch, or the left one's. */
const choice =
  (name: 'maximum' | 'minimum'): Row =>
  (application) =>
    application.attributes.convention === 'torch'
      ? `torch.${name}(${application.x.join(', ')})`
      : helper(`left_${name}`)(application);

function leaf(application: Application): never {
  throw new Error(`A leaf of shape [${application.shape.join(', ')}] has numbers of its own; it is not computed.`);
}

/** The arguments of a reduction: none for one over all axes. */
function over({ attributes: { axes, keepDims }, shapes: [shape] }: Application): string {
  const named = axes ?? (keepDims ? shape!.map((_, i) => i) : []);
  if (named.length === 0) return '';
  const dim = named.length === 1 ? named[0] : `(${named.join(', ')})`;
  return `dim=${dim}${keepDims ? ', keepdim=True' : ''}`;
}

/** PyTorch takes an empty list of axes for all of them; here it names none, and each element is a result. */
const reduction =
  (overNone: (x: string) => string, named: (x: string, over: string) => string): Row =>
  (application) =>
    application.attributes.axes?.length === 0
      ? overNone(application.x[0]!)
      : named(application.x[0]!, over(application));

const argumentsOf = (...given: readonly string[]) => given.filter(Boolean).join(', ');

function reshaped(x: string, shape: Shape): string {
  return `${x}.reshape(${shape.length === 0 ? '()' : shape.join(', ')})`;
}

function transposed(x: string, rank: number): string {
  return rank === 2 ? `${x}.T` : `${x}.transpose(-2, -1)`;
}

/** Columns that stand before a list of indices, more or less. */
const BEFORE = 40;

const indices = (numbers: readonly number[]) => `torch.tensor(${listText(numbers.map(String), 0, BEFORE)})`;

/** The rows that `from` reads, where it reads whole rows of a tensor; undefined where it does not. */
function rowsRead(from: readonly number[], [, ...rest]: Shape): number[] | undefined {
  const size = sizeOf(rest);
  const isWhole = size > 1 && from.length % size === 0;
  if (!isWhole || !from.every((at, i) => at % size === i % size && at - (i % size) === from[i - (i % size)])) return;
  return from.filter((_, i) => i % size === 0).map((at) => at / size);
}

/** Elements by number: whole rows, or a slice where the numbers go up evenly, which are easier to read. */
function picked(x: string, own: Shape, from: readonly number[], shape: Shape): string {
  const rows = own.length > 1 ? rowsRead(from, own) : undefined;
  const like = (expression: string, found: Shape) =>
    found.join() === shape.join() ? expression : reshaped(expression, shape);
  if (rows?.length === 1) return like(`${x}[${rows[0]}]`, own.slice(1));
  if (rows) return like(`${x}[${indices(rows)}]`, [rows.length, ...own.slice(1)]);
  const flat = own.length === 1 ? x : `${x}.reshape(-1)`;
  if (from.length === 1) return like(`${flat}[${from[0]}]`, []);
  const [first = 0, second = first + 1] = from;
  const step = second - first;
  const isEven = step > 0 && from.every((at, i) => at === first + i * step);
  const slice = `${first}:${(from.at(-1) ?? first - 1) + 1}${step === 1 ? '' : `:${step}`}`;
  return like(`${flat}[${isEven ? slice : indices(from)}]`, [from.length]);
}

/** Total over the same names as the op table. */
export const torchOps: Readonly<Record<OpName, Row>> = {
  parameter: leaf,
  input: leaf,
  constant: leaf,

  matMul: ({ x: [a, b], shapes: [left, right], attributes: { transposeA, transposeB } }) =>
    `${transposeA ? transposed(a!, left!.length) : a} @ ${transposeB ? transposed(b!, right!.length) : b}`,
  add: binary('+'),
  sub: binary('-'),
  mul: binary('*'),
  div: binary('/'),
  square: ({ x: [x] }) => `${x} ** 2`,
  sqrt: unary('torch.sqrt'),
  sum: reduction(
    (x) => `${x} * 1`,
    (x, over) => `${x}.sum(${over})`,
  ),
  mean: reduction(
    (x) => `${x} * 1`,
    (x, over) => `${x}.mean(${over})`,
  ),
  maximum: choice('maximum'),
  relu: unary('torch.relu'),
  sigmoid: unary('torch.sigmoid'),
  tanh: unary('torch.tanh'),
  softplus: unary('F.softplus'),
  sigmoidCrossEntropy: helper('sigmoid_cross_entropy'),
  embed: ({ x: [table, rows], shape }) => reshaped(`F.embedding(${rows}.long(), ${table})`, shape),
  concat: ({ x, attributes: { axes } }) => `torch.cat(${listText(x, 0, 24)}, dim=${axes?.[0] ?? -1})`,
  // PyTorch's own norm has slope 0 at zero; composed, it is 0 / 0 there.
  norm: (application) =>
    application.attributes.convention === 'torch'
      ? reduction(
          (x) => `torch.abs(${x})`,
          (x, over) => `torch.linalg.vector_norm(${argumentsOf(x, over)})`,
        )(application)
      : reduction(
          (x) => `torch.sqrt(${x} ** 2)`,
          (x, over) => `torch.sqrt((${x} ** 2).sum(${over}))`,
        )(application),
  reshape: ({ x: [x], shape }) => reshaped(x!, shape),
  stopGradient: ({ x: [x] }) => `${x}.detach()`,

  neg: ({ x: [x] }) => `-${x}`,
  exp: unary('torch.exp'),
  log: unary('torch.log'),
  abs: unary('torch.abs'),
  sin: unary('torch.sin'),
  cos: unary('torch.cos'),
  power: ({ x: [x], attributes: { exponent = 1 } }) =>
    `${x} ** ${Number.isInteger(exponent) ? exponent : numberText(exponent)}`,
  minimum: choice('minimum'),
  max: reduction(
    (x) => `${x} * 1`,
    (x, over) => `${x}.amax(${over})`,
  ),
  where: ({ x: [condition, a, b] }) => `torch.where(${condition} != 0, ${a}, ${b})`,
  softmax: ({ x: [x] }) => `torch.softmax(${x}, dim=-1)`,
  logSoftmax: ({ x: [x] }) => `torch.log_softmax(${x}, dim=-1)`,
  softmaxCrossEntropy: helper('softmax_cross_entropy'),
  binaryCrossEntropy: helper('binary_cross_entropy'),
  leakyRelu: ({ x: [x], attributes: { slope = 0 } }) => `F.leaky_relu(${x}, ${numberText(slope)})`,
  gelu: unary('F.gelu'),
  transpose: ({ x: [x], shape, attributes: { permutation } }) => {
    if (shape.length < 2) return reshaped(x!, shape);
    const axes = permutation ?? shape.map((_, i) => shape.length - 1 - i);
    return shape.length === 2 && axes.at(-1) !== 1 ? `${x}.T` : `${x}.permute(${axes.join(', ')})`;
  },
  pick: ({ x: [x], attributes: { from = [] }, shape, shapes: [own] }) => picked(x!, own!, from, shape),
};
