import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { speech } from '../../src/words/speech.ts';

const english = speech('en');

/** The joiner that English words had before. */
const joined = (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

test('any English list is joined by commas and one "and", without a comma before it', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (items) => expect(english.list(items)).toBe(joined(items))),
    { seed: 20262, numRuns: 300 },
  );
});

test('five things are named, and of six the first four are, and the rest counted', () => {
  const say = (text: string) => english.fewOf([...text], (count) => `${count} more`);
  expect(say('')).toBe('');
  expect(say('abcde')).toBe('a, b, c, d and e');
  expect(say('abcdef')).toBe('a, b, c, d and 2 more');
});

test('a number has the form of its language, and its own separators', () => {
  const is = { one: 'is', other: 'are' };
  expect([0, 1, 2].map((count) => english.plural(count, is))).toEqual(['are', 'is', 'are']);
  expect(speech('pl').plural(3, { few: 'kroki', other: 'kroku' })).toBe('kroki');
  expect(speech('pl').plural(5, { few: 'kroki', other: 'kroku' })).toBe('kroku');
  expect(english.number(12345)).toBe('12,345');
  expect(speech('de').number(12345)).toBe('12.345');
});

test('a language’s speech is made once', () => {
  expect(speech('en')).toBe(english);
});
