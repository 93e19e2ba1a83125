import type { Attributes, OpName, Shape } from './graph.ts';
import { broadcast, joined, product, reduced, reshaped, ShapeError } from './shape.ts';

/**
 * What a local derivative multiplies the arriving gradient by.
 * - `itself`: the operand's value, so an all-zero operand lets nothing through;
 * - `gate`: 1 where the operand wins or is positive, else 0;
 * - `saturation`: a slope of the output that is tiny where the output is flat;
 * - `reciprocal`: one over the operand, so zero gives infinity, and 0 × ∞ is NaN.
 */
export interface Factor {
  readonly of: number;
  readonly through: 'itself' | 'gate' | 'saturation' | 'reciprocal';
}

/** One operand's side of the backward pass. `x` are the operands' names, `y` the output's, `g` the arriving gradient's. */
export interface Slot {
  /** The local derivative, in TeX and as plain text for places where no TeX is rendered. */
  readonly local: (x: readonly string[], y: string) => Formula;
  /** What flows on to this operand. */
  readonly flow: (x: readonly string[], y: string, g: string) => Formula;
  readonly factors: readonly Factor[];
}

export interface Formula {
  readonly tex: string;
  readonly text: string;
}

export interface OpRow {
  /** Drawn inside the node. */
  readonly symbol: string;
  /** The forward formula. */
  readonly formula: (x: readonly string[], attributes: Attributes) => Formula;
  /** Number of operands; `Infinity` for one or more. */
  readonly arity: number;
  readonly shape: (operands: readonly Shape[], attributes: Attributes) => Shape;
  /**
   * Which all-zero operands make the whole output zero: `any` one of them (a product), only `every` one together
   * (a sum), or `none` (softplus of zero is ln 2).
   */
  readonly zeroWhen: 'any' | 'every' | 'none';
  /** The backward side of operand `slot`; absent for leaves and for operands without a derivative. */
  readonly slot: (slot: number) => Slot | undefined;
}

const same = (text: string, tex = text): Formula => ({ tex, text });
const first = (operands: readonly Shape[]): Shape => operands[0]!;
const none = () => undefined;
const self = (through: Factor['through']): Factor[] => [{ of: 0, through }];

/** A slot whose derivative multiplies element by element: the flow is the arriving gradient times the local one. */
function elementwise(local: Slot['local'], factors: readonly Factor[]): Slot {
  return {
    local,
    flow: (x, y, g) => {
      const d = local(x, y);
      return { tex: `${g} \\odot ${d.tex}`, text: `${g} ⊙ ${d.text}` };
    },
    factors,
  };
}

/** A slot that lets the gradient through as it is. */
const through: Slot = { local: () => same('1'), flow: (_x, _y, g) => same(g), factors: [] };
const negated: Slot = { local: () => same('−1', '-1'), flow: (_x, _y, g) => same(`−${g}`, `-${g}`), factors: [] };

function unary(
  symbol: string,
  formula: (x: string) => Formula,
  zeroWhen: OpRow['zeroWhen'],
  slot: Slot | undefined,
): OpRow {
  return {
    symbol,
    formula: ([x]) => formula(x!),
    arity: 1,
    shape: first,
    zeroWhen,
    slot: () => slot,
  };
}

function leaf(symbol: string): OpRow {
  return {
    symbol,
    formula: () => same(''),
    arity: 0,
    shape: () => {
      throw new ShapeError('A leaf has the shape it is given; there is nothing to infer.');
    },
    zeroWhen: 'none',
    slot: none,
  };
}

const other = (slot: number) => 1 - slot;

/** The one table of operations. How each is computed stands in `engine/kernels.ts`, total over the same names. */
export const ops: Readonly<Record<OpName, OpRow>> = {
  parameter: leaf('θ'),
  input: leaf('in'),
  constant: leaf('c'),

  matMul: {
    symbol: '@',
    formula: ([a, b], { transposeA, transposeB }) => ({
      tex: `${a}${transposeA ? '^{\\mathsf T}' : ''}\\,${b}${transposeB ? '^{\\mathsf T}' : ''}`,
      text: `${a}${transposeA ? 'ᵀ' : ''} ${b}${transposeB ? 'ᵀ' : ''}`,
    }),
    arity: 2,
    shape: ([a, b], attributes) => product(a!, b!, attributes),
    zeroWhen: 'any',
    slot: (slot) => ({
      local: (x) => same(`${x[other(slot)]}ᵀ`, `${x[other(slot)]}^{\\mathsf T}`),
      flow: (x, _y, g) => {
        const [tex, text] = [`${x[other(slot)]}^{\\mathsf T}`, `${x[other(slot)]}ᵀ`];
        return slot === 0
          ? { tex: `${g}\\,${tex}`, text: `${g} ${text}` }
          : { tex: `${tex}\\,${g}`, text: `${text} ${g}` };
      },
      factors: [{ of: other(slot), through: 'itself' }],
    }),
  },

  add: {
    symbol: '+',
    formula: ([a, b]) => same(`${a} + ${b}`),
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'every',
    slot: () => through,
  },

  sub: {
    symbol: '−',
    formula: ([a, b]) => same(`${a} − ${b}`, `${a} - ${b}`),
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'every',
    slot: (slot) => (slot === 0 ? through : negated),
  },

  mul: {
    symbol: '⊙',
    formula: ([a, b]) => same(`${a} ⊙ ${b}`, `${a} \\odot ${b}`),
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'any',
    slot: (slot) => elementwise((x) => same(x[other(slot)]!), [{ of: other(slot), through: 'itself' }]),
  },

  // 0 / 0 is NaN, forward and back: nothing here can hide it.
  div: {
    symbol: '÷',
    formula: ([a, b]) => same(`${a} / ${b}`, `\\frac{${a}}{${b}}`),
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'any',
    slot: (slot) =>
      slot === 0
        ? elementwise(([, b]) => same(`1 / ${b}`, `\\frac{1}{${b}}`), [{ of: 1, through: 'reciprocal' }])
        : elementwise(
            ([, b], y) => same(`−${y} / ${b}`, `-\\frac{${y}}{${b}}`),
            [
              { of: 0, through: 'itself' },
              { of: 1, through: 'reciprocal' },
            ],
          ),
  },

  square: unary(
    'x²',
    (x) => same(`${x}²`, `${x}^2`),
    'any',
    elementwise(([x]) => same(`2 ${x}`, `2\\,${x}`), self('itself')),
  ),

  sqrt: unary(
    '√',
    (x) => same(`√${x}`, `\\sqrt{${x}}`),
    'any',
    elementwise(([x]) => same(`1 / (2√${x})`, `\\frac{1}{2\\sqrt{${x}}}`), self('reciprocal')),
  ),

  sum: {
    symbol: 'Σ',
    formula: ([x]) => same(`Σ ${x}`, `\\sum ${x}`),
    arity: 1,
    shape: ([x], attributes) => reduced(x!, attributes),
    zeroWhen: 'every',
    slot: () => ({
      local: () => same('1'),
      flow: (_x, _y, g) => same(`${g}, once for each element`, `${g}\\,\\mathbf{1}`),
      factors: [],
    }),
  },

  mean: {
    symbol: 'mean',
    formula: ([x]) => same(`mean ${x}`, `\\operatorname{mean} ${x}`),
    arity: 1,
    shape: ([x], attributes) => reduced(x!, attributes),
    zeroWhen: 'every',
    slot: () => ({
      local: () => same('1/n', '\\tfrac{1}{n}'),
      flow: (_x, _y, g) => same(`${g} / n, once for each element`, `\\tfrac{1}{n}\\,${g}\\,\\mathbf{1}`),
      factors: [],
    }),
  },

  maximum: {
    symbol: 'max',
    formula: ([a, b]) => same(`max(${a}, ${b})`, `\\max(${a}, ${b})`),
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen: 'every',
    slot: (slot) =>
      elementwise(
        ([a, b]) => (slot === 0 ? same(`[${a} ≥ ${b}]`, `[${a} \\ge ${b}]`) : same(`[${a} < ${b}]`, `[${a} < ${b}]`)),
        [{ of: slot, through: 'gate' }],
      ),
  },

  // relu'(0) is taken as 0, as TensorFlow and PyTorch do: with all-zero input even this door is shut.
  relu: unary(
    'relu',
    (x) => same(`relu(${x})`, `\\operatorname{relu}(${x})`),
    'every',
    elementwise(([x]) => same(`[${x} > 0]`), self('gate')),
  ),

  sigmoid: unary(
    'sigmoid',
    (x) => same(`σ(${x})`, `\\sigma(${x})`),
    'none',
    elementwise((_x, y) => same(`${y} (1 − ${y})`, `${y} \\odot (1 - ${y})`), self('saturation')),
  ),

  tanh: unary(
    'tanh',
    (x) => same(`tanh(${x})`, `\\tanh(${x})`),
    'every',
    elementwise((_x, y) => same(`(1 − ${y}²)`, `(1 - ${y}^2)`), self('saturation')),
  ),

  softplus: unary(
    'softplus',
    (x) => same(`ln(1 + exp ${x})`, `\\ln(1 + e^{${x}})`),
    'none',
    elementwise(([x]) => same(`σ(${x})`, `\\sigma(${x})`), self('saturation')),
  ),

  // Operands: label, logit. One node, as every library has it, because the composed form overflows.
  sigmoidCrossEntropy: {
    symbol: 'xent',
    formula: ([y, z]) => same(`softplus(${z}) − ${y} ⊙ ${z}`, `\\operatorname{softplus}(${z}) - ${y} \\odot ${z}`),
    arity: 2,
    shape: ([y, z]) => broadcast(y!, z!),
    zeroWhen: 'none',
    slot: (slot) =>
      slot === 0
        ? elementwise(([, z]) => same(`−${z}`, `(-${z})`), [{ of: 1, through: 'itself' }])
        : elementwise(([y, z]) => same(`(σ(${z}) − ${y})`, `(\\sigma(${z}) - ${y})`), []),
  },

  // Operands: table [rows, size], row numbers [batch, features]. Result: [batch, features × size].
  embed: {
    symbol: 'E[i]',
    formula: ([table, rows]) => same(`${table}[${rows}]`, `${table}[${rows}]`),
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
            local: ([, rows]) => same(`one-hot(${rows})ᵀ`, `\\operatorname{onehot}(${rows})^{\\mathsf T}`),
            flow: ([, rows], _y, g) =>
              same(`one-hot(${rows})ᵀ ${g}`, `\\operatorname{onehot}(${rows})^{\\mathsf T}\\,${g}`),
            factors: [],
          }
        : undefined,
  },

  concat: {
    symbol: 'concat',
    formula: (x) => same(`[${x.join(', ')}]`),
    arity: Infinity,
    shape: joined,
    zeroWhen: 'every',
    slot: (slot) => ({
      local: () => same('1'),
      flow: (x, _y, g) => same(`the part of ${g} that belongs to ${x[slot]}`, `${g}_{${x[slot]}}`),
      factors: [],
    }),
  },

  norm: {
    symbol: '‖x‖',
    formula: ([x]) => same(`‖${x}‖`, `\\lVert ${x} \\rVert`),
    arity: 1,
    shape: ([x], attributes) => reduced(x!, attributes),
    zeroWhen: 'any',
    slot: () => elementwise(([x], y) => same(`${x} / ${y}`, `\\frac{${x}}{${y}}`), self('reciprocal')),
  },

  reshape: {
    symbol: 'reshape',
    formula: ([x], { shape }) => same(`reshape(${x}, ${shape?.join('×')})`, `\\operatorname{reshape}(${x})`),
    arity: 1,
    shape: ([x], { shape }) => reshaped(x!, shape),
    zeroWhen: 'every',
    slot: () => through,
  },

  stopGradient: unary('detach', (x) => same(`detach(${x})`, `\\operatorname{detach}(${x})`), 'any', undefined),
};
