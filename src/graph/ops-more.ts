import type { MoreOp } from './graph.ts';
import { elementwise, negated, self, through, unary, type OpRow } from './op-row.ts';
import { ops } from './ops.ts';
import { broadcast, permuted, picked, reduced, ShapeError } from './shape.ts';

/** Rows of the ops that only a reader's own code uses. Importing this file adds them to the table. */
const more: Readonly<Record<MoreOp, OpRow>> = {
  neg: unary('−x', (x) => `−${x}`, 'every', negated),
  exp: unary(
    'exp',
    (x) => `exp ${x}`,
    'none',
    elementwise((_x, y) => y, []),
  ),
  log: unary(
    'ln',
    (x) => `ln ${x}`,
    'none',
    elementwise(([x]) => `1 / ${x}`, self('reciprocal')),
  ),
  abs: unary(
    '|x|',
    (x) => `|${x}|`,
    'every',
    elementwise(([x]) => `sign ${x}`, self('itself')),
  ),

  sin: unary(
    'sin',
    (x) => `sin ${x}`,
    'every',
    elementwise(([x]) => `cos ${x}`, []),
  ),
  cos: unary(
    'cos',
    (x) => `cos ${x}`,
    'none',
    elementwise(([x]) => `−sin ${x}`, self('itself')),
  ),

  power: {
    symbol: 'xⁿ',
    formula: ([x], { exponent }) => `${x} ^ ${exponent}`,
    arity: 1,
    shape: ([x]) => x!,
    zeroWhen: 'any',
    slot: () => elementwise(([x]) => `n ${x} ^ (n − 1)`, self('itself')),
  },

  minimum: {
    symbol: 'min',
    formula: ([a, b]) => `min(${a}, ${b})`,
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'every',
    slot: (slot) =>
      elementwise(([a, b]) => (slot === 0 ? `[${a} ≤ ${b}]` : `[${a} > ${b}]`), [{ of: slot, through: 'gate' }]),
  },

  max: {
    symbol: 'max',
    formula: ([x]) => `max ${x}`,
    arity: 1,
    shape: ([x], attributes) => reduced(x!, attributes),
    zeroWhen: 'every',
    slot: () => ({
      local: ([x], y) => `[${x} = ${y}]`,
      flow: ([x], y, g) => `${g} ⊙ [${x} = ${y}]`,
      factors: [],
    }),
  },

  // Operands: condition, value where it is not 0, value where it is 0.
  where: {
    symbol: 'where',
    formula: ([c, a, b]) => `where(${c}, ${a}, ${b})`,
    arity: 3,
    shape: ([c, a, b]) => broadcast(broadcast(c!, a!), b!),
    zeroWhen: 'every',
    slot: (slot) =>
      slot === 0
        ? undefined
        : elementwise(([c]) => `[${c} ${slot === 1 ? '≠' : '='} 0]`, slot === 1 ? [{ of: 0, through: 'itself' }] : []),
  },

  softmax: unary('softmax', (x) => `softmax(${x})`, 'none', {
    local: (_x, y) => `diag(${y}) − ${y} ${y}ᵀ`,
    flow: (_x, y, g) => `${y} ⊙ (${g} − Σ ${g} ⊙ ${y})`,
    factors: self('saturation'),
  }),
  logSoftmax: unary('log softmax', (x) => `ln softmax(${x})`, 'none', {
    local: ([x]) => `1 − softmax(${x})`,
    flow: ([x], _y, g) => `${g} − softmax(${x}) Σ ${g}`,
    factors: [],
  }),

  // Operands: labels (a distribution over the last axis), logits. One node, as every library has it.
  softmaxCrossEntropy: {
    symbol: 'xent',
    formula: ([y, z]) => `−Σ ${y} ⊙ ln softmax(${z})`,
    arity: 2,
    shape: ([y, z]) => {
      const [labels, logits] = [y!.join('×'), z!.join('×')];
      if (labels !== logits) throw new ShapeError(`Labels of shape ${labels} do not fit logits of shape ${logits}.`);
      return z!.slice(0, -1);
    },
    zeroWhen: 'none',
    slot: (slot) => ({
      local: ([y, z]) => (slot === 0 ? `−ln softmax(${z})` : `softmax(${z}) − ${y}`),
      flow: ([y, z], _y, g) => (slot === 0 ? `−${g} ln softmax(${z})` : `${g} (softmax(${z}) − ${y})`),
      factors: [],
    }),
  },

  // Operands: label, chance. One node, as every library has it: the logarithms are cut off, and so is what divides.
  binaryCrossEntropy: {
    symbol: 'xent',
    formula: ([y, p]) => `−${y} ⊙ ln ${p} − (1 − ${y}) ⊙ ln(1 − ${p})`,
    arity: 2,
    shape: ([y, p]) => broadcast(y!, p!),
    zeroWhen: 'none',
    slot: (slot) =>
      slot === 0
        ? elementwise(([, p]) => `ln((1 − ${p}) / ${p})`, [])
        : elementwise(([y, p]) => `(${p} − ${y}) / (${p} (1 − ${p}))`, [{ of: 1, through: 'reciprocal' }]),
  },

  leakyRelu: {
    symbol: 'leaky',
    formula: ([x], { slope }) => `max(${x}, ${slope} ${x})`,
    arity: 1,
    shape: ([x]) => x!,
    zeroWhen: 'every',
    slot: () => elementwise(([x]) => `([${x} > 0] + α [${x} ≤ 0])`, []),
  },
  gelu: unary(
    'gelu',
    (x) => `${x} ⊙ Φ(${x})`,
    'every',
    elementwise(([x]) => `(Φ(${x}) + ${x} φ(${x}))`, self('saturation')),
  ),

  transpose: {
    symbol: 'xᵀ',
    formula: ([x]) => `${x}ᵀ`,
    arity: 1,
    shape: ([x], { permutation }) => permuted(x!, permutation),
    zeroWhen: 'every',
    slot: () => ({ ...through, flow: (_x, _y, g) => `${g}ᵀ` }),
  },

  pick: {
    symbol: 'x[i]',
    formula: ([x]) => `${x}[…]`,
    arity: 1,
    shape: ([x], attributes) => picked(x!, attributes),
    zeroWhen: 'every',
    slot: () => ({ local: () => '1', flow: (_x, _y, g) => `one-hot[…]ᵀ ${g}`, factors: [] }),
  },
};

Object.assign(ops, more);
