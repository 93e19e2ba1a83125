import { broadcast, ShapeError } from '../shape.ts';
import { negative, zero } from './breaks.ts';
import { chapterOps, type ChapterOp } from './chapter.ts';
import { aligned, asIs, permuting, picking } from './lift.ts';
import { binary, elementwise, negated, reduction, self, through, unary, type OpRow } from './row.ts';
import { permuted, picked } from './shapes.ts';

/** The ops that only a reader's own code uses. */
const rows = {
  neg: unary('−x', (x) => `−${x}`, 'every', negated),
  exp: unary(
    'exp',
    (x) => `exp ${x}`,
    'none',
    elementwise((_x, y) => y, []),
    { breaks: [{ cause: 'expOverflow', when: () => true }] },
  ),
  log: unary(
    'ln',
    (x) => `ln ${x}`,
    'none',
    elementwise(([x]) => `1 / ${x}`, self('reciprocal')),
    {
      breaks: [
        { cause: 'logOfZero', when: zero },
        { cause: 'logOfNegative', when: negative },
      ],
    },
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
    lift: asIs,
    slot: () => elementwise(([x]) => `n ${x} ^ (n − 1)`, self('itself')),
    breaks: [
      { cause: 'divisionByZero', when: (x, { exponent }) => zero(x) && exponent! < 0 },
      { cause: 'rootOfNegative', when: (x, { exponent }) => negative(x) && !Number.isInteger(exponent) },
      { cause: 'rootAtZero', when: (x, { exponent }) => zero(x) && exponent! < 1 },
    ],
  },

  minimum: binary(
    'min',
    (a, b) => `min(${a}, ${b})`,
    'every',
    (slot) =>
      elementwise(([a, b]) => (slot === 0 ? `[${a} ≤ ${b}]` : `[${a} > ${b}]`), [{ of: slot, through: 'gate' }]),
    { gate: 'belowOther' },
  ),

  max: reduction('max', (x) => `max ${x}`, 'every', {
    local: ([x], y) => `[${x} = ${y}]`,
    flow: ([x], y, g) => `${g} where ${x} = ${y}`,
    factors: [],
  }),

  // Operands: condition, value where it is not 0, value where it is 0.
  where: {
    symbol: 'where',
    formula: ([c, a, b]) => `${a} where ${c}, else ${b}`,
    arity: 3,
    shape: ([c, a, b]) => broadcast(broadcast(c!, a!), b!),
    zeroWhen: 'every',
    lift: aligned,
    slot: (slot) =>
      slot === 0
        ? undefined
        : elementwise(
            ([c]) => (slot === 1 ? `[${c}]` : `[not ${c}]`),
            slot === 1 ? [{ of: 0, through: 'itself' }] : [],
          ),
  },

  softmax: unary(
    'softmax',
    (x) => `softmax(${x})`,
    'none',
    {
      local: (_x, y) => `diag(${y}) − ${y} ${y}ᵀ`,
      flow: (_x, y, g) => `${y} ⊙ (${g} − Σ ${g} ⊙ ${y})`,
      factors: self('saturation'),
    },
    { ownSlope: (y) => y * (1 - y) },
  ),
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
    lift: asIs,
    short: 'xent',
    slot: (slot) => ({
      local: ([y, z]) => (slot === 0 ? `−ln softmax(${z})` : `softmax(${z}) − ${y}`),
      flow: ([y, z], _y, g) => (slot === 0 ? `−${g} ln softmax(${z})` : `${g} (softmax(${z}) − ${y})`),
      factors: [],
    }),
  },

  // Operands: label, chance. One node, as every library has it: the logarithms are cut off, and so is what divides.
  binaryCrossEntropy: binary(
    'xent',
    (y, p) => `−${y} ⊙ ln ${p} − (1 − ${y}) ⊙ ln(1 − ${p})`,
    'none',
    (slot) =>
      slot === 0
        ? elementwise(([, p]) => `ln((1 − ${p}) / ${p})`, [])
        : elementwise(([y, p]) => `(${p} − ${y}) / (${p} (1 − ${p}))`, [{ of: 1, through: 'reciprocal' }]),
    { twoClasses: true },
  ),

  leakyRelu: {
    symbol: 'leaky',
    formula: ([x], { slope }) => `max(${x}, ${slope} ${x})`,
    arity: 1,
    shape: ([x]) => x!,
    zeroWhen: 'every',
    lift: asIs,
    slot: () => elementwise(([x]) => `1 where ${x} > 0, else the slope`, []),
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
    lift: permuting,
    slot: () => ({ ...through, flow: (_x, _y, g) => `${g}ᵀ` }),
  },

  pick: {
    symbol: 'x[i]',
    formula: ([x]) => `${x}[…]`,
    arity: 1,
    shape: ([x], attributes) => picked(x!, attributes),
    zeroWhen: 'every',
    lift: picking,
    looksUp: true,
    slot: () => ({ local: () => '1', flow: ([x], _y, g) => `${g}, put back where ${x} was read`, factors: [] }),
  },
} satisfies Readonly<Record<string, OpRow>>;

export type LabOp = keyof typeof rows;

/** The chapters' table and the rows that they do without, and so do not load. */
export const labOps: Readonly<Record<ChapterOp | LabOp, OpRow>> = { ...chapterOps, ...rows };
