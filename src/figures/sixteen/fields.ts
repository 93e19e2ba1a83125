import { batchFields, choiceField } from '../../figure/common-fields.ts';
import type { Field } from '../../figure/field.ts';

/** The tensors of the pair model, in the order in which a start is written. */
export const TENSORS = ['a', 'b', 'W', 'B'] as const;
export type Tensor = (typeof TENSORS)[number];

/**
 * The sixteen ways to start the pair model, each written as four signs: a tensor's letter where it starts at random, 0
 * where it starts at zero. `00W0` is the model as found.
 */
export const starts: readonly string[] = Array.from({ length: 2 ** TENSORS.length }, (_, i) =>
  TENSORS.map((id, place) => ((i >> (TENSORS.length - 1 - place)) & 1 ? id : '0')).join(''),
);

export const AS_FOUND = '00W0';

/** Which tensors of a start are random. */
export function randomIn(start: string): Tensor[] {
  return TENSORS.filter((id) => start.includes(id));
}

export function zeroIn(start: string): Tensor[] {
  return TENSORS.filter((id) => !start.includes(id));
}

/** The controls of the sixteen starts. All of them run on the CPU, where a batch so small is fastest. */
export const sixteenFields: readonly Field[] = [
  /** The start whose graph is open: the cells themselves are its control. */
  { key: 'cell', fallback: AS_FOUND, options: starts, passive: true },
  choiceField('label', '0', ['0', '1'], 'choice'),
  ...batchFields('sgd', '0.1'),
];
