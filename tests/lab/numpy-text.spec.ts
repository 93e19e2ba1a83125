import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { numpyText, type NumpyText, type NumpyType } from '../../src/lab/print/numpy-text.ts';

interface Case {
  readonly values: readonly (number | string)[];
  readonly shape: readonly number[];
  readonly dtype: NumpyType;
  readonly options: NumpyText;
  readonly str: string;
  readonly repr: string;
}

/** Made by `fixtures/make_numpy.py` with the real NumPy. */
const { cases } = JSON.parse(readFileSync(new URL('fixtures/numpy-text.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

const numberOf = (word: number | string): number =>
  word === 'inf' ? Infinity : word === '-inf' ? -Infinity : Number(word);

for (const form of ['str', 'repr'] as const)
  test(`${cases.length} arrays have the ${form} that NumPy gives them`, () => {
    for (const { values, shape, dtype, options, ...expected } of cases)
      expect(numpyText(values.map(numberOf), shape, { dtype, form, ...options })).toBe(expected[form]);
  });

test('what stands before an array indents its later lines', () => {
  expect(numpyText([1, 2], [2, 1], { prefix: 'a = ' })).toBe('[[1.]\n     [2.]]');
});
