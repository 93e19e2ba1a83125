import { expect } from '@playwright/test';
import type { OpName } from '../../src/graph/graph.ts';
import { arriving, isLeaf, type Outcome } from './cases.ts';
import { differenced, expectClose, float32, type Tolerance } from './close.ts';
import { differences } from './float64.ts';
import type { OpCase } from './operands.ts';
import { oracle } from './oracle.ts';

/** Holds the engine's outcome of a case against the stock package's. */
export function expectStock(actual: Outcome, stock: Outcome, tolerance: Tolerance = float32): void {
  expect(actual.shape, 'shape').toEqual(stock.shape);
  expectClose(actual.value, stock.value, tolerance, 'value');
  actual.gradients.forEach((gradient, slot) => {
    const expected = stock.gradients[slot]!;
    expect(gradient === null, `operand ${slot} is ${expected ? '' : 'not '}reached`).toBe(expected === null);
    if (gradient && expected) expectClose(gradient, expected, tolerance, `gradient of operand ${slot}`);
  });
}

/** Holds it against a float64 forward and its finite differences; where there is no derivative, against the value. */
export function expectFloat64(op: OpName, { operands, attributes = {}, kink }: OpCase, actual: Outcome): void {
  const { shape, values } = oracle[op].float64(operands, attributes);
  expect(actual.shape, 'shape').toEqual(shape);
  expectClose(actual.value, values, { relative: 1e-5, absolute: 1e-6 }, 'value');
  if (kink) return;
  const weights = arriving(values.length);
  actual.gradients.forEach((gradient, slot) => {
    if (!gradient) return;
    const weighted = (x: readonly number[]) =>
      oracle[op]
        .float64(
          operands.map((operand, i) => (i === slot ? { shape: operand.shape, values: x } : operand)),
          attributes,
        )
        .values.reduce((sum, y, i) => sum + y * weights[i]!, 0);
    expectClose(gradient, differences(weighted, operands[slot]!.values), differenced, `gradient of operand ${slot}`);
  });
}

/** Operands that no gradient is due to: row numbers, and whatever no parameter stands behind. */
export function expectReach(op: OpName, { operands }: OpCase, { gradients }: Outcome): void {
  const reached = operands.map(({ rows }) => !rows && op !== 'stopGradient' && (!isLeaf(op) || op === 'parameter'));
  expect(gradients.map((gradient) => gradient !== null)).toEqual(reached);
}
