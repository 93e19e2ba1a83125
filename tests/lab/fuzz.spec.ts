import { expect, test } from '@playwright/test';
import { labOps } from '../../src/graph/ops/lab.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { smallestFixes } from '../../src/lab/fixes.ts';
import { labModel } from '../../src/lab/report.ts';
import { mutated } from './mutations.ts';
import { run } from './python.ts';
import { INTERNAL } from './usable.ts';

const PROGRAMS = 1000;
const PARTS = 10;
/** Statements that a program may run here: the clock goes on by one for each, and a run has 10 seconds. */
const STATEMENTS = 600;
/** Fixes train every set of tensors: done for every tenth model, they cost no more than the rest. */
const FIXED = 10;

for (let part = 0; part < PARTS; part++)
  test(`${PROGRAMS / PARTS} spoilt programs end in a result or in a message, part ${part + 1}`, async () => {
    test.setTimeout(180_000);
    const unusable: string[] = [];
    for (let n = part; n < PROGRAMS; n += PARTS) {
      const source = mutated(n);
      let clock = 0;
      try {
        const { failure, passes } = await run(source, () => (clock += 10_000 / STATEMENTS));
        if (failure && (failure.message.trim() === '' || INTERNAL.test(failure.message)))
          unusable.push(`${n}: ${failure.kind}, line ${failure.line}: ${failure.message}`);
        const first = passes[0];
        if (!first) continue;
        const model = labModel(first, source);
        expect(verdict(model.graph, model.trace, labOps).outcome).toBeTruthy();
        if (n % FIXED < 1) smallestFixes(model);
      } catch (error) {
        unusable.push(`${n}: throws ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
    expect(unusable).toEqual([]);
    expect((await run('print(6 * 7)')).output).toEqual(['42']);
  });
