import { expect } from '@playwright/test';
import { pairModel } from '../../src/graph/models/pair.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import { optimizerNames, type OptimizerName } from '../../src/engine/optimizer-names.ts';
import { spansOf } from '../../src/engine/vector.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { expectClose } from '../oracle/close.ts';
import { test } from '../oracle/stock.ts';

startCpu();

const STEPS = 20;
const LABEL = 1;
const rates: Readonly<Record<OptimizerName, number>> = {
  sgd: 0.1,
  momentum: 0.02,
  rmsprop: 0.01,
  adagrad: 0.2,
  adam: 0.01,
};

/** The stock Adam takes 1 − 0.999^t in float32, of which five digits are right at first. */
const tolerance = { relative: 1e-4, absolute: 1e-6 };

const random = { name: 'normal', scale: 0.5 } as const;
const specOf = (optimizer: OptimizerName): SessionSpec => ({
  graph: pairModel(),
  initializers: { a: random, b: random, W: random, B: random },
  seed: 3,
  optimizer,
  learningRate: rates[optimizer],
  feed: { kind: 'fixed', values: { label: [LABEL] } },
});

function parametersOf(vector: Float32Array): Record<'a' | 'b' | 'W' | 'B', number[]> {
  const spans = spansOf(pairModel());
  return Object.fromEntries(
    spans.map(({ id, from, size }) => [id, [...vector.subarray(from, from + size)]]),
  ) as ReturnType<typeof parametersOf>;
}

for (const optimizer of optimizerNames)
  test(`${STEPS} steps of ${optimizer} on the pair model go where tf.train goes`, async ({ stock }) => {
    const session = new Session(specOf(optimizer));
    const start = session.advance({ steps: 0, budget: 0 }, () => 0);
    const end = session.advance({ steps: STEPS, budget: Infinity }, () => 0);
    session.dispose();

    const expected = await stock.train({
      optimizer,
      learningRate: rates[optimizer],
      label: LABEL,
      steps: STEPS,
      parameters: parametersOf(start.checkpoint.parameters),
    });
    const losses = [...start.losses, ...end.losses].map(({ value }) => value);
    expectClose(losses.slice(0, STEPS), expected.losses, tolerance, 'losses');
    const actual = parametersOf(end.checkpoint.parameters);
    for (const id of ['a', 'b', 'W', 'B'] as const) expectClose(actual[id], expected.parameters[id], tolerance, id);
    expect(end.loss, 'training moved').toBeLessThan(0.5 * start.loss);
  });
