import { expect, test } from '@playwright/test';
import { graphBuilder } from '../../src/graph/builder.ts';
import { edgesOf, type Graph, type NodeId } from '../../src/graph/graph.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { tell, tellBriefly } from '../../src/graph/tell.ts';
import type { Trace } from '../../src/graph/trace.ts';
import type { Accomplice, ParameterState, Thief, Verdict } from '../../src/graph/verdict.ts';

/**
 *  p ─┐
 *     ⊙ ── loss
 *  q ─┘
 */
const product = (() => {
  const g = graphBuilder();
  const [p, q] = [g.input('p', [5]), g.input('q', [5])];
  return g.build(g.apply('sum', 'loss', [g.apply('mul', 'pq', [p, q])]));
})();

/** The same numbers everywhere, and one along every edge. */
function traceOf(graph: Graph, values: readonly number[], flow: readonly number[]): Trace {
  return {
    values: Object.fromEntries(graph.nodes.map(({ id }) => [id, Float32Array.from(values)])),
    flows: Object.fromEntries(edgesOf(graph).map(({ id }) => [id, Float32Array.from(flow)])),
  };
}

const pair = pairModel();
const flat = traceOf(pair, [0], [0.5, -0.25]);

const states = {
  receives: { state: 'finite', waits: false },
  starves: { state: 'zero', waits: false },
  waits: { state: 'zero', waits: true },
  cancels: { state: 'zero', waits: false, cancelledAt: 'sum' },
  unreached: { state: 'notReached', waits: false },
} as const satisfies Record<string, ParameterState>;

function judged(
  outcome: Verdict['outcome'],
  parameters: Readonly<Record<NodeId, keyof typeof states>>,
  rest: Partial<Verdict> = {},
): Verdict {
  const byId = Object.fromEntries(Object.entries(parameters).map(([id, name]) => [id, states[name]]));
  return { outcome, edges: {}, parameters: byId, thieves: [], broken: [], ...rest };
}

const thief = (accomplices: readonly Accomplice[], rest: Partial<Thief> = {}): Thief => ({
  node: 'cos',
  edges: ['vec_a->cos#0', 'vec_b->cos#1'],
  accomplices,
  waits: false,
  ...rest,
});

const kinds = (verdict: Verdict) => tell(pair, flat, verdict).map(({ kind }) => kind);

test('a thief is told with what arrives, where nothing leaves, and why, in the order of the parameters', () => {
  const verdict = judged(
    'stuck',
    { a: 'starves', W: 'starves', b: 'starves', B: 'starves' },
    {
      thieves: [
        thief([
          { node: 'vec_b', origins: ['b', 'B'] },
          { node: 'vec_a', origins: ['B', 'a'] },
        ]),
      ],
    },
  );
  expect(tell(pair, flat, verdict)).toEqual([
    {
      kind: 'stole',
      node: 'cos',
      arrives: [0.5, -0.25],
      edges: [
        { source: 'vec_a', local: 'vec_b' },
        { source: 'vec_b', local: 'vec_a' },
      ],
    },
    { kind: 'zeroFactors', factors: 2, parameters: ['a', 'b', 'B'] },
    { kind: 'noneReceives' },
  ]);
});

test('of a gradient with many elements the largest is told', () => {
  const verdict = judged('stuck', {}, { thieves: [thief([], { node: 'pq', edges: ['p->pq#0'] })] });
  const trace = traceOf(product, [0], [1, -7, 3, 0, 2]);
  expect(tell(product, trace, verdict)[0]).toMatchObject({ arrives: [7], edges: [{ source: 'p', local: 'q' }] });
});

test('what makes two factors zero is told once, and a thief without an accomplice has an underflow', () => {
  const cause = { reason: 'cancelled', node: 'vec_a' } as const;
  const causes = [thief([cause, cause].map((one, i) => ({ node: `x${i}`, origins: [], causes: [one] })))];
  expect(tell(pair, flat, judged('stuck', {}, { thieves: causes })).slice(1)).toEqual([
    { kind: 'zeroBecause', causes: [cause] },
    { kind: 'noneReceives' },
  ]);
  expect(kinds(judged('stuck', {}, { thieves: [thief([])] }))).toEqual(['stole', 'underflow', 'noneReceives']);
});

test('three thieves are told one by one, three more by name, and more than that are counted', () => {
  const some = (count: number) =>
    judged('stuck', {}, { thieves: Array.from({ length: count }, () => thief([{ node: 'vec_b', origins: [] }])) });
  expect(kinds(some(3))).toEqual(['stole', 'stole', 'stole', 'noneReceives']);
  expect(tell(pair, flat, some(6)).slice(3, -1)).toEqual([{ kind: 'stoleToo', nodes: ['cos', 'cos', 'cos'] }]);
  expect(tell(pair, flat, some(7)).slice(3, -1)).toEqual([{ kind: 'manyStoleToo', count: 4 }]);
});

test('where some parameters move, each other one is told by what became of its gradient', () => {
  const verdict = judged('partial', { a: 'unreached', W: 'waits', b: 'cancels', B: 'receives', c: 'waits' });
  expect(tell(pair, flat, verdict)).toEqual([
    { kind: 'getsThrough' },
    { kind: 'waits', parameters: ['W', 'c'] },
    { kind: 'cancels', parameters: ['b'] },
    { kind: 'unreached', parameters: ['a'] },
  ]);
});

test('thieves are told where a parameter starves for good, and those that wait are not among them', () => {
  const thieves = [thief([], { waits: true }), thief([{ node: 'vec_b', origins: [] }])];
  expect(kinds(judged('partial', { a: 'waits', B: 'receives' }, { thieves }))).toEqual(['getsThrough', 'waits']);
  expect(kinds(judged('partial', { a: 'starves', B: 'receives' }, { thieves }))).toEqual([
    'getsThrough',
    'starves',
    'stole',
  ]);
});

test('of NaN, of a loss of zero and of a healthy model one thing is told, and what no path leads to', () => {
  const lost = { a: 'unreached' } as const;
  expect(tell(pair, flat, judged('notANumber', lost, { broken: ['cos'] }))).toEqual([
    { kind: 'notANumber', nodes: ['cos'] },
  ]);
  expect(kinds(judged('settled', lost))).toEqual(['nothingToLearn', 'unreached']);
  expect(kinds(judged('healthy', { a: 'receives' }))).toEqual(['allReceive']);
});

test('in one line: who receives a gradient, who waits, who starves and behind whom, who is not reached', () => {
  const thieves = [thief([], { waits: true }), thief([])];
  const parameters = { a: 'receives', b: 'starves', W: 'waits', B: 'cancels', c: 'unreached' } as const;
  expect(tellBriefly(judged('partial', parameters, { thieves }))).toEqual([
    { kind: 'receives', parameters: ['a'] },
    { kind: 'waits', parameters: ['W'] },
    { kind: 'starves', parameters: ['b', 'B'], thieves: ['cos'] },
    { kind: 'unreached', parameters: ['c'] },
  ]);
  expect(tellBriefly(judged('healthy', { a: 'receives' }))).toEqual([{ kind: 'allReceive' }]);
  expect(tellBriefly(judged('notANumber', parameters, { broken: ['h'] }))).toEqual([
    { kind: 'notANumber', nodes: ['h'] },
  ]);
});
