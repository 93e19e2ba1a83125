import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { judge, membersOf, parseNumber } from '../../src/components/judge.ts';

test('a number is read as people write it', () => {
  for (const [text, number] of [
    ['0.5', 0.5],
    [' 0,314 ', 0.314],
    ['−2', -2],
    ['.5', 0.5],
    ['1e-8', 1e-8],
    ['1.0e−8', 1e-8],
    ['+3', 3],
    ['ln 2', Math.LN2],
    ['-ln(2)', -Math.LN2],
    ['NaN', NaN],
    ['-inf', -Infinity],
  ] as const)
    expect(parseNumber(text), text).toBe(number);
});

test('what is no number is none', () => {
  for (const text of ['', ' ', 'half', '1.2.3', '0x10', '1,000,000', '1 2', 'e5', 'ln', 'ln x', '--1'])
    expect(parseNumber(text), text).toBeUndefined();
});

test('a choice is right when the run makes the same one', () => {
  expect(judge('choice', 'yes', 'yes', 0)).toBe(true);
  expect(judge('choice', 'yes', 'no', 0)).toBe(false);
  expect(judge('choice', 'cos', 'cos,square', 0)).toBe(false);
});

test('a set is right whatever its order, and none is a set as well', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'W', 'B'));
  fc.assert(
    fc.property(ids, ids, (said, found) => {
      const same = said.length === found.length && said.every((id) => found.includes(id));
      expect(judge('set', said.join(), found.join(', '), 0)).toBe(same);
    }),
  );
  expect(membersOf('')).toEqual([]);
  expect(judge('set', '', '', 0)).toBe(true);
  expect(judge('set', '', 'a', 0)).toBe(false);
});

test('a number is right within its tolerance, relative to what the run says', () => {
  expect(judge('number', '0.69', '0.6931472', 0.005)).toBe(true);
  expect(judge('number', 'ln 2', '0.6931472', 0.005)).toBe(true);
  expect(judge('number', '0.7', '0.6931472', 0.005)).toBe(false);
  expect(judge('number', '−0.69', '0.6931472', 0.005)).toBe(false);
  expect(judge('number', '0.5', '−0.5', 0.005)).toBe(false);
  expect(judge('number', '2.2', '2.1856866', 0.01)).toBe(true);
});

test('zero is met by zero alone, and not a number by not a number', () => {
  expect(judge('number', '0', '0', 0.5)).toBe(true);
  expect(judge('number', '0', '-0', 0.5)).toBe(true);
  expect(judge('number', '1e-30', '0', 0.5)).toBe(false);
  expect(judge('number', 'NaN', 'nan', 0)).toBe(true);
  expect(judge('number', '0', 'nan', 0.5)).toBe(false);
  expect(judge('number', 'NaN', '0', 0.5)).toBe(false);
});
