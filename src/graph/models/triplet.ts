import { graphBuilder, type GraphBuilder } from '../builder.ts';
import type { Graph, NodeId } from '../graph.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from './pair.ts';
import type { Distance } from './triplet-distances.ts';

export const MARGIN = 0.314;

/**
 * The homework: anchor a, positive b, negative c through the same layer, compared, a margin. In the original the
 * comparison is a squared difference; the others are what people write in its place. The label is there, and nothing
 * reads it, as in the original.
 */
export function tripletModel(distance: Distance = 'squared'): Graph {
  const g = graphBuilder();
  const embeddings = ['a', 'b', 'c'].map((id) => g.parameter(id, [1, EMBEDDING_SIZE], 'embedding'));
  const W = g.parameter('W', [EMBEDDING_SIZE, LAYER_SIZE], 'weights');
  const B = g.parameter('B', [1, LAYER_SIZE], 'bias');
  g.input('label', [1]);
  const vectors = embeddings.map((x) => g.apply('add', `vec_${x}`, [g.apply('matMul', `${x}W`, [x, W]), B])) as [
    NodeId,
    NodeId,
    NodeId,
  ];
  const [larger, smaller] = measures[distance](g, vectors);
  const margin = g.constant('margin', [], MARGIN);
  const gap = g.apply('sub', 'gap', [g.apply('add', 'lifted', [larger, margin]), smaller]);
  const hinge = g.apply('maximum', 'hinge', [gap, g.constant('zero', [], 0)]);
  return g.build(g.apply('mean', 'loss', [hinge]));
}

/** Compares a with b and with c. Returns first what the loss makes smaller, then what it makes larger. */
type Measure = (g: GraphBuilder, vectors: readonly [NodeId, NodeId, NodeId]) => [NodeId, NodeId];

const measures: Readonly<Record<Distance, Measure>> = {
  squared: (g, [a, b, c]) => [squared(g, 'rp', a, b), squared(g, 'rn', a, c)],
  swapped: (g, [a, b, c]) => [squared(g, 'rp', b, a), squared(g, 'rn', b, c)],
  root: (g, [a, b, c]) => [root(g, 'rp', a, b), root(g, 'rn', a, c)],
  inner: (g, [a, b, c]) => {
    const near = inner(g, 'sim_rp', 'rp', a, b);
    return [inner(g, 'sim_rn', 'rn', a, c), near];
  },
  cosine: (g, [a, b, c]) => {
    const [normA, normB, normC] = [a, b, c].map((x) =>
      g.apply('norm', x.replace('vec', 'norm'), [x], { axes: [1] }),
    ) as [NodeId, NodeId, NodeId];
    const cosine = (pair: string, x: NodeId, y: NodeId, normX: NodeId, normY: NodeId) =>
      g.apply('div', `sim_${pair}`, [
        inner(g, `dot_${pair}`, pair, x, y),
        g.apply('mul', `norms_${pair}`, [normX, normY]),
      ]);
    const near = cosine('rp', a, b, normA, normB);
    return [cosine('rn', a, c, normA, normC), near];
  },
};

function squared(g: GraphBuilder, pair: string, x: NodeId, y: NodeId): NodeId {
  return g.apply('square', `dist_${pair}`, [g.apply('sub', `diff_${pair}`, [x, y])]);
}

function root(g: GraphBuilder, pair: string, x: NodeId, y: NodeId): NodeId {
  const squares = g.apply('square', `sq_${pair}`, [g.apply('sub', `diff_${pair}`, [x, y])]);
  return g.apply('sqrt', `dist_${pair}`, [g.apply('sum', `sum_${pair}`, [squares], { axes: [1] })]);
}

function inner(g: GraphBuilder, id: string, pair: string, x: NodeId, y: NodeId): NodeId {
  return g.apply('sum', id, [g.apply('mul', `prod_${pair}`, [x, y])], { axes: [1] });
}
