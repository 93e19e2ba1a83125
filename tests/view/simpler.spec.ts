import { expect, test } from '@playwright/test';
import { simpler } from '../../src/view/simpler.ts';

test('a straight line is its two ends, a corner stays, and a point stays a point', () => {
  expect(simpler([[0, 0], [1, 1], [2, 2], [3, 3]], 0.1)).toEqual([[0, 0], [3, 3]]); // prettier-ignore
  expect(simpler([[0, 0], [1, 0], [2, 0], [2, 1], [2, 2]], 0.1)).toEqual([[0, 0], [2, 0], [2, 2]]); // prettier-ignore
  expect(simpler([[5, 5]], 0.1)).toEqual([[5, 5]]);
  expect(simpler([], 0.1)).toEqual([]);
});

test('a circle of 400 points needs far fewer, and no point of it is further off than allowed', () => {
  const circle = Array.from({ length: 400 }, (_, i): [number, number] => [
    100 * Math.cos((i * Math.PI) / 200),
    100 * Math.sin((i * Math.PI) / 200),
  ]);
  const line = simpler(circle, 0.15);
  expect(line.length).toBeLessThan(90);
  // A chord of a circle is furthest from it in its middle.
  line.slice(1).forEach(([x, y], i) => {
    const [fromX, fromY] = line[i]!;
    expect(100 - Math.hypot((x + fromX) / 2, (y + fromY) / 2)).toBeLessThan(0.16);
  });
});

test('a line that turns back on itself keeps the turn', () => {
  expect(simpler([[0, 0], [5, 0], [2, 0]], 0.1)).toEqual([[0, 0], [5, 0], [2, 0]]); // prettier-ignore
});
