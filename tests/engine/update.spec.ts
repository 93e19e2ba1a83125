import { expect } from '@playwright/test';
import { pairModel } from '../../src/graph/models/pair.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import type { Initializer } from '../../src/engine/initializers.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { spansOf } from '../../src/engine/vector.ts';
import { expectClose } from '../oracle/close.ts';
import { test } from '../oracle/stock.ts';

startCpu();

const STEPS = 20;
const ids = ['a', 'b', 'W', 'B'] as const;
const graph = pairModel();

function specOf(initializer: Initializer, change: Partial<SessionSpec>): SessionSpec {
  return {
    graph,
    initializers: Object.fromEntries(ids.map((id) => [id, initializer])),
    seed: 3,
    optimizer: 'sgd',
    learningRate: 0.1,
    feed: { kind: 'fixed', values: { label: [1] } },
    ...change,
  };
}

function run(spec: SessionSpec, steps = STEPS) {
  const session = new Session(spec);
  const start = session.advance({ steps: 0, budget: 0 }, () => 0);
  const end = session.advance({ steps, budget: Infinity }, () => 0);
  session.dispose();
  return { start, end, losses: [...start.losses, ...end.losses].map(({ value }) => value) };
}

function parametersOf(vector: Float32Array): Record<(typeof ids)[number], number[]> {
  return Object.fromEntries(
    spansOf(graph).map(({ id, from, size }) => [id, [...vector.subarray(from, from + size)]]),
  ) as ReturnType<typeof parametersOf>;
}

const random = { name: 'normal', scale: 0.5 } as const;
const tolerance = { relative: 1e-4, absolute: 1e-6 };

for (const change of [
  { optimizer: 'sgd', weightDecay: 0.3 },
  { optimizer: 'adam', weightDecay: 2, learningRate: 0.01 },
  { optimizer: 'sgd', clip: 0.2 },
  { optimizer: 'momentum', learningRate: 0.02, clip: 0.1 },
  { optimizer: 'sgd', clip: 0.2, weightDecay: 0.3 },
] as const)
  test(`${JSON.stringify(change)} goes where stock tfjs goes, clipped and decayed by hand`, async ({ stock }) => {
    const spec = specOf(random, change);
    const { start, end, losses } = run(spec);
    const expected = await stock.train({
      optimizer: change.optimizer,
      learningRate: spec.learningRate,
      label: 1,
      steps: STEPS,
      parameters: parametersOf(start.checkpoint.parameters),
      shrink: spec.learningRate * (spec.weightDecay ?? 0),
      ...(spec.clip && { clip: spec.clip }),
    });
    expectClose(losses.slice(0, STEPS), expected.losses, tolerance, 'losses');
    const actual = parametersOf(end.checkpoint.parameters);
    for (const id of ids) expectClose(actual[id], expected.parameters[id], tolerance, id);
    expect(run(specOf(random, { ...change, clip: 1e9, weightDecay: 0 })).end.loss, 'it matters').not.toBe(end.loss);
  });

test('where no gradient arrives, decay alone leaves W × (1 − rate × decay)^n', () => {
  const spec = { ...specOf({ name: 'zeros' }, { weightDecay: 2 }), optimizer: 'adam' } as const;
  const { start, end } = run({ ...spec, initializers: { ...spec.initializers, W: { name: 'uniform' } } });
  const [before, after] = [start, end].map((frame) => parametersOf(frame.checkpoint.parameters));
  expectClose(
    after!.W,
    before!.W.map((w) => w * (1 - 0.1 * 2) ** STEPS),
    { relative: 1e-5, absolute: 1e-9 },
    'W',
  );
  expect(after!.a).toEqual(before!.a);
});

test('a gradient of norm 0 is clipped to 0, not to NaN', () => {
  const { start, end } = run(specOf({ name: 'zeros' }, { clip: 1 }));
  expect(end.checkpoint.parameters).toEqual(start.checkpoint.parameters);
  expect(end.loss).toBe(Math.fround(Math.LN2));
});

test('a gradient below the limit is left as it is, bit for bit', () => {
  const free = run(specOf(random, {}));
  const clipped = run(specOf(random, { clip: 1e6 }));
  expect(clipped.losses).toEqual(free.losses);
});
