/** What the relatives and the four small models are said to do, held to the engine, to float64 and to closed forms. */
import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import type { Initializer } from '../../src/engine/initializers.ts';
import { optimizerNames } from '../../src/engine/optimizer-names.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { miniReadings } from '../../src/figures/mini/reading.ts';
import { minis, miniSpec, type Mini, type MiniName } from '../../src/figures/mini/models.ts';
import { parametersOf, sizeOf, type NodeId } from '../../src/graph/graph.ts';
import { graphBuilder } from '../../src/graph/builder.ts';
import { squaredError } from '../../src/graph/models/squared-error.ts';
import { mlp } from '../../src/graph/models/mlp.ts';
import { gradientAt } from '../../src/graph/trace.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { differentiate } from '../oracle/engine.ts';
import { lossDifferences } from '../oracle/float64.ts';

startCpu();

const STEPS = 50;
const names = Object.keys(minis) as MiniName[];

function run(spec: SessionSpec, steps: number) {
  const session = new Session(spec);
  const start = session.advance({ steps: 0, budget: 0 }, () => 0);
  const frame = steps > 0 ? session.advance({ steps, budget: Infinity }, () => 0) : start;
  session.dispose();
  return {
    start,
    frame,
    read: (name: string) => miniReadings.read(name, { frame, graph: spec.graph, start: start.loss }),
  };
}

const started = (name: MiniName, initializers: Readonly<Record<NodeId, Initializer>>): SessionSpec =>
  miniSpec({ ...minis[name], initializers: { ...minis[name].initializers, ...initializers } } as Mini);

const zeros: Initializer = { name: 'zeros' };
const normal: Initializer = { name: 'normal', scale: 0.5 };

/** What of each model moves, and what never does, whatever the optimizer. */
const stuck: Partial<Record<MiniName, { moves: string; starves: readonly NodeId[] }>> = {
  'lora-zero': { moves: '', starves: ['A', 'B'] },
  'factors-zero': { moves: '', starves: ['U', 'V'] },
  machine: { moves: 'w', starves: ['V'] },
  gate: { moves: 'h', starves: ['P', 'Q', 'r'] },
  attention: { moves: 'V', starves: ['K', 'Q'] },
  'relu-gates': { moves: '', starves: ['W'] },
  'mlp-tanh': { moves: 'B2', starves: ['W1', 'B1', 'W2'] },
  zero: { moves: '', starves: ['u', 'v'] },
};

for (const [name, { moves, starves }] of Object.entries(stuck))
  test(`${name}: ${starves.join(', ')} never ${starves.length > 1 ? 'move' : 'moves'}, by any optimizer`, () => {
    for (const optimizer of optimizerNames) {
      const { frame, read } = run(miniSpec(minis[name as MiniName], optimizer), STEPS);
      for (const id of starves) expect(frame.movement[id], `${id} under ${optimizer}`).toBe(0);
      expect(read('moved')).toBe(moves);
      expect(read('trains')).toBe('no');
    }
  });

/** Which tensors receive a gradient before the first step, and what part of the loss may be left after fifty. */
const healthy: Partial<Record<MiniName, { receivers: string; left: number }>> = {
  lora: { receivers: 'B', left: 0.15 },
  factors: { receivers: 'V', left: 0.05 },
  word2vec: { receivers: 'O', left: 0.05 },
  rezero: { receivers: 'h,alpha', left: 0.01 },
  controlnet: { receivers: 'Z2', left: 0.1 },
  'mlp-sigmoid': { receivers: 'W2,B2', left: 0.7 },
};

for (const [name, { receivers, left }] of Object.entries(healthy))
  test(`${name} trains: what waits for one step moves from the second on, and the loss falls`, () => {
    const spec = miniSpec(minis[name as MiniName]);
    expect(run(spec, 0).read('receivers')).toBe(receivers);
    expect(run(spec, 0).read('trains')).toBe('no');
    const all = parametersOf(spec.graph).map(({ id }) => id);
    expect(run(spec, 1).read('receivers')).toBe(all.join());
    const { start, frame, read } = run(spec, STEPS);
    expect(read('trains')).toBe('yes');
    for (const id of all) expect(frame.movement[id], id).toBeGreaterThan(0);
    expect(frame.loss).toBeLessThan(left * start.loss);
  });

test('every model of the table is here, as one that trains, one that is stuck, or a state of its own', () => {
  const own = ['not-reached', 'tiny', 'nan'];
  expect([...Object.keys(stuck), ...Object.keys(healthy), ...own].sort()).toEqual([...names].sort());
});

test('the verdict before the first step says which of the models will train', () => {
  for (const name of [...Object.keys(stuck), ...Object.keys(healthy)] as MiniName[]) {
    const spec = miniSpec(minis[name]);
    const { parameters } = verdict(spec.graph, run(spec, 0).frame.trace);
    const starving = Object.keys(parameters).filter((id) => parameters[id]!.state === 'zero' && !parameters[id]!.waits);
    expect(starving.sort(), name).toEqual([...(stuck[name]?.starves ?? [])].sort());
  }
});

test('random factors free the factorization machine, and it comes lower than its weights alone', () => {
  const alone = run(miniSpec(minis.machine), 400).frame.loss;
  const { frame, read } = run(started('machine', { V: normal }), 400);
  expect(read('trains')).toBe('yes');
  expect(frame.loss).toBeLessThan(alone / 2);
});

test('word2vec with both tables zero stays at ln 2, and with the other one zero trains as well', () => {
  const both = run(started('word2vec', { E: zeros }), STEPS);
  expect(both.frame.loss).toBe(Math.fround(Math.LN2));
  expect(both.read('moved')).toBe('');
  expect(run(started('word2vec', { E: zeros, O: normal }), STEPS).read('trains')).toBe('yes');
});

for (const activation of ['tanh', 'relu'] as const)
  test(`a perceptron of ${activation} units started at zero learns the mean of its targets and nothing else`, () => {
    const spec = { ...miniSpec(minis['mlp-tanh']), graph: mlp(activation) };
    const { start, frame, read } = run(spec, 200);
    expect(start.loss).toBe(1);
    // The targets are −1, −1, −1 and 1: mean −1/2, variance 3/4.
    expect(frame.checkpoint.parameters.at(-1)).toBeCloseTo(-0.5, 6);
    expect(frame.loss).toBeCloseTo(0.75, 6);
    expect(read('moved')).toBe('B2');
  });

test('a perceptron of sigmoid units started at zero moves every tensor, and its hidden units stay the same', () => {
  const { frame } = run(miniSpec(minis['mlp-sigmoid']), 200);
  const W1 = frame.trace.values.W1!;
  expect(new Set(W1.slice(0, 3)).size).toBe(1);
  expect(new Set(W1.slice(3)).size).toBe(1);
});

test('two zero convolutions in a row train because something that is not zero is added between them', () => {
  const x = Array<number>(9).fill(0);
  const spec = miniSpec({ ...minis.controlnet, feed: { ...minis.controlnet.feed, x } });
  expect(run(spec, STEPS).read('moved')).toBe('');
});

test('the attention of the card is that of a softmax', () => {
  const spec = started('attention', { Q: normal, K: normal });
  const { values } = run(spec, 0).frame.trace;
  const [q, k, v] = ['xQ', 'xK', 'xV'].map((id) =>
    [0, 1].map((row) => [...values[id]!.subarray(3 * row, 3 * row + 3)]),
  );
  const expected = q!.flatMap((query) => {
    const shares = k!.map((key) => Math.exp(query.reduce((sum, x, i) => sum + x * key[i]!, 0)));
    const whole = shares[0]! + shares[1]!;
    return [0, 1, 2].map((i) => (shares[0]! * v![0]![i]! + shares[1]! * v![1]![i]!) / whole);
  });
  expected.forEach((value, i) => expect(values.y![i]).toBeCloseTo(value, 6));
  expect(run(spec, STEPS).read('trains')).toBe('yes');
});

test('of attention with zero queries and keys the shares stay one half, while the loss falls', () => {
  const { start, frame } = run(miniSpec(minis.attention), STEPS);
  expect([...frame.trace.values.attention!]).toEqual([0.5, 0.5]);
  expect(frame.loss).toBeLessThan(0.9 * start.loss);
  expect(run(started('attention', { Q: normal }), STEPS).read('trains')).toBe('yes');
});

test('a zero that is frozen is no delay: what it multiplies never moves', () => {
  const g = graphBuilder();
  const A = g.parameter('A', [4, 2], 'matrix');
  const xA = g.apply('matMul', 'xA', [g.input('x', [3, 4]), A]);
  const y = g.apply('matMul', 'xAB', [xA, g.input('B', [2, 3])]);
  const graph = g.build(squaredError(g, y, [3, 3]));
  const { x, target } = minis.lora.feed;
  for (const [B, moved] of [
    [Array<number>(6).fill(0), ''],
    [[0, 0, 0, 0, 0, 1], 'A'],
  ] as const) {
    const feed = { kind: 'fixed' as const, values: { x, target, B } };
    const spec = { ...miniSpec(minis.lora), graph, initializers: { A: normal }, feed };
    expect(run(spec, STEPS).read('moved')).toBe(moved);
  }
});

test('two paths that cancel starve a tensor whose factors are alive', () => {
  const g = graphBuilder();
  const w = g.parameter('w', [1], 'factor');
  const product = (id: string) => g.apply('mul', id, [w, g.input(`${id}_c`, [1])]);
  const graph = g.build(squaredError(g, g.apply('sub', 'y', [product('p'), product('q')]), [1]));
  const cancel = { kind: 'fixed' as const, values: { p_c: [2], q_c: [2], target: [1] } };
  const spec = { ...miniSpec(minis.lora), graph, initializers: { w: normal }, feed: cancel };
  expect(run(spec, STEPS).read('moved')).toBe('');
  const apart = { ...cancel, values: { ...cancel.values, q_c: [1] } };
  expect(run({ ...spec, feed: apart }, STEPS).read('moved')).toBe('w');
});

test('the four states are told apart before the first step', () => {
  const at = (name: MiniName) => {
    const spec = miniSpec(minis[name]);
    const { frame } = run(spec, 0);
    return { state: verdict(spec.graph, frame.trace).parameters.u!.state, ...frame };
  };
  expect(at('not-reached').state).toBe('notReached');
  expect(at('zero').state).toBe('zero');
  expect(at('nan').state).toBe('notANumber');
  expect(at('nan').loss).toBe(0);
  const { state, loss, trace } = at('tiny');
  expect(state).toBe('finite');
  expect(loss).toBe(at('zero').loss);
  const graph = minis.tiny.graph();
  // d loss / d u is v / 2 while the product is nothing beside 1.
  expect([...gradientAt(graph, trace, 'u')!]).toEqual([...trace.values.v!].map((v) => v / 2));
});

test('of the four states only the tiny gradient comes out by itself; the detached tensor never moves', () => {
  expect(run(miniSpec(minis.tiny), STEPS).read('trains')).toBe('yes');
  expect(run(miniSpec(minis['not-reached']), STEPS).read('moved')).toBe('v');
  expect(run(miniSpec(minis.nan), 1).frame.loss).toBeNaN();
  expect(run(miniSpec(minis.nan), 1).read('trains')).toBe('no');
});

for (const name of names)
  test(`the gradients of ${name} away from zero agree with differences in float64`, () => {
    const { graph, feed } = miniSpec(minis[name]);
    const given = feed.kind === 'fixed' ? feed.values : {};
    const leaves = Object.fromEntries(
      parametersOf(graph).map(({ id, shape }, at) => [
        id,
        Array.from({ length: sizeOf(shape) }, (_, i) => 0.7 * Math.sin(1 + 2.3 * i + 5.1 * at)),
      ]),
    );
    const { gradients } = differentiate(graph, { ...given, ...leaves });
    for (const { id } of parametersOf(graph)) {
      if (name === 'not-reached' && id === 'u') continue;
      const expected = lossDifferences(graph, { ...given, ...leaves }, id);
      expect(gradients[id]).toHaveLength(expected.length);
      expected.forEach((value, i) => expect(gradients[id]![i], `${id}[${i}]`).toBeCloseTo(value, 5));
    }
  });
