import { broadcast, ShapeError, type Shape } from '../shape.ts';
import type { Attributes } from './attributes.ts';
import type { Breaks } from './breaks.ts';
import { alongAxes, asIs, type Lift } from './lift.ts';
import { reduced } from './shapes.ts';

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

/** Where an operand lets its gradient through: above zero, or where it is the larger or the smaller of two. */
export type Gate = 'aboveZero' | 'aboveOther' | 'belowOther';

/** All that anybody but a kernel asks of an operation. */
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
  /** Its attributes when many copies of a model are computed as one. */
  readonly lift: Lift;
  /**
   * Its operands may differ in rank. In copies, those of lower rank get axes of size 1 behind the axis of the copies: the
   * copies of a bias [4] must not meet the columns of a row [1, 4].
   */
  readonly broadcasts?: true;
  /** It opens and shuts: where its result is zero although its operands are not, it is shut. */
  readonly gate?: Gate;
  /** How it makes NaN or infinities; whatever else does so is a number too large for float32. */
  readonly breaks?: Breaks;
  /** Its first operand is a table of which it reads rows or elements: they are examples, not units of a layer. */
  readonly looksUp?: true;
  /** How far an element of the result `y` moves with its own operand, where all operands move all elements. */
  readonly ownSlope?: (y: number) => number;
  /** It is a loss of two classes: ln 2 for a model that knows nothing. */
  readonly twoClasses?: true;
  /** What a node of it is called for short where the program gives no name. */
  readonly short?: string;
}

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

/** What else a row says of an op. */
type Facts = Partial<
  Pick<OpRow, 'shape' | 'lift' | 'looksUp' | 'gate' | 'breaks' | 'ownSlope' | 'twoClasses' | 'short'>
>;

/** An op of one operand, whose shape its result has where nothing else is said. */
export function unary(
  symbol: string,
  formula: (x: string, attributes: Attributes) => string,
  zeroWhen: OpRow['zeroWhen'],
  slot: Slot | undefined,
  facts: Facts = {},
): OpRow {
  return {
    symbol,
    formula: ([x], attributes) => formula(x!, attributes),
    arity: 1,
    shape: ([x]) => x!,
    zeroWhen,
    slot: () => slot,
    lift: asIs,
    ...facts,
  };
}

/** An op of two operands that broadcast. */
export function binary(
  symbol: string,
  formula: (a: string, b: string) => string,
  zeroWhen: OpRow['zeroWhen'],
  slot: OpRow['slot'],
  facts: Facts = {},
): OpRow {
  return {
    symbol,
    formula: ([a, b]) => formula(a!, b!),
    arity: 2,
    shape: ([a, b]) => broadcast(a!, b!),
    zeroWhen,
    slot,
    lift: asIs,
    broadcasts: true,
    ...facts,
  };
}

/** An op that makes one number of all that lie along some axes. */
export function reduction(
  symbol: string,
  formula: (x: string) => string,
  zeroWhen: OpRow['zeroWhen'],
  slot: Slot,
  facts: Facts = {},
): OpRow {
  return {
    symbol,
    formula: ([x]) => formula(x!),
    arity: 1,
    shape: ([x], attributes) => reduced(x!, attributes),
    zeroWhen,
    slot: () => slot,
    lift: alongAxes,
    ...facts,
  };
}

export function leaf(symbol: string, lift: Lift = asIs): OpRow {
  return {
    symbol,
    formula: () => '',
    arity: 0,
    shape: () => {
      throw new ShapeError('A leaf has the shape it is given; there is nothing to infer.', { code: 'leafShape' });
    },
    zeroWhen: 'none',
    slot: () => undefined,
    lift,
  };
}
