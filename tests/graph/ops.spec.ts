import { expect, test } from '@playwright/test';
import { graphBuilder } from '../../src/graph/builder.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { tripletModel } from '../../src/graph/models/triplet.ts';
import { towersModel } from '../../src/graph/models/towers.ts';

test('every model lists a node after its inputs and ends in a scalar loss', () => {
  const towers = towersModel({
    batch: 4,
    tables: [{ id: 'E', rows: 175, features: 13 }],
    embeddingSize: 8,
    layers: [32, 16, 8],
  });
  for (const graph of [pairModel(), tripletModel(), towers]) {
    const seen = new Set<string>();
    for (const node of graph.nodes) {
      for (const input of node.inputs) expect(seen).toContain(input);
      seen.add(node.id);
    }
    expect(graph.nodes.find((node) => node.id === graph.loss)?.shape).toEqual([]);
  }
});

test('a shape that does not fit is refused with the node and both shapes named', () => {
  const g = graphBuilder();
  g.parameter('a', [1, 8]);
  g.parameter('W', [7, 4]);
  expect(() => g.apply('matMul', 'aW', ['a', 'W'])).toThrow('aW: A matrix product cannot join [1, 8] and [7, 4]');
});
