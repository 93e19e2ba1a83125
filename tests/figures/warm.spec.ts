import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { spansOf, widened } from '../../src/engine/vector.ts';
import { figureTables } from '../../src/figure/tables.ts';
import { firstToMove, NEW_ROWS, warmRows } from '../../src/figures/warm/report.ts';
import { warmRun } from '../../src/figures/warm/trained.ts';
import { graphBuilder } from '../../src/graph/builder.ts';
import { squaredError } from '../../src/graph/models/squared-error.ts';
import { formatNumber } from '../../src/view/format.ts';
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

test('the new embeddings move first, and their rows of the first layer one step later; at random both move at once', () => {
  const { models: found, joined, next } = warmRun('Major Genre');
  const rows = warmRows(found.wide, joined.with, next, joined.scratch);
  const row = (id: string) => rows.find((one) => one.id === id)!;
  expect(row(ADDED).warm).not.toBe('0');
  expect([row(NEW_ROWS).warm, row('W1').warm === '0']).toEqual(['0', false]);
  expect(row(NEW_ROWS).next).not.toBe('0');
  expect(firstToMove(rows)).toBe('e');
  for (const { scratch } of rows) expect(scratch).toBe('0');
  // Rows of the whole tensor: those that were there, then as many as an embedding is long.
  const all = gradientAt(found.wide, next.trace, 'W1')!;
  const units = all.length / (films.features.length * 8);
  expect(row(NEW_ROWS).next).toBe(formatNumber(largest(all.subarray(-8 * units))));

  const { session: narrow, frame } = open(spec('narrow', 'normal'), SWITCH);
  const random = warmSpec(films, models, 'wide', 1, { old: 'normal', added: 'normal' });
  const { session: wide, frame: careless } = open(random, 0, widened(frame.checkpoint, models.narrow, random));
  expect(firstToMove(warmRows(models.wide, careless, careless, careless))).toBe('both');
  narrow.dispose();
  wide.dispose();
});

test('where one zero stands behind another, the first gradient comes at the third pass', () => {
  const g = graphBuilder();
  const x = g.input('x', [2, 3]);
  const [W, A] = [g.parameter('W', [3, 3], 'weights'), g.parameter('A', [3, 2], 'matrix')];
  const [B, alpha] = [g.parameter('B', [2, 3], 'matrix'), g.parameter('alpha', [1], 'gate')];
  const low = g.apply('matMul', 'xAB', [g.apply('matMul', 'xA', [x, A]), B]);
  const block = g.apply('add', 'block', [g.apply('tanh', 'h', [g.apply('matMul', 'xW', [x, W])]), low]);
  const y = g.apply('add', 'y', [x, g.apply('mul', 'gated', [alpha, block])]);
  const graph = g.build(squaredError(g, y, [2, 3]));
  const [zeros, normal] = [{ name: 'zeros' }, { name: 'normal', scale: 0.5 }] as const;
  const asked: SessionSpec = {
    graph,
    initializers: { W: normal, A: normal, B: zeros, alpha: zeros },
    seed: 1,
    optimizer: 'sgd',
    learningRate: 0.1,
    feed: { kind: 'fixed', values: { x: [1, 0.5, -1, 0, 1, 0.5], target: [0.5, 1, 0, -1, 0.2, 0.7] } },
  };
  const session = new Session(asked, undefined, figureTables);
  const gradients = [0, 1, 1].map((steps) =>
    largest(gradientAt(graph, session.advance({ steps, budget: Infinity }, () => 0).trace, 'A')!),
  );
  expect(gradients.map((gradient) => gradient > 0)).toEqual([false, false, true]);
  session.dispose();
});
