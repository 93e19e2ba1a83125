import { expect, test } from '@playwright/test';
import { fold, openWithin } from '../../src/graph/fold.ts';
import { edgesInto, edgesOf, type Graph, type GraphNode, type OpName } from '../../src/graph/graph.ts';
import { differentiable } from '../../src/graph/reach.ts';
import { sweepOf } from '../../src/graph/sweep.ts';
import { gradientAt, type Trace } from '../../src/graph/trace.ts';
import { verdict } from '../../src/graph/verdict.ts';

const node = (id: string, op: OpName, ...inputs: string[]): GraphNode => ({
  id,
  op,
  inputs,
  shape: id === 'loss' ? [] : [2],
  attributes: {},
});

/**
 *  x   w   v        tower: p = x·w, q = p·v, r = p + q
 *   \ /   /         out = r · z, loss = sum(out)
 *    p --q
 *     \ /
 *      r   z
 *       \ /
 *       out - loss
 */
const graph: Graph = {
  nodes: [
    node('x', 'constant'),
    node('w', 'parameter'),
    node('v', 'parameter'),
    node('z', 'parameter'),
    node('p', 'mul', 'x', 'w'),
    node('q', 'mul', 'p', 'v'),
    node('r', 'add', 'p', 'q'),
    node('out', 'mul', 'r', 'z'),
    node('loss', 'sum', 'out'),
  ],
  loss: 'loss',
};
const inner = ['tower', 'tower.q'];
const paths = { w: ['tower'], v: inner, p: ['tower'], q: inner, r: ['tower'] };

const two = (a: number, b: number) => Float32Array.of(a, b);
/** x = (1, 2), w = (3, 0), v = (5, 6), z = (0, 0): all of the tower starves. */
const trace: Trace = {
  values: {
    x: two(1, 2),
    w: two(3, 0),
    v: two(5, 6),
    z: two(0, 0),
    p: two(3, 0),
    q: two(15, 0),
    r: two(18, 0),
    out: two(0, 0),
    loss: Float32Array.of(0),
  },
  flows: {
    'p->q#0': two(0, 0),
    'v->q#1': two(0, 0),
    'p->r#0': two(0, 0),
    'q->r#1': two(0, 0),
    'w->p#1': two(0, 0),
    'r->out#0': two(0, 0),
    'z->out#1': two(18, 0),
    'out->loss#0': two(1, 1),
  },
};

test('a closed fold stands for all it holds, between what it needs and what needs it', () => {
  const { graph: drawn, standsFor } = fold(graph, paths, new Set());
  expect(drawn.nodes.map(({ id, inputs }) => [id, ...inputs])).toEqual([
    ['x'],
    ['z'],
    ['tower', 'x'],
    ['out', 'tower', 'z'],
    ['loss', 'out'],
  ]);
  expect(drawn.nodes[2]).toMatchObject({
    shape: [2],
    folds: { nodes: ['w', 'v', 'p', 'q', 'r'], differentiable: true },
  });
  expect(['x', 'w', 'q', 'loss'].map(standsFor)).toEqual(['x', 'tower', 'tower', 'loss']);
});

test('an open fold shows what it holds, and the folds within stay closed', () => {
  const { graph: drawn } = fold(graph, paths, new Set(['tower']));
  expect(drawn.nodes.map(({ id }) => id)).toEqual(['x', 'w', 'z', 'p', 'tower.q', 'r', 'out', 'loss']);
  const all = fold(graph, paths, new Set(['tower', 'tower.q']));
  expect(all.graph.nodes.toSorted()).toEqual(graph.nodes.toSorted());
  expect(all.trace(trace).flows).toEqual(trace.flows);
});

test('what flows through a fold is what flows through its edges, and arrives as it did', () => {
  const lively: Trace = {
    ...trace,
    flows: { ...trace.flows, 'p->q#0': two(1, 2), 'p->r#0': two(10, 20), 'v->q#1': two(7, 8), 'q->r#1': two(3, 3) },
  };
  const within = fold(graph, { p: ['f'], w: ['f'], x: ['f'] }, new Set());
  const drawn = within.trace(lively);
  // p feeds two nodes: along each edge its own flow, and what arrives is their sum.
  expect(drawn.flows['f->q#0']).toEqual(two(1, 2));
  expect(drawn.flows['f->r#0']).toEqual(two(10, 20));
  expect(gradientAt(within.graph, drawn, 'f')).toEqual(two(11, 22));
  expect(drawn.values['f']).toEqual(trace.values['p']);
  const around = fold(graph, { q: ['g'], r: ['g'] }, new Set());
  const passed = around.trace(lively);
  // From p one edge into the fold, that holds what both of its edges bring; from v its own.
  expect(passed.flows['p->g#0']).toEqual(two(11, 22));
  expect(passed.flows['v->g#1']).toEqual(two(7, 8));
});

test('tensors that are folded together stand side by side', () => {
  const { graph: drawn, trace: shown } = fold(graph, { w: ['both'], v: ['both'] }, new Set());
  expect(drawn.nodes[0]).toMatchObject({ id: 'both', op: 'parameter', inputs: [], shape: [4] });
  expect(shown(trace).values['both']).toEqual(Float32Array.of(3, 0, 5, 6));
  expect(gradientAt(drawn, shown(trace), 'both')).toEqual(Float32Array.of(0, 0, 0, 0));
});

test('a thief within a fold is marked on it, and the sweep passes through', () => {
  const folding = fold(graph, { ...paths, out: ['top'], z: ['top'] }, new Set());
  const drawn = folding.trace(trace);
  const judged = folding.verdict(verdict(graph, trace), drawn);
  expect(judged.thieves).toMatchObject([{ node: 'top', edges: ['tower->top#0'], accomplices: [{ origins: ['top'] }] }]);
  expect(judged.edges).toMatchObject({ 'tower->top#0': 'zero', 'top->loss#0': 'finite' });
  expect([...differentiable(folding.graph)]).toEqual(['tower', 'top', 'loss']);
  expect(sweepOf(folding.graph)).toHaveLength(1 + 3 + 2 + 1);
});

test('every way of folding is in topological order', () => {
  const folds = ['tower', 'tower.q'];
  for (let mask = 0; mask < 4; mask++) {
    const { graph: drawn } = fold(graph, paths, new Set(folds.filter((_, i) => (mask >> i) & 1)));
    const seen = new Set<string>();
    for (const one of drawn.nodes) {
      for (const { source } of edgesInto(one)) expect(seen.has(source), `${one.id} before ${source}`).toBe(true);
      seen.add(one.id);
    }
    expect(new Set(edgesOf(drawn).map(({ id }) => id)).size).toBe(edgesOf(drawn).length);
  }
});

test('as much is opened as there is room for, one depth at a time, the thief’s folds before others', () => {
  expect([...openWithin(graph, paths, 9)]).toEqual(['tower', 'tower.q']);
  expect([...openWithin(graph, paths, 8)]).toEqual(['tower']);
  expect([...openWithin(graph, paths, 7)]).toEqual([]);
  const twice = { p: ['one'], w: ['one'], q: ['two'], r: ['two'] };
  expect([...openWithin(graph, twice, 8)]).toEqual([]);
  expect([...openWithin(graph, twice, 8, ['q'])]).toEqual(['two']);
});
