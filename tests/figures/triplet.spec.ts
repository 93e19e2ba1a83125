import { expect, test } from '@playwright/test';
import { startCpu } from '../../src/engine/cpu.ts';
import { Session } from '../../src/engine/session.ts';
import { defaultState, type State } from '../../src/figure/field.ts';
import { library } from '../../src/build/library.ts';
import { byHand } from '../../src/figures/triplet/by-hand.ts';
import { tripletFields } from '../../src/figures/triplet/fields.ts';
import { tripletSpec } from '../../src/figures/triplet/spec.ts';
import { TripletTrials, works } from '../../src/figures/triplet/trials.ts';
import { comparisonNames } from '../../src/graph/models/two-vectors.ts';
import { distances } from '../../src/graph/models/triplet-distances.ts';
import { receiversOf } from '../../src/graph/reach.ts';
import { gradientAt, largest } from '../../src/graph/trace.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { differenced, expectClose } from '../oracle/close.ts';
import { lossDifferences } from '../oracle/float64.ts';

startCpu();

const MARGIN = Math.fround(0.314);
const tensors = ['a', 'b', 'c', 'W', 'B'];

function run(change: State, steps = 0) {
  const spec = tripletSpec({ ...defaultState(tripletFields), ...change });
  const session = new Session(spec);
  const frame = session.advance({ steps, budget: Infinity }, () => 0);
  session.dispose();
  const { graph } = spec;
  return {
    ...frame,
    graph,
    values: (id: string) => [...frame.trace.values[id]!],
    gradient: (id: string) => [...gradientAt(graph, frame.trace, id)!],
    receivers: receiversOf(graph, frame.trace),
    verdict: verdict(graph, frame.trace),
  };
}

test('as found both distances are zero, the loss is the margin, and a quarter of a gradient goes nowhere', () => {
  const found = run({});
  expect(found.values('dist_rp')).toEqual([0, 0, 0, 0]);
  expect(found.values('dist_rn')).toEqual([0, 0, 0, 0]);
  expect(found.loss).toBe(MARGIN);
  expect(found.gradient('dist_rp')).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(found.gradient('dist_rn')).toEqual([-0.25, -0.25, -0.25, -0.25]);
  for (const id of tensors) expect(largest(found.gradient(id)), id).toBe(0);
  expect(found.verdict.thieves.map(({ node }) => node)).toEqual(['dist_rp', 'dist_rn']);
  for (const { node } of found.verdict.thieves)
    expect(found.graph.nodes.find(({ id }) => id === node)!.op, node).toBe('square');
});

for (const [what, change] of [
  ['as found', {}],
  ['with a random bias, which cancels in the difference,', { B: 'uniform' }],
] as const)
  for (const optimizer of ['sgd', 'momentum', 'rmsprop', 'adagrad', 'adam'])
    test(`${what} 50 steps of ${optimizer} change nothing`, () => {
      const { loss, movement } = run({ ...change, optimizer }, 50);
      expect(loss).toBe(MARGIN);
      expect(Math.max(...Object.values(movement))).toBe(0);
    });

test('with a random bias the vectors are not zero, but equal', () => {
  const { values, verdict: judged } = run({ B: 'uniform' });
  expect(Math.min(...values('vec_a'))).toBeGreaterThan(0);
  expect(values('vec_b')).toEqual(values('vec_a'));
  expect(values('diff_rp')).toEqual([0, 0, 0, 0]);
  expect(judged.outcome).toBe('stuck');
  expect(
    judged.thieves.map(({ node, waits }) => [node, waits]),
    'nothing moves, so no difference will',
  ).toEqual([
    ['dist_rp', false],
    ['dist_rn', false],
  ]);
  expect(judged.thieves[0]!.accomplices[0]!.causes).toEqual([{ reason: 'cancelled', node: 'diff_rp' }]);
});

test('with only a random, b and c receive a gradient at once, a and W a step later, and B never', () => {
  const first = run({ a: 'normal' });
  expect(first.loss).toBe(MARGIN);
  expect(first.receivers).toEqual(['b', 'c']);
  expect(largest(first.gradient('a'))).toBe(0);
  expect(largest(first.gradient('W'))).toBe(0);
  // b = c = 0 and B = 0, so d loss / d vec_b is −2 vec_a / 4, and d loss / d b that times W transposed.
  const [a, W] = [first.values('a'), first.values('W')];
  const vecA = [0, 1, 2, 3].map((j) => a.reduce((sum, x, i) => sum + x * W[4 * i + j]!, 0));
  const toB = a.map((_, i) => vecA.reduce((sum, v, j) => sum - (v / 2) * W[4 * i + j]!, 0));
  expectClose(first.gradient('b'), toB, { relative: 1e-4, absolute: 1e-7 }, 'd loss / d b');
  expect(first.gradient('c')).toEqual(first.gradient('b').map((g) => -g));

  const second = run({ a: 'normal' }, 1);
  expect(second.receivers).toEqual(['a', 'b', 'c', 'W']);
  expect(largest(second.gradient('B'))).toBe(0);
  const later = run({ a: 'normal' }, 50);
  expect(later.movement.B).toBe(0);
  for (const id of ['a', 'b', 'c', 'W']) expect(later.movement[id], id).toBeGreaterThan(0);
  expect(later.loss).toBe(0);
});

for (const distance of distances)
  test(`with a random and b and c a step on, every gradient by "${distance}" is that of finite differences`, () => {
    // With cosines nothing else is finite at first.
    const change: State = distance === 'cosine' ? { a: 'normal', b: 'normal', c: 'normal' } : { a: 'normal' };
    const { trace, graph, gradient } = run({ ...change, distance, rate: '0.01' }, 1);
    const leaves = Object.fromEntries([...tensors, 'label'].map((id) => [id, [...trace.values[id]!]]));
    for (const id of tensors)
      expectClose(
        gradient(id),
        lossDifferences(graph, leaves, id),
        { ...differenced, relative: 1e-3, absolute: 1e-5 },
        `gradient of ${id}`,
      );
  });

test('a true distance has a finite loss, NaN gradients, and after one step nothing but NaN', () => {
  const first = run({ distance: 'root' });
  expect(first.loss).toBe(MARGIN);
  for (const id of tensors) expect(largest(first.gradient(id)), id).toBe(NaN);
  expect(first.verdict.outcome).toBe('notANumber');
  expect(first.verdict.broken).toEqual(['dist_rp', 'dist_rn']);
  expect(run({ distance: 'root' }, 1).loss).toBe(NaN);
});

test('under a true distance only the anchor frees the model: any other embedding leaves a root of zero', () => {
  expect(run({ distance: 'root', a: 'normal' }, 50).loss).toBe(0);
  for (const id of ['b', 'c', 'B', 'W'])
    expect(run({ distance: 'root', [id]: 'normal' }).verdict.outcome, id).toBe('notANumber');
});

test('a cosine is NaN in the forward pass already', () => {
  const { loss, verdict: judged, values } = run({ distance: 'cosine' });
  expect(loss).toBe(NaN);
  expect(values('dot_rp')).toEqual([0]);
  expect(values('norms_rp')).toEqual([0]);
  expect(judged.broken).toEqual(['sim_rp', 'sim_rn']);
});

test('an inner product gives zeros, and there a random bias is a fix again', () => {
  const found = run({ distance: 'inner' });
  expect(found.loss).toBe(MARGIN);
  expect(found.verdict).toMatchObject({ outcome: 'stuck', thieves: [{ node: 'prod_rp' }, { node: 'prod_rn' }] });
  expect(run({ distance: 'inner', B: 'uniform' }, 50).loss).toBe(0);
});

test('with the anchor swapped a random a is the positive: it and W receive a gradient at once, and c waits', () => {
  expect(run({ distance: 'swapped' }).verdict.outcome).toBe('stuck');
  const { receivers, loss, values, verdict: judged } = run({ distance: 'swapped', a: 'normal' });
  expect(receivers).toEqual(['a', 'b', 'W']);
  expect(judged.parameters.c).toMatchObject({ state: 'zero', waits: true });
  const squares = values('vec_a').map((v) => v * v);
  expect(loss).toBeCloseTo(MARGIN + squares.reduce((sum, x) => sum + x) / 4, 6);
});

test('the label changes no number of any run', () => {
  for (const label of ['0', '1']) {
    const { loss, gradient, graph, verdict: judged } = run({ a: 'normal', label }, 3);
    expect(loss).toBe(run({ a: 'normal' }, 3).loss);
    expect(gradient('W')).toEqual(run({ a: 'normal' }, 3).gradient('W'));
    expect(graph.nodes.filter(({ inputs }) => inputs.includes('label'))).toEqual([]);
    expect(judged.parameters).not.toHaveProperty('label');
  }
});

test('what rounding leaves of a sum that cancels is not taken for a gradient', () => {
  const { receivers, gradient } = run({ b: 'normal' }, 1);
  const residue = largest(gradient('B'));
  expect(residue).toBeLessThan(1e-7);
  expect(receivers).toEqual(['a', 'b', 'c', 'W']);
});

/** An engine that runs in this thread: what the trials ask of the page's. */
const engine = {
  open: async (spec: ConstructorParameters<typeof Session>[0]) => {
    const session = new Session(spec);
    const advance = async (limits: Parameters<Session['advance']>[0]) => session.advance(limits, () => 0);
    return { run: { advance, close: () => session.dispose() }, frame: await advance({ steps: 0, budget: 0 }) };
  },
} as unknown as ConstructorParameters<typeof TripletTrials>[0];

test('the smallest change is one embedding: the trials find so by running every change of one tensor', async () => {
  const trials = new TripletTrials(engine);
  const judge = (tensor: string, initializer: string) => trials.judge([{ tensor, initializer }], '1');
  const a = await judge('a', 'normal');
  expect(a).toMatchObject({ fate: 'free', receivers: ['a', 'b', 'c', 'W'], missing: [], tried: 15 });
  expect([...new Set(a.singles.map(({ tensor }) => tensor))]).toEqual(['a', 'b', 'c']);
  expect((await judge('B', 'uniform')).fate).toBe('stuck');
  expect((await judge('W', 'zeros')).fate).toBe('stuck');
  // A single large step can meet the margin before W has had its turn; a large negative meets it from the start.
  expect((await judge('a', 'uniform')).fate).toBe('met');
  expect((await judge('c', 'uniform')).fate).toBe('content');
  expect(works('content')).toBe(false);
});

test('by hand two zero vectors are NaN as soon as something is divided; by the library nothing is', () => {
  const hand = Object.fromEntries(comparisonNames.map((name) => [name, byHand(name)]));
  expect(hand).toEqual({
    squared: { value: 0, gradient: 0 },
    distance: { value: 0, gradient: NaN },
    cosine: { value: NaN, gradient: NaN },
    normalized: { value: NaN, gradient: NaN },
  });
  for (const [name, numbers] of Object.entries(library.zeros)) {
    expect(numbers.every(Number.isFinite), name).toBe(true);
    // Only the one that adds a small number to the difference passes anything on.
    expect(numbers[1] === 0 && numbers[2] === 0, name).toBe(name !== 'pairwise');
  }
  expect(library.zeros.pairwise![0]).toBeCloseTo(Math.sqrt(4) * 1e-6, 12);
  // Beside a vector that is not zero the smallest length that is divided by is 1e-8 and 1e-12.
  expect(library.oneZero.cosine!.slice(1)).toEqual([0.5 / 1e-8, 0]);
  expect(library.oneZero.normalize![1] * 1e-12).toBeCloseTo(0.5, 6);
});

test("PyTorch's own triplet loss leaves the zeros of the homework", () => {
  const { loss, gradients, moved, later } = library.triplet;
  expect(loss).toBe(MARGIN);
  expect([gradients.a, gradients.W, gradients.B]).toEqual([0, 0, 0]);
  expect(Math.min(gradients.b!, gradients.c!)).toBeGreaterThan(0.1);
  expect(moved).toEqual(expect.arrayContaining(['a', 'b', 'c']));
  expect(later).toBe(0);
});
