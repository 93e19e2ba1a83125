import type { Figure } from '../../figure/figure.ts';
import { heroFields } from './fields.ts';
import { heroSpec } from './spec.ts';

/** The first picture of the site: a gradient sets out. It stands on the home page, so no chapter names it. */
export const hero: Figure = {
  name: 'hero',
  tags: [],
  fields: heroFields,
  graph: (state) => heroSpec(state).graph,
  spec: heroSpec,
};
