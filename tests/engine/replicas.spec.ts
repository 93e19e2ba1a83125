import { expect, test } from '@playwright/test';
import { graphBuilder } from '../../src/graph/builder.ts';
import { edgesOf, type Graph, type OpName } from '../../src/graph/graph.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { tripletModel } from '../../src/graph/models/triplet.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { replicate, traceOf } from '../../src/graph/replica.ts';
import type { Trace } from '../../src/graph/trace.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import { labTables } from '../../src/engine/lab-tables.ts';
import type { Initializer } from '../../src/engine/initializers.ts';
import { optimizerNames } from '../../src/engine/optimizer-names.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { replicaSpec, type Variant } from '../../src/engine/replicas.ts';
import { Session } from '../../src/engine/session.ts';
import { caseGraph, isLeaf } from '../oracle/cases.ts';
import { differentiate } from '../oracle/engine.ts';
import { oracle } from '../oracle/oracle.ts';

startCpu(labTables);

const rules: readonly Initializer[] = [
  { name: 'zeros' },
  { name: 'normal' },
  { name: 'constant' },
  { name: 'uniform', scale: 0.5 },
];

/** Every parameter starts by another rule in each variant. */
function variantsOf(ids: readonly string[], count: number): Variant[] {
  return Array.from({ length: count }, (_, i) => ({
    initializers: Object.fromEntries(ids.map((id, j) => [id, rules[(i + j * (i + 1)) % rules.length]!])),
  }));
}

function run(spec: SessionSpec, steps: number) {
  const session = new Session(spec);
  const frame = session.advance({ steps, budget: Infinity }, () => 0);
  session.dispose();
  return frame;
}

/** A bias of lower rank than what it is added to, a scalar, a kept axis, a concatenation, a lookup done as a product. */
function oddShapes(): Graph {
  const g = graphBuilder();
  const x = g.input('x', [3, 2]);
  const W = g.parameter('W', [2, 4]);
  const bias = g.parameter('bias', [4]);
  const scale = g.parameter('scale', []);
  const hidden = g.apply('tanh', 'hidden', [g.apply('add', 'sum', [g.apply('matMul', 'xW', [x, W]), bias])]);
  const wide = g.apply('concat', 'wide', [hidden, g.apply('mul', 'scaled', [hidden, scale])], { axes: [-1] });
  const rows = g.apply('mean', 'rows', [g.apply('square', 'squares', [wide])], { axes: [1], keepDims: true });
  const flat = g.apply('reshape', 'flat', [rows], { shape: [3] });
  return g.build(g.apply('sum', 'loss', [g.apply('sub', 'gap', [flat, g.constant('target', [3], [1, 2, 3])])]));
}

const models: readonly { name: string; graph: Graph; ids: string[]; values: Record<string, number[]> }[] = [
  { name: 'the pair model', graph: pairModel(), ids: ['a', 'b', 'W', 'B'], values: { label: [0] } },
  { name: 'the triplet', graph: tripletModel(), ids: ['a', 'b', 'c', 'W', 'B'], values: { label: [0] } },
  {
    name: 'a model of odd shapes',
    graph: oddShapes(),
    ids: ['W', 'bias', 'scale'],
    values: { x: [0.3, -1, 0.5, 2, -0.7, 0.1] },
  },
];

for (const { name, graph, ids, values } of models)
  for (const optimizer of optimizerNames)
    test(`five copies of ${name} train by ${optimizer} as each would alone`, () => {
      const common: SessionSpec = {
        graph,
        initializers: Object.fromEntries(ids.map((id) => [id, { name: 'normal' }])),
        seed: 3,
        optimizer,
        learningRate: 0.05,
        feed: { kind: 'fixed', values },
      };
      const variants = variantsOf(ids, 5);
      const replica = replicate(graph, variants.length);
      const together = run(replicaSpec(common, replica, variants), 4);
      variants.forEach(({ initializers }, i) => {
        const alone = run({ ...common, initializers }, 4);
        const trace = traceOf(replica, together.trace, i);
        for (const { id } of graph.nodes)
          expect([...trace.values[id]!], `value of ${id}`).toEqual([...alone.trace.values[id]!]);
        for (const { id } of edgesOf(graph))
          expect([...(trace.flows[id] ?? [])], id).toEqual([...(alone.trace.flows[id] ?? [])]);
        expect(together.tracked.map((point) => point.values[i])).toEqual(alone.losses.map(({ value }) => value));
        expect(together.tracked.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
      });
    });

test('copies may be fed values of their own', () => {
  const graph = pairModel();
  const common: SessionSpec = {
    graph,
    initializers: { a: { name: 'normal' }, b: { name: 'normal' }, W: { name: 'uniform' }, B: { name: 'zeros' } },
    seed: 1,
    optimizer: 'sgd',
    learningRate: 0.1,
    feed: { kind: 'fixed', values: { label: [0, 1] } },
  };
  const replica = replicate(graph, 2);
  const { tracked } = run(replicaSpec(common, replica, [{ initializers: {} }, { initializers: {} }]), 3);
  [0, 1].forEach((label) => {
    const alone = run({ ...common, feed: { kind: 'fixed', values: { label: [label] } } }, 3);
    expect(tracked.map(({ values }) => values[label])).toEqual(alone.losses.map(({ value }) => value));
  });
});

/** Every op of the table, in every way the oracle applies it; the operands of the second copy stand in reverse. */
for (const op of Object.keys(labOps) as OpName[])
  test(`two copies of a model of ${op} compute and flow back what each would alone`, () => {
    for (const opCase of oracle[op].cases) {
      const graph = caseGraph(op, opCase);
      const ids = isLeaf(op) ? ['y'] : opCase.operands.map((_, i) => `x${i}`);
      const fed = op === 'constant' ? [] : ids;
      const leaves = (copy: number) =>
        Object.fromEntries(
          fed.map((id, i) => {
            const { values } = opCase.operands[i]!;
            return [id, copy === 0 ? values : values.toReversed()];
          }),
        );
      const rows = ids.filter((_, i) => opCase.operands[i]!.rows);
      const replica = replicate(graph, 2, labOps);
      const both = Object.fromEntries(fed.map((id) => [id, [leaves(0)[id]!, leaves(1)[id]!].flat()]));
      const together = differentiate(replica.graph, both, rows, labTables);
      for (const copy of [0, 1]) {
        const alone = differentiate(graph, leaves(copy), rows, labTables).trace;
        const trace = traceOf(replica, together.trace, copy);
        const plain = (of: Trace['flows']) => Object.fromEntries(Object.entries(of).map(([id, x]) => [id, [...x!]]));
        expect(plain(trace.values), `${opCase.title}, copy ${copy}`).toEqual(plain(alone.values));
        expect(plain(trace.flows), `${opCase.title}, copy ${copy}`).toEqual(plain(alone.flows));
      }
    }
  });
