import type { CoreOp, OpName } from './graph.ts';
import { elementwise, leaf, negated, self, through, unary, type OpRow } from './op-row.ts';
import { broadcast, joined, product, reduced, reshaped, ShapeError } from './shape.ts';

const other = (slot: number) => 1 - slot;

const core: Readonly<Record<CoreOp, OpRow>> = {
  parameter: leaf('θ'),
  input: leaf('in'),
  constant: leaf('c'),

  matMul: {
    symbol: '@',
    formula: ([a, b], { transposeA, transposeB }) => `${a}${transposeA ? 'ᵀ' : ''} ${b}${transposeB ? 'ᵀ' : ''}`,
    arity: 2,
    shape: ([a, b], attributes) => product(a!, b!, attributes),
    zeroWhen: 'any',
    slot: (slot) => ({
      local: (x) => `${x[other(slot)]}ᵀ`,
      flow: (x, _y, g) => (slot === 0 ? `${g} ${x[1]}ᵀ` : `${x[0]}ᵀ ${g}`),
      factors: [{ of: other(slot), through: 'itself' }],
    }),
  },

  add: {
    symbol: '+',
    formula: ([a, b]) => `${a} + ${b}`,
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'every',
    slot: () => through,
  },

  sub: {
    symbol: '−',
    formula: ([a, b]) => `${a} − ${b}`,
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'every',
    slot: (slot) => (slot === 0 ? through : negated),
  },

  mul: {
    symbol: '⊙',
    formula: ([a, b]) => `${a} ⊙ ${b}`,
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'any',
    slot: (slot) => elementwise((x) => x[other(slot)]!, [{ of: other(slot), through: 'itself' }]),
  },

  // 0 / 0 is NaN, forward and back: nothing here can hide it.
  div: {
    symbol: '÷',
    formula: ([a, b]) => `${a} / ${b}`,
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'any',
    slot: (slot) =>
      slot === 0
        ? elementwise(([, b]) => `1 / ${b}`, [{ of: 1, through: 'reciprocal' }])
        : elementwise(
            ([, b], y) => `−${y} / ${b}`,
            [
              { of: 0, through: 'itself' },
              { of: 1, through: 'reciprocal' },
            ],
          ),
  },

  square: unary(
    'x²',
    (x) => `${x}²`,
    'any',
    elementwise(([x]) => `2 ${x}`, self('itself')),
  ),

  sqrt: unary(
    '√',
    (x) => `√${x}`,
    'any',
    elementwise(([x]) => `1 / (2√${x})`, self('reciprocal')),
  ),

  sum: {
    symbol: 'Σ',
    formula: ([x]) => `Σ ${x}`,
    arity: 1,
    shape: ([x], attributes) => reduced(x!, attributes),
    zeroWhen: 'every',
    slot: () => ({
      local: () => '1',
      flow: (_x, _y, g) => `${g} ⊙ 1`,
      factors: [],
    }),
  },

  mean: {
    symbol: 'mean',
    formula: ([x]) => `mean ${x}`,
    arity: 1,
    shape: ([x], attributes) => reduced(x!, attributes),
    zeroWhen: 'every',
    slot: () => ({
      local: () => '1/n',
      flow: (_x, _y, g) => `${g} ⊙ 1/n`,
      factors: [],
    }),
  },

  maximum: {
    symbol: 'max',
    formula: ([a, b]) => `max(${a}, ${b})`,
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'every',
    slot: (slot) =>
      elementwise(([a, b]) => (slot === 0 ? `[${a} ≥ ${b}]` : `[${a} < ${b}]`), [{ of: slot, through: 'gate' }]),
  },

  // relu'(0) is taken as 0, as TensorFlow and PyTorch do: with all-zero input even this door is shut.
  relu: unary(
    'relu',
    (x) => `relu(${x})`,
    'every',
    elementwise(([x]) => `[${x} > 0]`, self('gate')),
  ),

  sigmoid: unary(
    'sigmoid',
    (x) => `σ(${x})`,
    'none',
    elementwise((_x, y) => `${y} (1 − ${y})`, self('saturation')),
  ),

  tanh: unary(
    'tanh',
    (x) => `tanh(${x})`,
    'every',
    elementwise((_x, y) => `(1 − ${y}²)`, self('saturation')),
  ),

  softplus: unary(
    'softplus',
    (x) => `ln(1 + exp ${x})`,
    'none',
    elementwise(([x]) => `σ(${x})`, self('saturation')),
  ),

  // Operands: label, logit. One node, as every library has it, because the composed form overflows.
  sigmoidCrossEntropy: {
    symbol: 'xent',
    formula: ([y, z]) => `softplus(${z}) − ${y} ⊙ ${z}`,
    arity: 2,
    shape: ([y, z]) => broadcast(y!, z!),
    zeroWhen: 'none',
    slot: (slot) =>
      slot === 0
        ? elementwise(([, z]) => `−${z}`, [{ of: 1, through: 'itself' }])
        : elementwise(([y, z]) => `(σ(${z}) − ${y})`, []),
  },

  // Operands: table [rows, size], row numbers [batch, features]. Result: [batch, features × size].
  embed: {
    symbol: 'E[i]',
    formula: ([table, rows]) => `${table}[${rows}]`,
    arity: 2,
    shape: ([table, rows]) => {
      if (table!.length !== 2 || rows!.length !== 2)
        throw new ShapeError('An embedding lookup takes a table [rows, size] and row numbers [batch, features].');
      return [rows![0]!, rows![1]! * table![1]!];
    },
    zeroWhen: 'any',
    slot: (slot) =>
      slot === 0
        ? {
            local: ([, rows]) => `one-hot(${rows})ᵀ`,
            flow: ([, rows], _y, g) => `one-hot(${rows})ᵀ ${g}`,
            factors: [],
          }
        : undefined,
  },

  concat: {
    symbol: 'concat',
    formula: (x) => `[${x.join(', ')}]`,
    arity: Infinity,
    shape: joined,
    zeroWhen: 'every',
    slot: (slot) => ({
      local: () => '1',
      flow: (x, _y, g) => `${g}[${x[slot]}]`,
      factors: [],
    }),
  },

  norm: {
    symbol: '‖x‖',
    formula: ([x]) => `‖${x}‖`,
    arity: 1,
    shape: ([x], attributes) => reduced(x!, attributes),
    zeroWhen: 'any',
    slot: () => elementwise(([x], y) => `${x} / ${y}`, self('reciprocal')),
  },

  reshape: {
    symbol: 'reshape',
    formula: ([x], { shape }) => `reshape(${x}, ${shape?.join('×')})`,
    arity: 1,
    shape: ([x], { shape }) => reshaped(x!, shape),
    zeroWhen: 'every',
    slot: () => through,
  },

  stopGradient: unary('detach', (x) => `detach(${x})`, 'any', undefined),
};

/**
 * The one table of operations. How each is computed stands in `engine/kernels.ts`, total over the same names. The rows
 * of `MoreOp` are there once `ops-more.ts` is imported: the chapters do without, and do not pay for them.
 */
export const ops = core as Readonly<Record<OpName, OpRow>>;
