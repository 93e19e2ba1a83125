import { expect, test } from '@playwright/test';
import { graphBuilder, type GraphBuilder } from '../../src/graph/builder.ts';
import { type Graph, type NodeId } from '../../src/graph/graph.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { labTables } from '../../src/engine/lab-tables.ts';
import { towersModel } from '../../src/graph/models/towers.ts';
import { tripletModel } from '../../src/graph/models/triplet.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { differentiate, type Numbers } from '../oracle/engine.ts';
import { foundPair } from '../oracle/specs.ts';

startCpu(labTables);

function modelOf(build: (g: GraphBuilder) => NodeId): Graph {
  const g = graphBuilder(labOps);
  return g.build(build(g));
}

const judge = (graph: Graph, leaves: Numbers, rows: readonly NodeId[] = []) =>
  verdict(graph, differentiate(graph, leaves, rows, labTables).trace, labOps);

/** Numbers that are not zero, and not alike. */
const some = (count: number, scale = 1) => Array.from({ length: count }, (_, i) => scale * Math.cos(1.3 * i + 0.5));
const zeros = (count: number) => Array<number>(count).fill(0);

const finite = { state: 'finite', waits: false };
const zero = { state: 'zero', waits: false };

/**
 *  x ──┐
 *      @── y ── − ── x² ── mean
 *  A ─ @  AB    t
 *  B ─┘
 */
const lora = modelOf((g) => {
  const product = g.apply('matMul', 'AB', [g.parameter('A', [3, 2]), g.parameter('B', [2, 3])]);
  const y = g.apply('matMul', 'y', [g.constant('x', [1, 3], some(3)), product]);
  const miss = g.apply('sub', 'miss', [y, g.constant('t', [1, 3], 1)]);
  return g.apply('mean', 'loss', [g.apply('square', 'square', [miss])]);
});

test('one zero factor of a low-rank product is fine: it moves at once and the other waits one step', () => {
  const judged = judge(lora, { A: some(6), B: zeros(6) });
  expect(judged.outcome).toBe('partial');
  expect(judged.parameters).toEqual({ A: { state: 'zero', waits: true }, B: finite });
  expect(judged.thieves).toMatchObject([
    { node: 'AB', edges: ['A->AB#0'], accomplices: [{ node: 'B', origins: ['B'] }], waits: true },
  ]);

  const spec: SessionSpec = {
    graph: lora,
    initializers: { A: { name: 'normal' }, B: { name: 'zeros' } },
    seed: 1,
    optimizer: 'sgd',
    learningRate: 0.1,
    feed: { kind: 'fixed', values: {} },
  };
  const session = new Session(spec);
  const { trace } = session.advance({ steps: 1, budget: 0 }, () => 0);
  session.dispose();
  expect(verdict(lora, trace).outcome).toBe('healthy');
});

test('two zero factors of a low-rank product are stuck, each behind the other', () => {
  const judged = judge(lora, { A: zeros(6), B: zeros(6) });
  expect(judged.outcome).toBe('stuck');
  expect(judged.parameters).toEqual({ A: zero, B: zero });
  expect(judged.thieves).toMatchObject([
    {
      node: 'AB',
      edges: ['A->AB#0', 'B->AB#1'],
      accomplices: [
        { node: 'B', origins: ['B'] },
        { node: 'A', origins: ['A'] },
      ],
    },
  ]);
});

/** E ── @ W1 ── + B1 ── relu ── @ W2 ── Σ */
const shutDoor = modelOf((g) => {
  const product = g.apply('matMul', 'EW', [g.parameter('E', [1, 3]), g.parameter('W1', [3, 4])]);
  const h = g.apply('add', 'h', [product, g.parameter('B1', [4])]);
  const out = g.apply('matMul', 'out', [g.apply('relu', 'door', [h]), g.parameter('W2', [4, 1])]);
  return g.apply('sum', 'loss', [out]);
});

test('with an all-zero input a ReLU is shut, and the zero embedding and bias are behind it', () => {
  const judged = judge(shutDoor, { E: zeros(3), W1: some(12), B1: zeros(4), W2: some(4) });
  expect(judged.outcome).toBe('stuck');
  expect(judged.thieves).toMatchObject([
    { node: 'door', edges: ['h->door#0'], accomplices: [{ node: 'h', origins: ['E', 'B1'] }] },
    { node: 'out', edges: ['W2->out#1'], accomplices: [{ node: 'door', origins: ['E', 'B1'] }] },
  ]);
});

test('a ReLU that only negative numbers reach is a thief with no zero behind it', () => {
  const judged = judge(shutDoor, { E: zeros(3), W1: some(12), B1: [-1, -2, -3, -4], W2: some(4) });
  expect(judged.thieves[0]).toMatchObject({
    node: 'door',
    edges: ['h->door#0'],
    accomplices: [{ node: 'h', origins: [], causes: [{ reason: 'gate', node: 'door' }] }],
  });
});

test('as found, three layers deep, the product is the thief and every zero tensor is behind it', () => {
  const table = { id: 'E', rows: 4, features: 2 };
  const graph = towersModel({ batch: 2, tables: [table], embeddingSize: 2, layers: [4, 3, 2] });
  const weights = { W1: some(16), W2: some(12), W3: some(6) };
  const biases = { B1: zeros(4), B2: zeros(3), B3: zeros(2) };
  const rows = { rows_a: [0, 1, 2, 3], rows_b: [3, 2, 1, 0] };
  const judged = judge(graph, { E: zeros(8), ...weights, ...biases, ...rows, label: [0, 1] }, Object.keys(rows));
  expect(judged.outcome).toBe('stuck');
  expect(judged.thieves.map(({ node }) => node)).toEqual(['cos']);
  for (const { origins } of judged.thieves[0]!.accomplices) expect(origins).toEqual(['E', 'B1', 'B2', 'B3']);
  expect(judged.broken).toEqual([]);
});

test('a norm at zero is named as the node where the gradient breaks', () => {
  const graph = modelOf((g) => {
    const miss = g.apply('sub', 'miss', [g.parameter('a', [1, 3]), g.parameter('b', [1, 3])]);
    return g.apply('add', 'loss', [g.apply('norm', 'dist', [miss]), g.constant('margin', [], 0.3)]);
  });
  const judged = judge(graph, { a: some(3), b: some(3) });
  expect(judged.outcome).toBe('notANumber');
  expect(judged.broken).toEqual(['dist']);
  expect(judged.edges['miss->dist#0']).toBe('notANumber');
  expect(judged.edges['dist->loss#0']).toBe('finite');
});

test('a value that is no number is named where it first appears', () => {
  const graph = modelOf((g) => {
    const root = g.apply('sqrt', 'root', [g.parameter('a', [2])]);
    return g.apply('sum', 'loss', [g.apply('square', 'again', [root])]);
  });
  expect(judge(graph, { a: [4, -1] }).broken).toEqual(['root']);
});

/** Attention to three places of which a mask leaves some: `−∞` before the softmax. */
const masked = (left: readonly number[]): Graph =>
  modelOf((g) => {
    const [mask, shut] = [g.constant('mask', [1, 3], left), g.constant('shut', [], -Infinity)];
    const scores = g.apply('where', 'scores', [mask, g.parameter('x', [1, 3]), shut]);
    const weights = g.apply('softmax', 'weights', [scores]);
    return g.apply('sum', 'loss', [g.apply('mul', 'product', [weights, g.constant('c', [1, 3], some(3))])]);
  });

test('the infinity of a mask does no harm behind a softmax, and is not named', () => {
  const { outcome, broken, parameters } = judge(masked([1, 1, 0]), { x: some(3) });
  expect(outcome).toBe('healthy');
  expect(broken).toEqual([]);
  expect(parameters).toEqual({ x: finite });
});

test('a mask that leaves no place at all makes NaN, and its infinity is named', () => {
  const { outcome, broken } = judge(masked([0, 0, 0]), { x: some(3) });
  expect(outcome).toBe('notANumber');
  expect(broken).toEqual(['shut']);
});

test('behind a stopGradient nothing is reached, which is not the same as zero', () => {
  const graph = modelOf((g) => {
    const kept = g.apply('stopGradient', 'kept', [g.parameter('a', [2])]);
    return g.apply('sum', 'loss', [g.apply('mul', 'product', [kept, g.parameter('b', [2])])]);
  });
  const judged = judge(graph, { a: some(2), b: some(2) });
  expect(judged.parameters).toEqual({ a: { state: 'notReached', waits: false }, b: finite });
  expect(judged.edges['a->kept#0']).toBe('notReached');
  expect(judged.edges['kept->product#0']).toBe('notReached');
  expect(judged.edges['b->product#1']).toBe('finite');
  expect(judged.thieves).toEqual([]);
});

test('an underflow steals with no zero behind it: 1e-30 times 1e-30 is 0', () => {
  const graph = modelOf((g) => {
    const ab = g.apply('mul', 'ab', [g.parameter('a', [2]), g.parameter('b', [2])]);
    return g.apply('sum', 'loss', [g.apply('mul', 'abc', [ab, g.parameter('c', [2])])]);
  });
  const judged = judge(graph, { a: [1e-30, 1e-30], b: [1e-30, 1e-30], c: [1e-30, 1e-30] });
  expect(judged.outcome).toBe('stuck');
  expect(judged.thieves).toMatchObject([
    { node: 'ab', edges: ['a->ab#0', 'b->ab#1'], accomplices: [], waits: false },
    {
      node: 'abc',
      edges: ['c->abc#1'],
      accomplices: [{ node: 'ab', origins: [], causes: [{ reason: 'underflow', node: 'ab' }] }],
    },
  ]);
});

test('a learnt label gets no gradient from a logit of zero', () => {
  const graph = modelOf((g) => {
    const entropy = g.apply('sigmoidCrossEntropy', 'xent', [g.parameter('y', [2]), g.parameter('z', [2])]);
    return g.apply('mean', 'loss', [entropy]);
  });
  const judged = judge(graph, { y: [0.2, 0.7], z: [0, 0] });
  expect(judged.parameters).toEqual({ y: { state: 'zero', waits: true }, z: finite });
  expect(judged.thieves).toMatchObject([
    { node: 'xent', edges: ['y->xent#0'], accomplices: [{ node: 'z', origins: ['z'] }] },
  ]);
});

test('a model in which everything moves has no thief', () => {
  const judged = judge(shutDoor, { E: some(3), W1: some(12), B1: some(4), W2: some(4) });
  expect(judged).toMatchObject({ outcome: 'healthy', thieves: [], broken: [] });
});

test('the loss cannot tell 1e-8 from zero, the verdict can, and only 1e-8 trains', () => {
  const tiny = { name: 'normal', scale: 1e-8 } as const;
  const almost: SessionSpec = { ...foundPair, initializers: { ...foundPair.initializers, a: tiny, b: tiny } };
  const run = (spec: SessionSpec) => {
    const session = new Session({ ...spec, optimizer: 'sgd', learningRate: 0.5 });
    const start = session.advance({ steps: 0, budget: 0 }, () => 0);
    const end = session.advance({ steps: 40, budget: Infinity }, () => 0);
    session.dispose();
    return { start, end, outcome: verdict(spec.graph, start.trace).outcome };
  };
  const [exact, near] = [run(foundPair), run(almost)];
  for (const { start } of [exact, near]) expect(start.loss).toBe(Math.fround(0.6931472));
  expect([exact.outcome, near.outcome]).toEqual(['stuck', 'healthy']);
  expect(exact.end.loss).toBe(exact.start.loss);
  expect(near.end.loss).toBeLessThan(0.1);
});

const triplet = tripletModel();

test('a triplet that keeps its margin is settled, not stuck', () => {
  const judged = judge(triplet, { a: some(8), b: some(8), c: some(8, -3), W: some(32), B: zeros(4), label: [0] });
  expect(judged.outcome).toBe('settled');
});

test('equal embeddings cancel under a triplet whatever the bias, and the verdict says so', () => {
  const judged = judge(triplet, { a: zeros(8), b: zeros(8), c: zeros(8), W: some(32), B: some(4), label: [0] });
  expect(judged.outcome).toBe('stuck');
  expect(judged.thieves[0]!.accomplices).toEqual([
    { node: 'diff_rp', origins: [], causes: [{ reason: 'cancelled', node: 'diff_rp' }] },
  ]);
});

test('a bias that reaches both sides of a difference receives gradients that cancel', () => {
  const judged = judge(triplet, { a: some(8), b: zeros(8), c: zeros(8), W: some(32), B: zeros(4), label: [0] });
  expect(judged.outcome).toBe('partial');
  expect(judged.parameters.B).toMatchObject({ state: 'zero', waits: false, cancelledAt: 'B' });
  expect(judged.parameters.a).toMatchObject({ state: 'zero', waits: false, cancelledAt: 'vec_a' });
  expect(judged.parameters.b).toMatchObject({ state: 'finite' });
});

test('behind a ReLU that stays shut nobody waits, even if the factor beside it moves', () => {
  const graph = modelOf((g) => {
    const lifted = g.apply('add', 'lifted', [
      g.apply('relu', 'door', [g.parameter('P', [3])]),
      g.constant('one', [3], 1),
    ]);
    return g.apply('sum', 'loss', [g.apply('mul', 'product', [g.parameter('C', [3]), lifted])]);
  });
  const judged = judge(graph, { P: [-1, -2, -3], C: zeros(3) });
  expect(judged.parameters).toMatchObject({ C: { state: 'finite' }, P: { state: 'zero', waits: false } });
});
