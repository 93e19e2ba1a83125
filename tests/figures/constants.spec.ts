import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import { Session } from '../../src/engine/session.ts';
import { constantFields } from '../../src/figures/constants/fields.ts';
import { ConstantLog } from '../../src/figures/constants/log.ts';
import { CONSTANT, constantSpec, LAST } from '../../src/figures/constants/spec.ts';
import { defaultState } from '../../src/figure/field.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';
import { pairSpec } from '../../src/figures/pair/spec.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';

startCpu();

const SEEDS = ['1', '2'];

function run(seed: string) {
  const session = new Session(constantSpec({ ...defaultState(constantFields), seed }));
  const known = new ConstantLog();
  known.take(session.advance({ steps: LAST, budget: Infinity }, () => 0));
  session.dispose();
  return Object.fromEntries(known.pictures.map((picture) => [picture.id, picture]));
}

for (const seed of SEEDS)
  test(`what starts equal stays equal, and sets the floor of the loss (seed ${seed})`, () => {
    const starts = run(seed);
    for (const id of ['bias', 'embeddings', 'all']) {
      const { points, embeddings, outcome, loss } = starts[id]!;
      expect(embeddings, id).toBe(1);
      expect(outcome, id).toBe('twins');
      expect(Math.min(...points.map(({ value }) => value)), id).toBeGreaterThanOrEqual(Math.fround(Math.LN2));
      expect(loss).toBeLessThan(Math.LN2 + 1e-4);
    }
    const { points, embeddings, columns, outcome, loss } = starts.layer!;
    expect([embeddings, columns, outcome]).toEqual([3, 1, 'oneColumn']);
    expect(Math.min(...points.map(({ value }) => value))).toBeGreaterThan(Math.LN2 / 3);
    expect(loss).toBeLessThan(0.3);
    for (const id of ['weights', 'spared']) {
      expect(starts[id]!.columns, id).toBe(4);
      expect(starts[id]!.outcome, id).toBe('trains');
      expect(starts[id]!.loss, id).toBeLessThan(0.01);
    }
  });

test('whatever three numbers the videos are, one column alone cannot come below a third of ln 2', () => {
  const softplus = (x: number) => Math.log1p(Math.exp(x));
  let least = Infinity;
  for (let i = 0; i < 20_000; i++) {
    const [x, y, z] = [0, 1, 2].map((k) => 10 * Math.sin(12.9898 * (3 * i + k) + i * i)) as [number, number, number];
    least = Math.min(least, (softplus(x * y) + softplus(y * z) + softplus(z * x)) / 3);
  }
  expect(least).toBeGreaterThan(Math.LN2 / 3);
});

test('a constant bias frees every tensor of the pair, and leaves its twins', () => {
  const constant: SessionSpec = {
    ...pairSpec(defaultState(pairFields)),
    initializers: {
      a: { name: 'zeros' },
      b: { name: 'zeros' },
      W: { name: 'uniform' },
      B: { name: 'constant', scale: CONSTANT },
    },
  };
  const session = new Session(constant);
  const { movement, trace } = session.advance({ steps: 50, budget: Infinity }, () => 0);
  session.dispose();
  expect(Math.min(...Object.values(movement))).toBeGreaterThan(0);
  expect(trace.values.a).toEqual(trace.values.b);
  expect(trace.values.loss![0]).toBeGreaterThanOrEqual(Math.fround(Math.LN2));
});
