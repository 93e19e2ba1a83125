import { negative, zero, zeroDivisor, zeroOverZero } from './breaks.ts';
import { alongAxis, asIs, repeated, shaped } from './lift.ts';
import { binary, elementwise, leaf, negated, reduction, self, through, unary, type OpRow } from './row.ts';
import { joined, lookedUp, product, reshaped } from './shapes.ts';

const other = (slot: number) => 1 - slot;

const rows = {
  parameter: leaf('θ'),
  input: leaf('in'),
  constant: leaf('c', repeated),

  matMul: {
    symbol: '@',
    formula: ([a, b], { transposeA, transposeB }) => `${a}${transposeA ? 'ᵀ' : ''} ${b}${transposeB ? 'ᵀ' : ''}`,
    arity: 2,
    shape: ([a, b], attributes) => product(a!, b!, attributes),
    zeroWhen: 'any',
    lift: asIs,
    slot: (slot) => ({
      local: (x) => `${x[other(slot)]}ᵀ`,
      flow: (x, _y, g) => (slot === 0 ? `${g} ${x[1]}ᵀ` : `${x[0]}ᵀ ${g}`),
      factors: [{ of: other(slot), through: 'itself' }],
    }),
  },

  add: binary(
    '+',
    (a, b) => `${a} + ${b}`,
    'every',
    () => through,
  ),

  sub: binary(
    '−',
    (a, b) => `${a} − ${b}`,
    'every',
    (slot) => (slot === 0 ? through : negated),
  ),

  mul: binary(
    '⊙',
    (a, b) => `${a} ⊙ ${b}`,
    'any',
    (slot) => elementwise((x) => x[other(slot)]!, [{ of: other(slot), through: 'itself' }]),
  ),

  // 0 / 0 is NaN, forward and back: nothing here can hide it.
  div: binary(
    '÷',
    (a, b) => `${a} / ${b}`,
    'any',
    (slot) =>
      slot === 0
        ? elementwise(([, b]) => `1 / ${b}`, [{ of: 1, through: 'reciprocal' }])
        : elementwise(
            ([, b], y) => `−${y} / ${b}`,
            [
              { of: 0, through: 'itself' },
              { of: 1, through: 'reciprocal' },
            ],
          ),
    {
      breaks: { zeroByZero: zeroOverZero, divisionByZero: zeroDivisor },
    },
  ),

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
    {
      breaks: { rootOfNegative: negative, rootAtZero: zero },
    },
  ),

  sum: reduction('Σ', (x) => `Σ ${x}`, 'every', {
    ...through,
    flow: (_x, _y, g) => `${g} ⊙ 1`,
  }),

  mean: reduction('mean', (x) => `mean ${x}`, 'every', {
    local: () => '1/n',
    flow: (_x, _y, g) => `${g} ⊙ 1/n`,
    factors: [],
  }),

  maximum: binary(
    'max',
    (a, b) => `max(${a}, ${b})`,
    'every',
    (slot) =>
      elementwise(([a, b]) => (slot === 0 ? `[${a} ≥ ${b}]` : `[${a} < ${b}]`), [{ of: slot, through: 'gate' }]),
    { gate: 'aboveOther' },
  ),

  // relu'(0) is taken as 0, as TensorFlow and PyTorch do: with all-zero input even this door is shut.
  relu: unary(
    'relu',
    (x) => `relu(${x})`,
    'every',
    elementwise(([x]) => `[${x} > 0]`, self('gate')),
    { gate: 'aboveZero' },
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
  sigmoidCrossEntropy: binary(
    'xent',
    (y, z) => `softplus(${z}) − ${y} ⊙ ${z}`,
    'none',
    (slot) =>
      slot === 0
        ? elementwise(([, z]) => `−${z}`, [{ of: 1, through: 'itself' }])
        : elementwise(([y, z]) => `(σ(${z}) − ${y})`, []),
    { twoClasses: true, short: 'xent' },
  ),

  // Operands: table [rows, size], row numbers [batch, features]. Result: [batch, features × size].
  embed: {
    symbol: 'E[i]',
    formula: ([table, rows]) => `${table}[${rows}]`,
    arity: 2,
    shape: ([table, rows]) => lookedUp(table!, rows!),
    zeroWhen: 'any',
    lift: asIs,
    looksUp: true,
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
    lift: alongAxis,
    slot: (slot) => ({
      ...through,
      flow: (x, _y, g) => `${g}[${x[slot]}]`,
    }),
  },

  norm: reduction(
    '‖x‖',
    (x) => `‖${x}‖`,
    'any',
    elementwise(([x], y) => `${x} / ${y}`, self('reciprocal')),
    // On the way back only, where it is zero as a whole.
    { breaks: { normAtZero: zero } },
  ),

  reshape: unary('reshape', (x, { shape }) => `reshape(${x}, ${shape?.join('×')})`, 'every', through, {
    shape: ([x], { shape }) => reshaped(x!, shape),
    lift: shaped,
  }),

  stopGradient: unary('detach', (x) => `detach(${x})`, 'any', undefined, { short: 'detach' }),
} satisfies Readonly<Record<string, OpRow>>;

/** The ops of the chapters' models, whose rows every page with a figure loads. */
export type ChapterOp = keyof typeof rows;

/** The table of operations. How each is computed stands in `engine/kernels/`, total over the same names. */
export const chapterOps: Readonly<Record<ChapterOp, OpRow>> = rows;
