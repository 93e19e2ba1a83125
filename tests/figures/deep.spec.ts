import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import { DEEP_STEPS, deepEscape, deepGradient, deepSpec } from '../../src/figures/escape/deep.ts';
import { trained } from '../../src/figure/trained.ts';
import { figureTables } from '../../src/figure/tables.ts';
import { float32Text } from '../../src/view/format.ts';

startCpu(figureTables);

test('three small layers hold SGD up for a thousand steps, though every gradient is more than 0', () => {
  const gradient = deepGradient(trained(deepSpec('sgd')));
  expect(gradient).toBeGreaterThan(0);
  expect(gradient).toBeLessThan(1e-7);
  const { losses } = trained(deepSpec('sgd'), DEEP_STEPS);
  expect(losses.at(-1)!.step).toBe(DEEP_STEPS);
  expect(new Set(losses.map(({ value }) => float32Text(value)))).toEqual(new Set(['0.6931472']));
});

test('from ordinary weights SGD needs no more steps than Adam', () => {
  expect(deepEscape(trained(deepSpec('sgd', 0.3), 50))).toBeLessThanOrEqual(3);
  expect(deepEscape(trained(deepSpec('adam', 0.3), 50))).toBeLessThanOrEqual(3);
});

test('Adam is out of small layers soon, later from smaller ones, and from exact 0 never', () => {
  const steps = [0.03, 0.01, 0.005].map((scale) => deepEscape(trained(deepSpec('adam', scale), 300))!);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps[1]).toBeLessThan(50);
  const zero = trained(deepSpec('adam', 0), 300);
  expect(deepGradient(zero)).toBe(0);
  expect(zero.movement).toEqual({ W1: 0, W2: 0, W3: 0 });
  expect(deepEscape(zero)).toBeUndefined();
});
