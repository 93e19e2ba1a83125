import type { Attributes } from './attributes.ts';

/** The values of an op's operands, by slot. */
type Operands = readonly Float32Array[];

/** What makes an operation give NaN or an infinity, or a slope that is one. */
export type BreakCause =
  | 'zeroByZero'
  | 'divisionByZero'
  | 'logOfZero'
  | 'logOfNegative'
  | 'rootOfNegative'
  | 'rootAtZero'
  | 'normAtZero'
  | 'expOverflow';

/** The ways in which an operation breaks numbers: by cause, whether its operands are such. The first that holds is why. */
export type Breaks = Readonly<Partial<Record<BreakCause, (x: Operands, attributes: Attributes) => boolean>>>;

export const zero = ([x]: Operands): boolean => x!.includes(0);
export const negative = ([x]: Operands): boolean => x!.some((value) => value < 0);
export const zeroDivisor = ([, b]: Operands): boolean => b!.includes(0);
/** Somewhere both are zero. Operands of different shapes are compared as wholes. */
export const zeroOverZero = ([a, b]: Operands): boolean =>
  a!.length === b!.length
    ? a!.some((value, i) => value === 0 && b![i] === 0)
    : [a!, b!].every((one) => one.includes(0));
