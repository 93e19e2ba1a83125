import { axesOf, broadcast, listed, ShapeError, sizeOf, type Shape } from '../shape.ts';
import { negative, zero } from './breaks.ts';
import { chapterOps, type ChapterOp } from './chapter.ts';
import { asIs, further, type Lift } from './lift.ts';
import { binary, elementwise, negated, reduction, self, through, unary, type OpRow } from './row.ts';
import type { Attributes } from './attributes.ts';

/** Says the order of the axes: reversed when it says none. The copies' axis stays in front. */
const permuting: Lift = ({ permutation }, [x]) => ({
  permutation: [0, ...further(permutation ? axesOf(x!, permutation) : axesOf(x!).reverse())],
});

/** Says where each element comes from: in a later copy, one operand's size further on. */
const picking: Lift = (own, [x], count) => {
  const from = Array.from({ length: count }, (_, copy) => own.from!.map((at) => at + copy * sizeOf(x!))).flat();
  return { from, shape: [count, ...own.shape!] };
};

/** The same shape, of what is done along the last axis. @throws ShapeError when there is none */
function alongLast([x]: readonly Shape[]): Shape {
  axesOf(x!, [-1]);
  return x!;
}

/** The ops that only a reader's own code uses. */
const rows = {
  neg: unary('−x', (x) => `−${x}`, 'every', negated),
  exp: unary(
    'exp',
    (x) => `exp ${x}`,
    'none',
    elementwise((_x, y) => y, []),
    { breaks: { expOverflow: () => true } },
  ),
  log: unary(
    'ln',
    (x) => `ln ${x}`,
    'none',
    elementwise(([x]) => `1 / ${x}`, self('reciprocal')),
    {
      breaks: { logOfZero: zero, logOfNegative: negative },
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

  power: unary(
    'xⁿ',
    (x, { exponent }) => `${x} ^ ${exponent}`,
    'any',
    elementwise(([x]) => `n ${x} ^ (n − 1)`, self('itself')),
    {
      breaks: {
        divisionByZero: (x, { exponent }) => zero(x) && exponent! < 0,
        rootOfNegative: (x, { exponent }) => negative(x) && !Number.isInteger(exponent),
        rootAtZero: (x, { exponent }) => zero(x) && exponent! < 1,
      },
    },
  ),

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
    flow: ([x], y, g) => `${g} ⊙ [${x} = ${y}]`,
    factors: [],
  }),

  // Operands: condition, value where it is not 0, value where it is 0.
  where: {
    symbol: 'where',
    formula: ([c, a, b]) => `where(${c}, ${a}, ${b})`,
    arity: 3,
    shape: ([c, a, b]) => broadcast(broadcast(c!, a!), b!),
    zeroWhen: 'every',
    lift: asIs,
    broadcasts: true,
    slot: (slot) =>
      slot === 0
        ? undefined
        : elementwise(([c]) => `[${c} ${slot === 1 ? '≠' : '='} 0]`, slot === 1 ? [{ of: 0, through: 'itself' }] : []),
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
    { ownSlope: (y) => y * (1 - y), shape: alongLast },
  ),
  logSoftmax: unary(
    'log softmax',
    (x) => `ln softmax(${x})`,
    'none',
    {
      local: ([x]) => `1 − softmax(${x})`,
      flow: ([x], _y, g) => `${g} − softmax(${x}) Σ ${g}`,
      factors: [],
    },
    { shape: alongLast },
  ),

  // Operands: labels (a distribution over the last axis), logits. One node, as every library has it.
  softmaxCrossEntropy: {
    symbol: 'xent',
    formula: ([y, z]) => `−Σ ${y} ⊙ ln softmax(${z})`,
    arity: 2,
    shape: ([y, z]) => {
      const [labels, logits] = [y!.join('×'), z!.join('×')];
      if (labels !== logits)
        throw new ShapeError(`Labels of shape ${labels} do not fit logits of shape ${logits}.`, {
          code: 'labels',
          labels,
          logits,
        });
      return alongLast([z!]).slice(0, -1);
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

  leakyRelu: unary(
    'leaky',
    (x, { slope }) => `max(${x}, ${slope} ${x})`,
    'every',
    elementwise(([x]) => `([${x} > 0] + α [${x} ≤ 0])`, []),
  ),
  gelu: unary(
    'gelu',
    (x) => `${x} ⊙ Φ(${x})`,
    'every',
    elementwise(([x]) => `(Φ(${x}) + ${x} φ(${x}))`, self('saturation')),
  ),

  transpose: unary(
    'xᵀ',
    (x) => `${x}ᵀ`,
    'every',
    { ...through, flow: (_x, _y, g) => `${g}ᵀ` },
    {
      shape: ([x], { permutation }) => permuted(x!, permutation),
      lift: permuting,
    },
  ),

  pick: unary(
    'x[i]',
    (x) => `${x}[…]`,
    'every',
    { ...through, flow: (_x, _y, g) => `one-hot[…]ᵀ ${g}` },
    {
      shape: ([x], attributes) => picked(x!, attributes),
      lift: picking,
      looksUp: true,
    },
  ),
} satisfies Readonly<Record<string, OpRow>>;

export type LabOp = keyof typeof rows;

/** The chapters' table and the rows that they do without, and so do not load. */
export const labOps: Readonly<Record<ChapterOp | LabOp, OpRow>> = { ...chapterOps, ...rows };

/** The axes in another order. @throws ShapeError when they are not each named once */
function permuted(shape: Shape, permutation: readonly number[] | undefined): Shape {
  const axes = axesOf(shape, permutation ?? shape.map((_, i) => shape.length - 1 - i));
  if (axes.length !== shape.length || new Set(axes).size !== axes.length)
    throw new ShapeError(`A permutation of ${listed(shape)} names each of its axes once; it got ${listed(axes)}.`, {
      code: 'permutation',
      shape,
      axes,
    });
  return axes.map((axis) => shape[axis]!);
}

/** Elements of `shape` put together anew. @throws ShapeError when one is asked for that is not there */
function picked(shape: Shape, { from = [], shape: to }: Attributes): Shape {
  if (!to || sizeOf(to) !== from.length)
    throw new ShapeError(`${from.length} elements do not fill ${listed(to ?? [])}.`, {
      code: 'picked',
      count: from.length,
      shape: to ?? [],
    });
  const size = sizeOf(shape);
  const missing = from.find((at) => !(at >= 0 && at < size));
  if (missing !== undefined)
    throw new ShapeError(`${listed(shape)} has no element ${missing}.`, { code: 'noElement', shape, place: missing });
  return to;
}
