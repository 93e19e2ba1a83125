import { expect } from '@playwright/test';
import type { OpName } from '../../src/graph/graph.ts';
import { ops } from '../../src/graph/ops.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import { cases } from '../oracle/cases.ts';
import { engineOutcome, poisoned } from '../oracle/engine.ts';
import { expectFloat64, expectReach, expectStock } from '../oracle/judge.ts';
import { test } from '../oracle/stock.ts';

startCpu();
const names = Object.keys(ops) as OpName[];

test('every op of the table has a case', () => {
  expect(Object.keys(cases).sort()).toEqual([...names].sort());
  for (const op of names) expect(cases[op].length, op).toBeGreaterThan(0);
});

for (const op of names)
  test(`${op} agrees on the CPU with stock tfjs and with float64, value and gradient`, async ({ stock }) => {
    const outcomes = await stock.outcomes(op);
    for (const [i, opCase] of cases[op].entries())
      await test.step(opCase.title, () => {
        const outcome = engineOutcome(op, opCase);
        expectStock(outcome, outcomes[i]!);
        expectFloat64(op, opCase, outcome);
        expectReach(op, opCase, outcome);
      });
  });

test('a NaN is never washed out on the CPU, by any op', () => {
  for (const op of names) expect(poisoned(op), op).toContainEqual(NaN);
});
