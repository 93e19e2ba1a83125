import type { Attributes, Shape } from './graph.ts';
import { ShapeError } from './shape.ts';

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
  /** The local derivative, as plain text. */
  readonly local: (x: readonly string[], y: string) => string;
  /** What flows on to this operand. */
  readonly flow: (x: readonly string[], y: string, g: string) => string;
  readonly factors: readonly Factor[];
}

export interface OpRow {
  /** Drawn inside the node. */
  readonly symbol: string;
  /** The forward formula. */
  readonly formula: (x: readonly string[], attributes: Attributes) => string;
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

export const first = (operands: readonly Shape[]): Shape => operands[0]!;
const none = () => undefined;
export const self = (through: Factor['through']): Factor[] => [{ of: 0, through }];

/** A slot whose derivative multiplies element by element: the flow is the arriving gradient times the local one. */
export function elementwise(local: Slot['local'], factors: readonly Factor[]): Slot {
  return {
    local,
    flow: (x, y, g) => `${g} ⊙ ${local(x, y)}`,
    factors,
  };
}

/** A slot that lets the gradient through as it is. */
export const through: Slot = { local: () => '1', flow: (_x, _y, g) => g, factors: [] };
export const negated: Slot = { local: () => '−1', flow: (_x, _y, g) => `−${g}`, factors: [] };

export function unary(
  symbol: string,
  formula: (x: string) => string,
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

export function leaf(symbol: string): OpRow {
  return {
    symbol,
    formula: () => '',
    arity: 0,
    shape: () => {
      throw new ShapeError('A leaf has the shape it is given; there is nothing to infer.');
    },
    zeroWhen: 'none',
    slot: none,
  };
}
