import { expect } from '@playwright/test';
import type { OpName } from '../../src/graph/graph.ts';
import { chapterOps } from '../../src/graph/ops/chapter.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { labTables } from '../../src/engine/lab-tables.ts';
import { chapterTables } from '../../src/engine/tables.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import { arriving } from '../oracle/cases.ts';
import { engineOutcome, poisoned } from '../oracle/engine.ts';
import { oracle } from '../oracle/oracle.ts';
import { expectFloat64, expectReach, expectStock } from '../oracle/judge.ts';
import { test } from '../oracle/stock.ts';
import { getKernel, unregisterKernel } from '@tensorflow/tfjs-core/dist/base';

startCpu(labTables);
const names = Object.keys(labOps) as OpName[];
/** The engines that know an op: the Lab's knows all, and computes some of the chapters' in its own way. */
const enginesOf = (op: OpName) => (op in chapterOps ? [chapterTables, labTables] : [labTables]);

test('every op of the table has a case', () => {
  expect(Object.keys(oracle).sort()).toEqual([...names].sort());
  for (const op of names) expect(oracle[op].cases.length, op).toBeGreaterThan(0);
});

for (const op of names)
  test(`${op} agrees on the CPU with stock tfjs and with float64, value and gradient`, async ({ stock }) => {
    const outcomes = await stock.outcomes(op);
    for (const [i, opCase] of oracle[op].cases.entries())
      await test.step(opCase.title, () => {
        for (const tables of enginesOf(op)) {
          const outcome = engineOutcome(op, opCase, tables);
          expectStock(outcome, outcomes[i]!);
          expectFloat64(op, opCase, outcome);
          expectReach(op, opCase, outcome);
        }
      });
  });

test('the chapters’ engine computes each of its ops with the kernels that it ships, without those of the Lab', () => {
  const onlyLab = labTables.cpu.filter(
    ({ kernelName }) => !chapterTables.cpu.some((one) => one.kernelName === kernelName),
  );
  expect(onlyLab.length).toBeGreaterThan(5);
  for (const { kernelName } of onlyLab) if (getKernel(kernelName, 'cpu')) unregisterKernel(kernelName, 'cpu');
  try {
    for (const op of Object.keys(chapterOps) as OpName[])
      for (const opCase of oracle[op].cases)
        expect(() => engineOutcome(op, opCase, chapterTables), `${op}: ${opCase.title}`).not.toThrow();
  } finally {
    startCpu(labTables);
  }
});

test('a NaN is never washed out on the CPU, by any op', () => {
  for (const op of names) for (const tables of enginesOf(op)) expect(poisoned(op, tables), op).toContainEqual(NaN);
});

test('at their kinks abs and max go with TensorFlow and PyTorch, where stock tfjs does not', () => {
  const [abs] = engineOutcome('abs', { title: '', operands: [{ shape: [2], values: [0, -2] }] }, labTables).gradients;
  expect(abs![0]).toBe(0);
  // Two elements tie for the largest: each gets half of what arrives.
  const tie = engineOutcome('max', { title: '', operands: [{ shape: [3], values: [4, 1, 4] }] }, labTables);
  expect(tie.gradients[0]![0]).toBe(tie.gradients[0]![2]);
  expect(tie.gradients[0]![0]! * 2).toBeCloseTo(arriving(1)[0]!, 6);
});
