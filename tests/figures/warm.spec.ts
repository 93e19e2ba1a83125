import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { spansOf, widened } from '../../src/engine/vector.ts';
import { figureTables } from '../../src/figure/tables.ts';
import { ADDED, addedFeature, SWITCH, warmModels, warmSpec } from '../../src/figures/warm/spec.ts';
import { gradientAt, largest } from '../../src/graph/trace.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { films } from '../films/films.ts';

startCpu(figureTables);

const added = addedFeature(films, { feature: 'Major Genre' });
const models = warmModels(films, added);
const spec = (width: 'narrow' | 'wide', old: string) => warmSpec(films, models, width, 1, { old, added: 'zeros' });

function open(asked: SessionSpec, steps: number, from?: Parameters<typeof widened>[0]) {
  const session = new Session(asked, from, figureTables);
  const frame = session.advance({ steps, budget: Infinity }, () => 0);
  return { session, frame };
}

test('a feature added to a trained model with zero embeddings changes no prediction and receives a gradient', () => {
  const { session: narrow, frame } = open(spec('narrow', 'normal'), SWITCH);
  const before = narrow.examine();
  const from = widened(frame.checkpoint, models.narrow, spec('wide', 'normal'));
  const { session: wide, frame: joined } = open(spec('wide', 'normal'), 0, from);
  expect([...wide.examine()]).toEqual([...before]);
  expect(new Set(before).size).toBeGreaterThan(1000);
  expect(largest(joined.trace.values[ADDED]!)).toBe(0);
  expect(verdict(models.wide, joined.trace).parameters[ADDED]!.state).toBe('finite');

  const then = wide.advance({ steps: 50, budget: Infinity }, () => 0);
  expect(then.step).toBe(SWITCH + 50);
  expect(then.aucs.at(-1)!.value).toBeGreaterThan(frame.aucs.at(-1)!.value + 0.02);
  expect(then.movement[ADDED]).toBeGreaterThan(0);
  // Major Genre tells much about the Creative Type: the model that got it does better than the one that did not.
  const without = narrow.advance({ steps: 50, budget: Infinity }, () => 0);
  expect(then.aucs.at(-1)!.value).toBeGreaterThan(without.aucs.at(-1)!.value + 0.02);
  narrow.dispose();
  wide.dispose();
});

test('the same zeros from scratch, in both tables, are never left', () => {
  const { session, frame } = open(spec('wide', 'zeros'), 20);
  for (const { id } of spansOf(models.wide)) {
    expect(largest(gradientAt(models.wide, frame.trace, id)!), id).toBe(0);
    expect(frame.movement[id], id).toBe(0);
  }
  expect(frame.aucs.map(({ value }) => value)).toEqual([0.5, 0.5, 0.5]);
  expect(frame.loss).toBe(Math.fround(Math.LN2));
  session.dispose();
});

test('a widened run keeps every tensor as the first rows of the larger, and what is new as it starts', () => {
  const { session, frame } = open(spec('narrow', 'normal'), 3);
  const wider = spec('wide', 'normal');
  const { step, parameters, slots } = widened(frame.checkpoint, models.narrow, wider);
  expect(step).toBe(3);
  const old = new Map(spansOf(models.narrow).map((span) => [span.id, span]));
  const start = new Session(wider, undefined, figureTables).advance({ steps: 0, budget: 0 }, () => 0).checkpoint
    .parameters;
  for (const { id, from, size } of spansOf(models.wide)) {
    const known = old.get(id)?.size ?? 0;
    const was = old.get(id)?.from ?? 0;
    expect([...parameters.subarray(from, from + known)]).toEqual([
      ...frame.checkpoint.parameters.subarray(was, was + known),
    ]);
    expect([...parameters.subarray(from + known, from + size)]).toEqual([...start.subarray(from + known, from + size)]);
    for (const slot of slots) expect(largest(slot.subarray(from + known, from + size))).toBe(0);
  }
  expect(old.get('W1')!.size).toBeLessThan(spansOf(models.wide).find(({ id }) => id === 'W1')!.size);
  session.dispose();
});
