import type { Figure } from '../../figure/figure.ts';

/** The four states of a gradient, each on a small model. */
export const states: Figure = { name: 'states', tags: ['States'] };
