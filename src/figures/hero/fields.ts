import type { Field } from '../../figure/field.ts';

/** The one word that a reader may change. */
export const heroFields: readonly Field[] = [
  { key: 'embeddings', fallback: 'zeros', options: ['zeros', 'normal'], control: 'select' },
];

/** The two runs, by what the embeddings start at. */
export const heroRuns = heroFields[0]!.options!;
