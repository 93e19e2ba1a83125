import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { float32Text, formatList, formatNumber, matrixText } from '../../src/view/format.ts';

test('zero and a very small number never look alike', () => {
  expect(formatNumber(0)).toBe('0');
  expect(formatNumber(-0)).toBe('0');
  expect(formatNumber(1e-8)).toBe('1.0e−8');
  fc.assert(fc.property(fc.double({ noNaN: true }), (x) => (formatNumber(x) === '0') === (x === 0)));
});

test('a negative number has a real minus sign', () => {
  expect(formatNumber(-0.25)).toBe('−0.25');
  expect(formatNumber(-1.5e-10)).toBe('−1.5e−10');
  expect(formatNumber(-Infinity)).toBe('−∞');
});

test('float32 prints as the story prints it', () => {
  for (const text of ['0.6931472', '2.1856866', '0.88759947', '0.20215534', '1.4191248', '1.88685', '0.5', '1e-08'])
    expect(float32Text(Math.fround(Number(text)))).toBe(text);
  expect(float32Text(NaN)).toBe('nan');
});

test('every float32 reads back as itself', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(Math.fround(Number(float32Text(x)))).toBe(x === 0 ? 0 : x);
    }),
  );
});

test('a matrix prints one row a line', () => {
  expect(matrixText([0, 0, 0, 0], 4)).toBe('[[0, 0, 0, 0]]');
  expect(matrixText([1, 2, 3, 4], 2)).toBe('[[1, 2],\n [3, 4]]');
});

test('a long list says how much of it is not shown', () => {
  expect(formatList([1, 2, 3], 2)).toBe('1, 2, … (3)');
});
