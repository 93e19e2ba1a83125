import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { linearScale, logScale } from '../../src/view/scale.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test('a linear scale is the straight line through its two ends', () => {
  fc.assert(
    fc.property(finite, fc.double({ min: 0.01, max: 1e6, noNaN: true }), finite, (low, size, value) => {
      const scale = linearScale([low, low + size], [100, 20], 4);
      const width = low + size - low;
      expect(scale.of(value)).toBeCloseTo(100 - 80 * ((value - low) / width), 6);
    }),
  );
});

test('a log scale gives every decade the same length', () => {
  const scale = logScale([1e-8, 1], [200, 20], 4, 20);
  for (let power = -8; power <= 0; power++) expect(scale.of(10 ** power)).toBeCloseTo(180 - ((power + 8) / 8) * 160);
  expect(scale.of(3e-5) - scale.of(3e-4)).toBeCloseTo(20);
});

test('on a log scale exact zero stands apart from every number', () => {
  const scale = logScale([1e-8, 1], [200, 20], 4, 20);
  expect(scale.of(0)).toBe(200);
  expect(scale.of(1e-8)).toBeCloseTo(180);
  expect(scale.of(-1)).toBeNaN();
});

test('what is no number has no place', () => {
  for (const scale of [linearScale([0, 1], [0, 1], 3), logScale([1, 10], [0, 100], 3, 10)])
    for (const value of [NaN, Infinity, -Infinity]) expect(scale.of(value)).toBeNaN();
});

test('ticks rise, lie within the domain and differ in print', () => {
  fc.assert(
    fc.property(finite, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, size) => {
      const { ticks, of } = linearScale([low, low + size], [0, 100], 4);
      ticks.slice(1).forEach((tick, i) => expect(tick).toBeGreaterThan(ticks[i]!));
      for (const tick of ticks) {
        expect(of(tick)).toBeGreaterThanOrEqual(-1e-6);
        expect(of(tick)).toBeLessThanOrEqual(100 + 1e-6);
      }
    }),
  );
  const { ticks, text } = linearScale([-0.5, 1], [0, 100], 4);
  expect(ticks.map(text)).toEqual(['−0.5', '0', '0.5', '1.0']);
});

test('decades print as powers unless all of them are plain numbers', () => {
  const powers = logScale([1e-8, 1], [200, 20], 4, 20);
  expect(powers.ticks.map(powers.text)).toEqual(['0', '1e−8', '1e−6', '1e−4', '1e−2', '1']);
  const plain = logScale([0.02, 9], [200, 20], 4, 20);
  expect(plain.ticks.map(plain.text)).toEqual(['0', '0.01', '0.1', '1', '10']);
});

test('a domain of one number is widened, so that the number stands in the middle', () => {
  expect(linearScale([0.5, 0.5], [0, 100], 4).of(0.5)).toBe(50);
  expect(linearScale([0, 0], [0, 100], 4).of(0)).toBe(50);
});
