import { expect, test } from '@playwright/test';
import { joined, product, reduced } from '../../src/graph/ops/shapes.ts';
import { axesOf, broadcast } from '../../src/graph/shape.ts';

test('shapes broadcast as in NumPy, from the last axis on', () => {
  expect(broadcast([2, 3], [3])).toEqual([2, 3]);
  expect(broadcast([], [4])).toEqual([4]);
  expect(broadcast([2, 1], [1, 3])).toEqual([2, 3]);
  expect(broadcast([5, 1, 3], [4, 1])).toEqual([5, 4, 3]);
  expect(() => broadcast([2, 3], [2])).toThrow('Shapes [2, 3] and [2] do not broadcast: 3 against 2.');
});

test('a reduction drops its axes, or keeps them as 1', () => {
  expect(reduced([2, 3, 4], {})).toEqual([]);
  expect(reduced([2, 3, 4], { axes: [-1] })).toEqual([2, 3]);
  expect(reduced([2, 3, 4], { axes: [0, 2], keepDims: true })).toEqual([1, 3, 1]);
  expect(() => reduced([2, 3], { axes: [2] })).toThrow('Shape [2, 3] has no axis 2.');
  expect(() => axesOf([2, 3], [-3])).toThrow('has no axis -3');
});

test('a matrix product joins inner sizes, whichever operand is transposed', () => {
  expect(product([2, 3], [3, 4], {})).toEqual([2, 4]);
  expect(product([3, 2], [3, 4], { transposeA: true })).toEqual([2, 4]);
  expect(product([2, 3], [4, 3], { transposeB: true })).toEqual([2, 4]);
  expect(product([7, 2, 3], [7, 3, 4], {})).toEqual([7, 2, 4]);
  expect(() => product([2, 3], [4, 3], {})).toThrow('inner sizes 3 and 4');
  expect(() => product([7, 2, 3], [6, 3, 4], {})).toThrow('cannot join [7, 2, 3] and [6, 3, 4]');
  expect(() => product([3], [3, 4], {})).toThrow('A matrix product takes two matrices; it got [3] and [3, 4].');
});

test('a concatenation adds up one axis and wants the others alike', () => {
  expect(
    joined(
      [
        [2, 1],
        [2, 3],
      ],
      {},
    ),
  ).toEqual([2, 4]);
  expect(
    joined(
      [
        [1, 2],
        [2, 2],
        [3, 2],
      ],
      { axes: [0] },
    ),
  ).toEqual([6, 2]);
  expect(() =>
    joined(
      [
        [2, 1],
        [3, 1],
      ],
      { axes: [1] },
    ),
  ).toThrow('cannot be joined along axis 1: [2, 1], [3, 1].');
  expect(() => joined([], {})).toThrow('needs at least one operand');
});
