import { expect } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import { initialParameters } from '../../src/engine/vector.ts';
import { Session } from '../../src/engine/session.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { test } from '../oracle/browser.ts';
import { expectClose, type Tolerance } from '../oracle/close.ts';
import { everyInitializer, foundPair, publishedPair, randomPair } from '../oracle/specs.ts';

const close: Tolerance = { relative: 1e-6, absolute: 1e-6 };

/** The losses of a run that nothing interrupts, in Node. */
function undisturbed(spec: SessionSpec, steps: number): number[] {
  startCpu();
  const session = new Session(spec);
  const { losses } = session.advance({ steps, budget: Infinity }, () => 0);
  session.dispose();
  return losses.map(({ value }) => value);
}

test('every initializer draws the same numbers in Chromium as in Node, bit for bit', async ({ call }) => {
  expect(await call('initial', everyInitializer)).toEqual([...initialParameters(everyInitializer)]);
});

for (const steps of [0, 10])
  test(`after ${steps} steps the pair model agrees on CPU and WebGL to 1e-6, on every node and edge`, async ({
    call,
  }) => {
    const cpu = await call('run', randomPair, 'cpu', steps);
    const webgl = await call('run', randomPair, 'webgl', steps);
    expect(Object.keys(webgl.flows)).toEqual(Object.keys(cpu.flows));
    for (const id of Object.keys(cpu.values)) expectClose(webgl.values[id]!, cpu.values[id]!, close, id);
    for (const id of Object.keys(cpu.flows)) expectClose(webgl.flows[id]!, cpu.flows[id]!, close, id);
    expectClose(webgl.losses, cpu.losses, close, 'losses');
    expectClose(webgl.parameters, cpu.parameters, close, 'parameters');
  });

test('as found, WebGL too has the loss ln 2 and exact zeros, and keeps them for 50 steps', async ({ call }) => {
  const { losses, values, flows, parameters } = await call('run', foundPair, 'webgl', 50);
  expect(new Set(losses.map((loss) => loss.toFixed(7)))).toEqual(new Set(['0.6931472']));
  expect(values.cos).toEqual([0, 0, 0, 0]);
  expect(flows['cos->logit#0']).toEqual([0.5, 0.5, 0.5, 0.5]);
  for (const edge of ['vec_a->cos#0', 'vec_b->cos#1', 'a->aW#0', 'W->aW#1'])
    expect(new Set(flows[edge])).toEqual(new Set([0]));
  expect(parameters).toEqual([...initialParameters(foundPair)]);
});

test('a run moves to WebGL where it stands, and leaves no tensor behind when it closes', async ({
  callFresh: call,
}) => {
  await call('open', randomPair);
  await call('close');
  const before = await call('tensors');

  await call('open', randomPair);
  await call('advance', 3);
  expect(await call('prepare')).toMatchObject({ usable: true });
  await call('move', 'webgl');
  const first = await call('advance', 1);
  expect(first).toMatchObject({ backend: 'webgl', step: 4 });
  const running = await call('tensors');
  const later = await call('advance', 40);
  expect(await call('tensors')).toBe(running);
  expectClose([later.loss], [undisturbed(randomPair, 44).at(-1)!], { relative: 1e-5, absolute: 1e-6 }, 'loss');
  await call('close');
  expect(await call('tensors')).toBe(before);
});

test('a lost context is never a false zero: the run goes on from its checkpoint on the CPU', async ({
  callFresh: call,
}) => {
  await call('open', randomPair);
  await call('advance', 2);
  await call('prepare');
  await call('move', 'webgl');
  expect(await call('advance', 3)).toMatchObject({ backend: 'webgl', step: 5 });
  const running = await call('tensors');

  await call('lose');
  const after = await call('advance', 4);
  expect(after).toMatchObject({ backend: 'cpu', fallback: 'contextLost', step: 9 });
  const expected = undisturbed(randomPair, 12);
  expectClose([after.loss], [expected[9]!], { relative: 1e-5, absolute: 1e-6 }, 'loss');
  // The checkpoint's own step is computed anew, and told anew.
  expect(after.losses.map(({ step }) => step)).toEqual([5, 6, 7, 8, 9]);
  for (const { step, value } of after.losses)
    expectClose([value], [expected[step]!], { relative: 1e-5, absolute: 1e-6 }, `loss of step ${step}`);
  expect(new Set(after.parameters).has(0)).toBe(false);
  expect(await call('tensors'), 'tensors of the run on WebGL are gone').toBeLessThanOrEqual(running);

  const next = await call('advance', 3);
  expect(next).toMatchObject({ backend: 'cpu', step: 12 });
  expect(next.fallback, 'told once').toBeUndefined();
  expectClose([next.loss], [expected[12]!], { relative: 1e-5, absolute: 1e-6 }, 'loss');
});

test.describe('a second WebGL backend', () => {
  test('after a lost context WebGL can be prepared again', async ({ callFresh: call }) => {
    await call('open', randomPair);
    await call('prepare');
    await call('move', 'webgl');
    await call('lose');
    await call('advance', 1);
    expect(await call('prepare')).toMatchObject({ usable: true });
    await call('move', 'webgl');
    const frame = await call('advance', 5);
    expect(frame).toMatchObject({ backend: 'webgl', step: 6 });
    expectClose([frame.loss], [undisturbed(randomPair, 6).at(-1)!], { relative: 1e-5, absolute: 1e-6 }, 'loss');
  });
});

test('a context lost while shaders compile is reported, and the run goes on', async ({ callFresh: call }) => {
  await call('open', randomPair);
  await call('prepare');
  await call('lose');
  expect(await call('prepare')).toEqual({ usable: false, reason: 'contextLost' });
  expect(await call('advance', 1)).toMatchObject({ backend: 'cpu', step: 1 });
});

test('WebGL prints the found and the published loss to the last digit, as the CPU does', async ({ call }) => {
  const found = await call('run', foundPair, 'webgl', 0);
  expect(found.loss).toBe(Math.fround(Math.LN2));
  const published = await call('run', publishedPair, 'webgl', 0);
  expect(published.loss).toBe(Math.fround(2.1856866));
  expect(published.flows['cos->logit#0']).toEqual(Array(4).fill(Math.fround(0.88759947)));
});
