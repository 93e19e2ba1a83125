import { expect } from '@playwright/test';
import type { OpName } from '../../src/graph/graph.ts';
import { chapterOps } from '../../src/graph/ops/chapter.ts';
import { test } from '../oracle/browser.ts';
import { expectFloat64, expectReach, expectStock } from '../oracle/judge.ts';
import { oracle } from '../oracle/oracle.ts';

/** The ops that run on WebGL: those of the reader's own code stay on the CPU. */
const names = Object.keys(chapterOps) as OpName[];

for (const op of names)
  test(`${op} agrees on WebGL with stock tfjs and with float64, value and gradient`, async ({ call, stock }) => {
    const [outcomes, expected] = await Promise.all([call('outcomes', op), stock.outcomes(op)]);
    expect(outcomes.length).toBe(oracle[op].cases.length);
    for (const [i, opCase] of oracle[op].cases.entries())
      await test.step(opCase.title, () => {
        expectStock(outcomes[i]!, expected[i]!);
        expectFloat64(op, opCase, outcomes[i]!);
        expectReach(op, opCase, outcomes[i]!);
      });
  });

test('a NaN is never washed out on WebGL, by any op', async ({ call }) => {
  for (const op of names) expect(await call('poisoned', op), op).toContainEqual(NaN);
});
