import { expect, test } from '@playwright/test';
import { defaultState } from '../../src/figure/field.ts';
import { filmGraph } from '../../src/figures/film/spec.ts';
import { pairGraph } from '../../src/figures/pair/spec.ts';
import { tripletFields } from '../../src/figures/triplet/fields.ts';
import { tripletGraph } from '../../src/figures/triplet/spec.ts';
import { edgesOf, type Graph } from '../../src/graph/graph.ts';
import { isLeaf } from '../../src/graph/ops/leaves.ts';
import { computedAt, placeOf, shownAt, subjectOf, sweepOf } from '../../src/graph/sweep.ts';
import { films } from '../films/films.ts';

const graphs: Readonly<Record<string, Graph>> = {
  pair: pairGraph,
  triplet: tripletGraph(defaultState(tripletFields)),
  film: filmGraph(films),
};

for (const [name, graph] of Object.entries(graphs)) {
  const stops = sweepOf(graph);

  test(`in the ${name} model nothing is computed before its operands, and no gradient leaves before all of it arrived`, () => {
    const rankOf = new Map(stops.map((stop) => [subjectOf(graph, stop), stop.rank]));
    for (const node of graph.nodes.filter((one) => !isLeaf(one)))
      for (const input of node.inputs)
        if (rankOf.has(input)) expect(rankOf.get(node.id), node.id).toBeGreaterThan(rankOf.get(input)!);
    for (const out of edgesOf(graph))
      for (const into of edgesOf(graph).filter(({ target }) => target === out.source))
        if (rankOf.has(into.id)) expect(rankOf.get(into.id), into.id).toBeGreaterThan(rankOf.get(out.id)!);
  });

  test(`in the ${name} model the sweep comes to each operation and each edge once, rank after rank`, () => {
    const seen = stops.slice(1, -1).map((stop) => subjectOf(graph, stop));
    expect(new Set(seen).size).toBe(seen.length);
    expect(stops.map(({ rank }) => rank)).toEqual(stops.map(({ rank }) => rank).toSorted((a, b) => a - b));
    for (const [i] of stops.entries()) expect(placeOf(stops, stops[i]!.number)).toBe(i);
    const { nodes, edges } = shownAt(graph, stops, stops.length - 1);
    expect(nodes.size).toBe(graph.nodes.length);
    expect(edges.size).toBe(edgesOf(graph).length);
  });

  test(`in the ${name} model there is a stop where all is computed and nothing has flowed back`, () => {
    const { nodes, edges } = shownAt(graph, stops, placeOf(stops, computedAt(graph)));
    expect([nodes.size, edges.size]).toEqual([graph.nodes.length, 0]);
  });
}

test('a link to a stop means the edge it always meant', () => {
  // What `pair.sweep=` has called them since the first links were copied: depth first.
  const called = (
    'a aW vec_a bW vec_b cos logit xent loss xent->loss#0 logit->xent#1 cos->logit#0 vec_a->cos#0 vec_b->cos#1 ' +
    'bW->vec_b#0 B->vec_b#1 b->bW#0 W->bW#1 aW->vec_a#0 B->vec_a#1 a->aW#0 W->aW#1'
  ).split(' ');
  const stops = sweepOf(pairGraph);
  expect(called.map((_, number) => subjectOf(pairGraph, stops[placeOf(stops, number)]!))).toEqual(called);
  expect(placeOf(stops, 500)).toBe(stops.length - 1);
});
