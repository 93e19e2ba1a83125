import { elementwise } from './elementwise.ts';
import { matrices } from './matrices.ts';
import type { Form } from './move.ts';
import { pairs } from './pairs.ts';
import { reductions } from './reductions.ts';
import { shapes } from './shapes.ts';

/** Kinds of moves; a program draws a kind first, so that none is rare for having few forms. */
export const kinds: readonly (readonly Form[])[] = [elementwise, pairs, matrices, reductions, shapes, pairs, matrices];
