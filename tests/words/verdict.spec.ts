import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { startCpu } from '../../src/engine/cpu.ts';
import type { InitializerName } from '../../src/engine/initializers.ts';
import { Session } from '../../src/engine/session.ts';
import { verdictText } from '../../src/figure/verdict-words.ts';
import { minis, miniSpec } from '../../src/figures/mini/models.ts';
import { edgesOf, nodeOf, parametersOf, type Graph, type NodeId } from '../../src/graph/graph.ts';
import { distances } from '../../src/graph/models/triplet-distances.ts';
import { tripletModel } from '../../src/graph/models/triplet.ts';
import { tell, type Fact } from '../../src/graph/tell.ts';
import { nameOf } from '../../src/graph/tensor-name.ts';
import type { Trace } from '../../src/graph/trace.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { wordsIn } from '../../src/words/index.ts';
import { anyGraph, models } from '../layout/graphs.ts';
import { foundPair } from '../oracle/specs.ts';
import { oldContext, oldVerdict } from './old-verdict.ts';

startCpu();

const SEED = 20261;
const words = wordsIn('en').shared;
const whereOf = (id: NodeId) => (id.length % 2 ? ` in line ${id.length}` : '');

/** What is said now, beside what was said before. Then two spaces stood where nothing starved. */
function said(graph: Graph, trace: Trace): { now: string; before: string; facts: readonly Fact[] } {
  const judged = verdict(graph, trace);
  const name = (id: NodeId) => nameOf(nodeOf(graph, id), words.tensors);
  const before = oldVerdict(judged, oldContext(graph, trace, name, whereOf)).replaceAll('  ', ' ');
  return { now: verdictText(graph, trace, judged, words, whereOf), before, facts: tell(graph, trace, judged) };
}

/** Elements of a tensor: all zero, two that cancel, some zero, too many to be told one by one; no numbers. */
const contents = fc.oneof(
  { weight: 6, arbitrary: fc.constant([0, 0]) },
  { weight: 3, arbitrary: fc.constant([0.5, -0.25]) },
  { weight: 3, arbitrary: fc.constant([-0.5, 0.25]) },
  { weight: 2, arbitrary: fc.constant([0, 1e-9]) },
  { weight: 2, arbitrary: fc.constant([1, 2, 3, 4, 5]) },
);
const spoilt = fc.constantFrom([NaN, 1], [Infinity, 0]);

/** Traces that no engine need have made: a verdict is judged on any numbers. @param broken how many in 1000 are none */
function tracesOf(graph: Graph, broken: number): fc.Arbitrary<Trace> {
  const numbers = fc.oneof({ weight: 1000 - broken, arbitrary: contents }, { weight: broken, arbitrary: spoilt });
  const edges = edgesOf(graph);
  const flows = fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 9, arbitrary: numbers });
  return fc
    .tuple(
      fc.array(numbers, { minLength: graph.nodes.length, maxLength: graph.nodes.length }),
      fc.array(flows, { minLength: edges.length, maxLength: edges.length }),
    )
    .map(([values, found]) => ({
      values: Object.fromEntries(graph.nodes.map(({ id }, i) => [id, Float32Array.from(values[i]!)])),
      flows: Object.fromEntries(
        edges.flatMap(({ id }, i) =>
          found[i] ? [[id, Float32Array.from({ length: 5 }, (_, at) => found[i]![at] ?? 0)]] : [],
        ),
      ),
    }));
}

test('a verdict on any numbers says what it said before it was made of facts', () => {
  const kinds = new Set<Fact['kind']>();
  const check = (graph: Graph, trace: Trace) => {
    const { now, before, facts } = said(graph, trace);
    for (const { kind } of facts) kinds.add(kind);
    expect(now).toBe(before);
  };
  const small = Object.values(models).filter(({ nodes }) => nodes.length < 60);
  const drawn = fc.oneof(anyGraph(24), fc.constantFrom(...small));
  const traced = fc
    .tuple(drawn, fc.constantFrom(0, 0, 30))
    .chain(([graph, broken]) => fc.tuple(fc.constant(graph), tracesOf(graph, broken)));
  fc.assert(
    fc.property(traced, ([graph, trace]) => check(graph, trace)),
    { seed: SEED, numRuns: 1500 },
  );
  expect([...kinds].sort()).toEqual(Object.keys(words.verdict).sort());
});

const foundTriplet = { ...foundPair.initializers, c: { name: 'zeros' } } as const;

test('of every model, all zero or random, the engine’s numbers give the sentences of before', () => {
  const specs = [
    ...Object.values(minis).map((mini) => miniSpec(mini)),
    foundPair,
    ...distances.map((distance) => ({
      ...foundPair,
      graph: tripletModel(distance),
      initializers: foundTriplet,
      roots: [],
    })),
  ];
  let verdicts = 0;
  for (const spec of specs) {
    const parameters = parametersOf(spec.graph).map(({ id }) => id);
    // Each tensor alone at zero, each alone random, all, none, and as the page starts it.
    const starts: readonly ((id: NodeId) => InitializerName)[] = [
      () => 'zeros',
      () => 'normal',
      ...parameters.map((one) => (id: NodeId) => (id === one ? 'zeros' : 'normal')),
      ...parameters.map((one) => (id: NodeId) => (id === one ? 'normal' : 'zeros')),
    ];
    for (const start of [undefined, ...starts]) {
      const initializers = start
        ? Object.fromEntries(parameters.map((id) => [id, { name: start(id) }]))
        : spec.initializers;
      const session = new Session({ ...spec, initializers: { ...spec.initializers, ...initializers } });
      for (const steps of [0, 1]) {
        const { now, before } = said(spec.graph, session.advance({ steps, budget: Infinity }, () => 0).trace);
        expect(now).toBe(before);
        verdicts++;
      }
      session.dispose();
    }
  }
  expect(verdicts).toBeGreaterThan(200);
});
