import { expect, test } from '@playwright/test';
import { DrawQueue } from '../../src/figure/draw-queue.ts';

/** Pictures are drawn when the test says so. */
const pictures: (() => void)[] = [];
Object.assign(globalThis, {
  requestAnimationFrame: (draw: () => void) => pictures.push(draw),
  cancelAnimationFrame: (id: number) => pictures.splice(id - 1, 1),
});

/** A job of so many parts that counts them. */
function* counting(parts: number, count: () => void): Generator<void> {
  for (let i = 0; i < parts; i++) {
    count();
    yield;
  }
}

test('a job in parts is drawn over several pictures, and the jobs after it wait', async () => {
  const queue = new DrawQueue();
  const done: string[] = [];
  let parts = 0;
  queue.add('graph', () => counting(1000, () => parts++));
  queue.add('lens', () => void done.push('lens'));
  let drained = false;
  const waiting = queue.drained().then(() => (drained = true));
  await expect.poll(() => pictures.length).toBe(1);
  expect(parts).toBeGreaterThan(0);
  expect(parts).toBeLessThan(1000);
  expect(done).toEqual([]);
  while (pictures.length > 0) pictures.shift()!();
  expect(parts).toBe(1000);
  expect(drained).toBe(false);
  await waiting;
  expect(done).toEqual(['lens']);
});

test('at once draws what is begun to its end; a job asked for twice is drawn once, with the newest numbers', async () => {
  const queue = new DrawQueue();
  const drawn: number[] = [];
  let parts = 0;
  queue.add('graph', () => counting(1000, () => parts++));
  await expect.poll(() => parts).toBeGreaterThan(0);
  for (const number of [1, 2]) queue.add('lens', () => void drawn.push(number));
  queue.flush();
  expect(parts).toBe(1000);
  expect(drawn).toEqual([2]);
  queue.add('graph', () => void drawn.push(3));
  queue.clear();
  await queue.drained();
  expect(drawn).toEqual([2]);
});
