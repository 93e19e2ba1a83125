import { expect, test } from '@playwright/test';
import { defaultState } from '../../src/figure/field.ts';
import { trained } from '../../src/figure/trained.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';
import { pairSpec } from '../../src/figures/pair/spec.ts';

const found = defaultState(pairFields);

/** The run of one change of the pair model as found. */
function after(steps: number, change: Readonly<Record<string, string>>) {
  const { loss, movement } = trained(pairSpec({ ...found, ...change }), steps);
  return { loss, movement: Math.max(...Object.values(movement)) };
}

for (const optimizer of pairFields.find(({ key }) => key === 'optimizer')!.options!)
  test(`50 steps of ${optimizer} leave the pair model as found where it is`, () => {
    expect(after(50, { optimizer })).toEqual({ loss: Math.fround(Math.LN2), movement: 0 });
  });

test('nor does any learning rate move it', () => {
  for (const rate of ['1e-9', '1', '1e9']) expect(after(50, { rate })).toEqual(after(0, {}));
});
