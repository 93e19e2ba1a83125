import { expect, test } from '@playwright/test';
import { range } from 'd3-array';
import fc from 'fast-check';
import { graphBuilder } from '../../src/graph/builder.ts';
import { edgesOf, type Graph } from '../../src/graph/graph.ts';
import { countCrossings, gainOfSwap, placesOf, type Order } from '../../src/layout/crossings.ts';
import { split, type Chain } from '../../src/layout/layers.ts';
import { defaultSize } from '../../src/layout/layout.ts';
import { orderLayers } from '../../src/layout/order.ts';
import { rank } from '../../src/layout/rank.ts';
import { spread } from '../../src/layout/spread.ts';
import { relax } from '../../src/layout/springs.ts';
import { anyGraph, films, models, pair, triplet } from './graphs.ts';

const layeredOf = (graph: Graph) => split(graph, rank(graph), defaultSize, 42);

test('every edge leads to a lower layer, and a leaf stands one layer above its first consumer', () => {
  fc.assert(
    fc.property(anyGraph(40), (graph) => {
      const ranks = rank(graph);
      const edges = edgesOf(graph);
      expect(edges.filter(({ source, target }) => ranks.get(source)! >= ranks.get(target)!)).toEqual([]);
      const astray = graph.nodes.filter(({ id, inputs }) => {
        const below = edges.filter((edge) => edge.source === id).map((edge) => ranks.get(edge.target)!);
        return inputs.length === 0 && below.length > 0 && ranks.get(id) !== Math.min(...below) - 1;
      });
      expect(astray).toEqual([]);
    }),
    { numRuns: 50, seed: 2 },
  );
});

test('a branch that is needed late stands low, with its leaves', () => {
  const g = graphBuilder();
  let x = g.parameter('x', [1]);
  for (let i = 0; i < 5; i++) x = g.apply('tanh', `t${i}`, [x]);
  const late = g.apply('relu', 'late', [g.apply('tanh', 'early', [g.parameter('p', [1])])]);
  const ranks = rank(g.build(g.apply('mean', 'loss', [g.apply('add', 'sum', [x, late])])));
  expect([ranks.get('p'), ranks.get('early'), ranks.get('late'), ranks.get('sum')]).toEqual([3, 4, 5, 6]);
});

test('a long edge has one virtual cell in each layer it passes', () => {
  fc.assert(
    fc.property(anyGraph(30), (graph) => {
      const ranks = rank(graph);
      const layered = layeredOf(graph);
      const layersOf = ({ cells }: Chain) => cells.map((cell) => layered.cells[cell]!.layer);
      const expected = ({ edge }: Chain) => range(ranks.get(edge.source)!, ranks.get(edge.target)! + 1);
      expect(layered.chains.map(layersOf)).toEqual(layered.chains.map(expected));
      const inner = layered.chains.flatMap(({ cells }) => cells.slice(1, -1));
      expect(inner.filter((cell) => layered.cells[cell]!.node !== undefined)).toEqual([]);
    }),
    { numRuns: 50, seed: 2 },
  );
});

/** Crossings counted pair by pair. */
function crossingsByPairs(graph: Graph, order: Order): number {
  const layered = layeredOf(graph);
  const places = placesOf(layered, order);
  const segments = layered.chains.flatMap(({ cells }) => cells.slice(1).map((lower, i) => [cells[i]!, lower] as const));
  let crossings = 0;
  for (const [i, [a, b]] of segments.entries())
    for (const [c, d] of segments.slice(i + 1))
      if (
        layered.cells[a]!.layer === layered.cells[c]!.layer &&
        (places[a]! - places[c]!) * (places[b]! - places[d]!) < 0
      )
        crossings++;
  return crossings;
}

test('crossings are counted as pair by pair, and the gain of a swap is what the count loses', () => {
  fc.assert(
    fc.property(anyGraph(25), fc.nat(), (graph, pick) => {
      const layered = layeredOf(graph);
      const order = orderLayers(layered).map((layer) =>
        layer.toSorted((a, b) => ((a * 7919) % 31) - ((b * 7919) % 31)),
      );
      expect(countCrossings(layered, order)).toBe(crossingsByPairs(graph, order));
      const layer = order[pick % order.length]!;
      if (layer.length < 2) return;
      const at = pick % (layer.length - 1);
      const gain = gainOfSwap(layered, placesOf(layered, order), layer[at]!, layer[at + 1]!);
      const swapped = order.map((other) => other.slice());
      swapped[pick % order.length]!.splice(at, 2, layer[at + 1]!, layer[at]!);
      expect(countCrossings(layered, swapped)).toBe(countCrossings(layered, order) - gain);
    }),
    { numRuns: 50, seed: 2 },
  );
});

test('two towers need no crossing, three need one for each tensor they share, three tables need five', () => {
  const least = [
    [pair, 0],
    [films, 0],
    [triplet, 2],
    [models['films with three tables']!, 5],
  ] as const;
  for (const [graph, crossings] of least) {
    const layered = layeredOf(graph);
    expect(countCrossings(layered, orderLayers(layered))).toBeLessThanOrEqual(crossings);
  }
});

test('spread keeps order, distance and bounds, and moves nothing that has room', () => {
  const at = (...values: number[]) => values.map((value) => ({ at: value, weight: 1 }));
  expect(spread(at(0, 100), [10])).toEqual([0, 100]);
  expect(spread(at(5, 5, 5), [10, 10])).toEqual([-5, 5, 15]);
  expect(spread(at(-50, 50), [10], 0, 20)).toEqual([0, 20]);
  expect(
    spread(
      [
        { at: 0, weight: 3 },
        { at: 0, weight: 1 },
      ],
      [8],
    ),
  ).toEqual([-2, 6]);
});

test('springs find the least energy that keeps every distance', () => {
  // Two points held 10 apart, both pulled to a third: it comes to rest midway, the pair at its two sides.
  const x = relax({
    count: 3,
    pulls: [
      { a: 0, b: 2, weight: 1 },
      { a: 1, b: 2, weight: 1 },
    ],
    separations: [{ left: 0, right: 1, distance: 10 }],
  });
  expect(x[1]! - x[0]!).toBeCloseTo(10, 2);
  expect(x[2]! - x[0]!).toBeCloseTo(5, 2);
  // A stronger pull to the left: (1·(x - 0)² + 3·(x - 10)²) is least at 7.5.
  const y = relax({
    count: 3,
    pulls: [
      { a: 0, b: 2, weight: 1 },
      { a: 1, b: 2, weight: 3 },
    ],
    separations: [{ left: 0, right: 1, distance: 10 }],
  });
  expect(y[2]! - y[0]!).toBeGreaterThan(5);
  expect(y[1]! - y[0]!).toBeGreaterThanOrEqual(10 - 1e-9);
});

test('springs that are symmetric come to rest symmetric, however crowded', () => {
  const count = 40;
  const row = range(count - 1).map((left) => ({ left, right: left + 1, distance: 10 + Math.abs(left - 19) }));
  const pulls = range(count).flatMap((a) => [
    { a, b: count, weight: 1 },
    { a, b: (a * 7 + 3) % count, weight: 1 },
    { a: count - 1 - a, b: count - 1 - ((a * 7 + 3) % count), weight: 1 },
  ]);
  const x = relax({ count: count + 1, pulls, separations: row });
  const off = range(count).map((i) => Math.abs(x[i]! + x[count - 1 - i]! - 2 * x[count]!));
  expect(Math.max(...off)).toBeLessThan(1e-6);
});
