import { batchFields } from '../../figure/common-fields.ts';
import type { Field } from '../../figure/field.ts';

/** How the tensors of a start begin: at zero, at one constant, at random. */
export type Kind = 'zero' | 'constant' | 'random';

export interface ConstantStart {
  readonly id: string;
  /** Of all three embeddings. */
  readonly embeddings: Kind;
  readonly W: Kind;
  readonly B: Kind;
}

/** Starts of the trio with constants in them. In the first three the embeddings are equal, in the others they are not. */
export const constantStarts: readonly ConstantStart[] = [
  { id: 'bias', embeddings: 'zero', W: 'random', B: 'constant' },
  { id: 'embeddings', embeddings: 'constant', W: 'random', B: 'random' },
  { id: 'all', embeddings: 'constant', W: 'constant', B: 'constant' },
  { id: 'layer', embeddings: 'random', W: 'constant', B: 'constant' },
  { id: 'weights', embeddings: 'random', W: 'constant', B: 'random' },
  { id: 'spared', embeddings: 'random', W: 'random', B: 'constant' },
];

export const constantFields: readonly Field[] = [
  /** The start that a question asks about. */
  { key: 'start', fallback: 'layer', options: constantStarts.map(({ id }) => id), passive: true },
  ...batchFields('sgd', '0.1'),
];
