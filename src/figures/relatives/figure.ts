import type { Figure } from '../../figure/figure.ts';

/** Twelve small models, to be sorted before they run. */
export const relatives: Figure = { name: 'relatives', tags: ['Relatives'] };
