import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { streamOf } from '../../src/engine/random.ts';

const take = (stream: () => number, count: number) => Array.from({ length: count }, stream);

/** Pearson's correlation of two lists of the same length. */
function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const covariance = (a: readonly number[], ma: number, b: readonly number[], mb: number) =>
    mean(a.map((value, i) => (value - ma) * (b[i]! - mb)));
  return covariance(x, mx, y, my) / Math.sqrt(covariance(x, mx, x, mx) * covariance(y, my, y, my));
}

test('a seed and a name give the same numbers every time, and these numbers', () => {
  expect(take(streamOf(1, 'W1'), 20)).toEqual(take(streamOf(1, 'W1'), 20));
  // Integers times 2^-32: the same on every machine. A change here changes every shared link and every printed number.
  expect(take(streamOf(1, 'W1'), 3).map((x) => x * 2 ** 32)).toEqual([4049560094, 340583141, 253409024]);
});

test('another name, another seed, the seed beyond 32 bits and its sign give another stream', () => {
  const seeds = fc.maxSafeInteger();
  fc.assert(
    fc.property(seeds, seeds, fc.string(), fc.string(), (s, t, n, m) => {
      fc.pre(s !== t && n !== m);
      const first = take(streamOf(s, n), 2);
      expect(take(streamOf(t, n), 2)).not.toEqual(first);
      expect(take(streamOf(s, m), 2)).not.toEqual(first);
    }),
    { seed: 1 },
  );
  const heads = [0, 1, -1, 2 ** 32, 2 ** 32 + 1, -(2 ** 32)].map((seed) => streamOf(seed, 'a')());
  expect(new Set(heads).size).toBe(heads.length);
});

test('neighbouring seeds have unrelated first values', () => {
  const heads = Array.from({ length: 4000 }, (_, seed) => streamOf(seed, 'E')());
  // The standard error of a correlation over 4000 pairs is 0.016.
  expect(Math.abs(correlation(heads.slice(1), heads.slice(0, -1)))).toBeLessThan(0.06);
  const tenths = new Uint32Array(10);
  for (const head of heads) tenths[Math.floor(head * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - 400)).toBeLessThan(100);
});

test('streams of one seed under neighbouring names are uncorrelated, value by value', () => {
  const names = ['W1', 'W2', 'B1', 'batch 1', 'batch 2', 'batch 10'];
  const streams = names.map((name) => take(streamOf(7, name), 4000));
  streams.forEach((x, i) =>
    streams.slice(i + 1).forEach((y) => expect(Math.abs(correlation(x, y))).toBeLessThan(0.08)),
  );
});

test('values are uniform on [0, 1)', () => {
  const values = take(streamOf(3, 'uniform'), 20_000);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  const tenths = new Uint32Array(10);
  for (const value of values) tenths[Math.floor(value * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(220);
});

test('a seed that is no whole number is refused', () => {
  for (const seed of [0.5, NaN, Infinity, 2 ** 53]) expect(() => streamOf(seed, 'a')).toThrow(RangeError);
});
