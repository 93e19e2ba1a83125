/** Every figure, in the order of the book. A new one is a line here; `find.ts` says what follows from it. */
export { hero } from './hero/figure.ts';
export { film } from './film/figure.ts';
export { lineup } from './lineup/figure.ts';
export { states } from './states/figure.ts';
export { pair } from './pair/figure.ts';
export { sixteen } from './sixteen/figure.ts';
export { constants } from './constants/figure.ts';
export { warm } from './warm/figure.ts';
export { surface } from './surface/figure.ts';
export { escape } from './escape/figure.ts';
export { triplet } from './triplet/figure.ts';
export { relatives } from './relatives/figure.ts';
export { mini } from './mini/figure.ts';
