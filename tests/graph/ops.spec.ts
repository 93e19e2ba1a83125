import { expect, test } from '@playwright/test';
import { graphBuilder } from '../../src/graph/builder.ts';
import type { Attributes, OpName } from '../../src/graph/graph.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { arriving, isLeaf } from '../oracle/cases.ts';
import { differences } from '../oracle/float64.ts';
import type { Numbers64 } from '../oracle/numbers64.ts';
import type { OpCase, Operand } from '../oracle/operands.ts';
import { oracle } from '../oracle/oracle.ts';

const names = (Object.keys(labOps) as OpName[]).filter((op) => !isLeaf(op));

/** The cases of an op in which it is smooth; a power, only where zero is a place it may be asked about. */
const smooth = (op: OpName): readonly OpCase[] =>
  oracle[op].cases.filter(({ kink, attributes }) => !kink && (attributes?.exponent ?? 2) > 1);

/** The same operands, some of them zero throughout. */
const zeroed = (operands: readonly Operand[], which: (slot: number) => boolean): Operand[] =>
  operands.map((operand, slot) => (which(slot) ? { ...operand, values: operand.values.map(() => 0) } : operand));

const isZero = ({ values }: Numbers64) => values.every((value) => Math.abs(value) < 1e-9);

/** By float64 and finite differences: what a case's gradient sends back to one operand. */
function sentBack(op: OpName, operands: readonly Operand[], slot: number, attributes: Attributes = {}): number[] {
  const result = (x: readonly number[]) =>
    oracle[op].float64(
      operands.map((operand, i) => (i === slot ? { ...operand, values: x } : operand)),
      attributes,
    ).values;
  return differences((x) => result(x).reduce((sum, y, i) => sum + y * arriving(i + 1)[i]!, 0), operands[slot]!.values);
}

for (const op of names)
  test(`the row of ${op} says truly which operands make it zero`, () => {
    const { zeroWhen } = labOps[op];
    for (const { operands, attributes = {}, title } of smooth(op)) {
      const isNumber = (slot: number) => !operands[slot]!.rows;
      const slots = operands.flatMap((_, slot) => (isNumber(slot) ? [slot] : []));
      const result = (which: (slot: number) => boolean) => oracle[op].float64(zeroed(operands, which), attributes);
      // Divided by zero, nothing is zero; what is asked is what the dividend does.
      const asked = op === 'div' ? [0] : slots;
      if (zeroWhen === 'any')
        for (const slot of asked) expect(isZero(result((i) => i === slot)), `${title}, operand ${slot}`).toBe(true);
      if (zeroWhen === 'every') expect(isZero(result(isNumber)), title).toBe(true);
      if (zeroWhen === 'none') expect(isZero(result((i) => i === slots.at(-1))), title).toBe(false);
    }
  });

test('an operand that a local derivative is said to multiply by lets nothing through where it is zero', () => {
  let asked = 0;
  for (const op of names)
    for (const { operands, attributes, title } of smooth(op))
      operands.forEach(({ rows }, slot) => {
        for (const { of, through } of labOps[op].slot(slot)?.factors ?? []) {
          if (through !== 'itself' || rows) continue;
          const flow = sentBack(
            op,
            zeroed(operands, (i) => i === of),
            slot,
            attributes,
          );
          expect(isZero({ shape: [], values: flow }), `${op}, ${title}: operand ${slot} by ${of}`).toBe(true);
          asked++;
        }
      });
  expect(asked).toBeGreaterThan(40);
});

test('a gate is open above zero, above the other operand, or below it, and shut on the other side', () => {
  const far = { shape: [2], values: [7, 8] };
  const near = { shape: [2], values: [-1, -2] };
  const lets = (op: OpName, operands: readonly Operand[], slot: number) =>
    sentBack(op, operands, slot).every((flow) => Math.abs(flow) > 0.01);
  for (const op of names) {
    const { gate } = labOps[op];
    if (!gate) continue;
    const [high, low] =
      gate === 'aboveZero'
        ? [[far], [near]]
        : [
            [far, near],
            [near, far],
          ];
    expect(lets(op, high, 0), `${op}, high`).toBe(gate !== 'belowOther');
    expect(lets(op, low, 0), `${op}, low`).toBe(gate === 'belowOther');
  }
  expect(names.filter((op) => labOps[op].gate)).toEqual(['maximum', 'relu', 'minimum']);
});

test('the slope that a row gives an element by its own operand is the one of finite differences', () => {
  const found = names.filter((op) => labOps[op].ownSlope);
  expect(found).toEqual(['softmax']);
  for (const op of found) {
    const [{ shape, values }] = oracle[op].cases[0]!.operands as [Operand];
    const at = (i: number, x: number) => oracle[op].float64([{ shape, values: values.with(i, x) }], {}).values[i]!;
    values.forEach((value, i) => {
      const [slope] = differences(([x]) => at(i, x!), [value]);
      expect(labOps[op].ownSlope!(at(i, value))).toBeCloseTo(slope!, 8);
    });
  }
});

test('a loss of two classes is ln 2 for a model that knows nothing', () => {
  const found = names.filter((op) => labOps[op].twoClasses);
  const nothing: Partial<Record<OpName, number>> = { sigmoidCrossEntropy: 0, binaryCrossEntropy: 0.5 };
  expect(found).toEqual(Object.keys(nothing));
  for (const op of found)
    for (const label of [0, 1]) {
      const [loss] = oracle[op].float64(
        [label, nothing[op]!].map((value) => ({ shape: [], values: [value] })),
        {},
      ).values;
      expect(loss).toBeCloseTo(Math.LN2, 12);
    }
});

test('an op that looks up gives back elements of its first operand, and nothing else', () => {
  for (const op of names.filter((one) => labOps[one].looksUp))
    for (const { operands, attributes = {} } of oracle[op].cases)
      expect(operands[0]!.values).toEqual(expect.arrayContaining([...oracle[op].float64(operands, attributes).values]));
});

test('a shape that does not fit is refused with the node and both shapes named', () => {
  const g = graphBuilder();
  g.parameter('a', [1, 8]);
  g.parameter('W', [7, 4]);
  expect(() => g.apply('matMul', 'aW', ['a', 'W'])).toThrow('aW: A matrix product cannot join [1, 8] and [7, 4]');
});
