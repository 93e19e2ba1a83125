import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { graphBuilder } from '../../src/graph/builder.ts';
import { edgesOf, type Graph, type NodeId } from '../../src/graph/graph.ts';
import { layout, type Layout } from '../../src/layout/layout.ts';
import { flawsOf, near, sample } from './geometry.ts';
import { anyGraph, films, models, pair, residual, triplet } from './graphs.ts';

for (const [name, graph] of Object.entries(models))
  test(`${name}: no box, label or edge is in another's way, and every edge leads down`, () => {
    expect(flawsOf(graph, layout(graph))).toEqual([]);
  });

test("any graph: no box, label or edge is in another's way, and every edge leads down", () => {
  fc.assert(
    fc.property(anyGraph(40), (graph) => {
      expect(flawsOf(graph, layout(graph))).toEqual([]);
    }),
    { numRuns: 60, seed: 2 },
  );
});

test('boxes of any size keep clear of each other', () => {
  const sizes = fc.array(
    fc.record({ width: fc.integer({ min: 10, max: 200 }), height: fc.integer({ min: 10, max: 90 }) }),
    { minLength: 7, maxLength: 7 },
  );
  fc.assert(
    fc.property(anyGraph(25), sizes, (graph, choice) => {
      const place = new Map(graph.nodes.map((node, i) => [node.id, i]));
      const drawn = layout(graph, { size: (node) => choice[place.get(node.id)! % choice.length]! });
      expect(flawsOf(graph, drawn)).toEqual([]);
    }),
    { numRuns: 30, seed: 2 },
  );
});

test('the pair model and the film network fit a phone', () => {
  for (const graph of [pair, films]) expect(layout(graph).width).toBeLessThanOrEqual(360);
});

test('the boxes of two layers stand 48 to 52 units apart, so that a straight edge is seen', () => {
  for (const graph of [pair, films]) {
    const { nodes } = layout(graph, { size: () => ({ width: 80, height: 34 }) });
    const rows = [...new Set(Object.values(nodes).map(({ y }) => y))].sort((a, b) => a - b);
    const gaps = rows.slice(1).map((y, i) => y - rows[i]! - 34);
    expect(gaps.length).toBeGreaterThan(5);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(48);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(52);
  }
});

/** The same name with the towers exchanged: `aW1` and `bW1`, `vec_a` and `vec_b`. */
function mirror(id: NodeId): NodeId {
  return id.replace(/^[ab](?=$|W)|(?<=_)[ab]$/, (tower) => (tower === 'a' ? 'b' : 'a'));
}

const middleOf = ({ nodes }: Layout, id: NodeId) => nodes[id]!.x + nodes[id]!.width / 2;

for (const [name, graph] of Object.entries({ pair, films })) {
  test(`${name}: tower a on the left mirrors tower b on the right, what they share stands between`, () => {
    const drawn = layout(graph);
    const axis = middleOf(drawn, 'cos');
    // The label feeds the trunk from one side; all else is symmetric.
    for (const { id } of graph.nodes.filter((node) => node.id !== 'label')) {
      const [here, there] = [middleOf(drawn, id), middleOf(drawn, mirror(id))];
      expect(near(here - axis, axis - there), `${id} at ${here}, ${mirror(id)} at ${there}, axis ${axis}`).toBe(true);
      if (mirror(id) === id) expect(near(here, axis), `${id} on the axis`).toBe(true);
    }
    expect(middleOf(drawn, 'vec_a')).toBeLessThan(middleOf(drawn, 'vec_b'));
  });

  test(`${name}: the edges of tower a mirror those of tower b`, () => {
    const drawn = layout(graph);
    const axis = middleOf(drawn, 'cos');
    let compared = 0;
    for (const { source, target, slot, id } of edgesOf(graph)) {
      if (mirror(source) === source && mirror(target) === target) continue;
      const slotThere = target === 'cos' ? 1 - slot : slot;
      const other = drawn.edges[`${mirror(source)}->${mirror(target)}#${slotThere}`]!;
      const flipped = other.points.map(([x, y]) => [2 * axis - x, y]);
      const worst = drawn.edges[id]!.points.map(([x, y], i) => Math.hypot(x - flipped[i]![0]!, y - flipped[i]![1]!));
      expect(Math.max(...worst), id).toBeLessThan(0.1);
      compared++;
    }
    expect(compared).toBeGreaterThan(8);
  });

  test(`${name}: each tower stands in one column`, () => {
    const drawn = layout(graph);
    const tower = graph.nodes.filter((node) => node.id !== mirror(node.id) && mirror(node.id) > node.id);
    const columns = new Set(tower.map((node) => Math.round(middleOf(drawn, node.id))));
    expect(tower.length).toBeGreaterThanOrEqual(3);
    expect(columns.size).toBe(1);
  });
}

test('the three towers of the triplet stand side by side, the anchor between positive and negative', () => {
  const drawn = layout(triplet);
  expect(new Set(['a', 'b', 'c'].map((id) => drawn.nodes[id]!.y)).size).toBe(1);
  for (const [a, b, c] of [
    ['a', 'b', 'c'],
    ['aW', 'bW', 'cW'],
    ['vec_a', 'vec_b', 'vec_c'],
  ] as const) {
    expect(middleOf(drawn, b)).toBeLessThan(middleOf(drawn, a));
    expect(middleOf(drawn, a)).toBeLessThan(middleOf(drawn, c));
  }
});

test('the two edges of x ⊙ x are drawn apart, each with its label', () => {
  const drawn = layout(residual(1));
  const [first, second] = [drawn.edges['x0->square#0']!, drawn.edges['x0->square#1']!];
  expect(first.label.x + 44).toBeLessThanOrEqual(second.label.x);
  const other = sample(second.path);
  const distances = sample(first.path).map(([x, y]) => Math.min(...other.map(([u, v]) => Math.hypot(x - u, y - v))));
  // The ends too: nowhere do the two come near each other.
  expect(Math.min(...distances)).toBeGreaterThan(8);
});

test('the long edges of residual layers run straight past the layers between', () => {
  const { nodes, edges } = layout(residual(3));
  const past = edges['x0->x1#0']!.points.filter(([, y]) => y >= nodes.m1!.y && y <= nodes.r1!.y + nodes.r1!.height);
  expect(past.length).toBeGreaterThan(2);
  const across = past.map(([x]) => x);
  expect(Math.max(...across) - Math.min(...across)).toBeLessThan(2);
});

test('the same graph gives the same drawing', () => {
  fc.assert(
    fc.property(anyGraph(30), (graph) => {
      expect(JSON.stringify(layout(structuredClone(graph)))).toBe(JSON.stringify(layout(graph)));
    }),
    { numRuns: 15, seed: 2 },
  );
});

test('a single node, and a graph without nodes, have a drawing', () => {
  const g = graphBuilder();
  const alone = g.build(g.parameter('x', []));
  expect(layout(alone)).toMatchObject({ width: 90, height: 63, nodes: { x: { x: 3, y: 3, layer: 0 } }, edges: {} });
  const empty: Graph = { nodes: [], loss: 'none' };
  expect(layout(empty)).toMatchObject({ nodes: {}, edges: {} });
});

test('a pasted graph of 300 nodes with edges across the whole depth is drawn without a flaw', () => {
  const [graph] = fc.sample(anyGraph(300, 290), { numRuns: 1, seed: 4 });
  expect(flawsOf(graph!, layout(graph!))).toEqual([]);
});
