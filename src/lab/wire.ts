import type { Shape } from '../graph/graph.ts';
import { Refusal } from './refusal.ts';

/** Numbers as Python prints them in a list: `1.0, nan, -inf, True`. */
export function numbersOf(text: string): Float64Array {
  if (text.trim() === '') return new Float64Array(0);
  return Float64Array.from(text.split(','), (one) => {
    const word = one.trim();
    if (word === 'True') return 1;
    if (word === 'False') return 0;
    const special = /^([+-]?)(nan|inf)$/.exec(word);
    if (special) return special[2] === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity;
    const number = Number(word);
    if (Math.abs(number) === Infinity) throw new Refusal('wholeNumber');
    return number;
  });
}

/** A number as Python's `float` reads it. */
export function wordOf(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (Object.is(x, -0)) return '-0.0';
  return Number.isFinite(x) ? String(x) : x < 0 ? '-inf' : 'inf';
}

/** Numbers as Python's `float` reads them, apart by spaces. */
export function textOf(values: ArrayLike<number>): string {
  return Array.from(values, wordOf).join(' ');
}

/** A shape from its JSON. */
export const shapeOf = (text: string): Shape => JSON.parse(text) as number[];
