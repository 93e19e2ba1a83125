import { graphBuilder } from '../builder.ts';
import type { Graph, NodeId } from '../graph.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from './pair.ts';

export const MARGIN = 0.314;

/** The homework: anchor a, positive b, negative c through the same layer, squared distances, a margin. */
export function tripletModel(): Graph {
  const g = graphBuilder();
  const embeddings = ['a', 'b', 'c'].map((id) => g.parameter(id, [1, EMBEDDING_SIZE], `Embedding ${id}`));
  const W = g.parameter('W', [EMBEDDING_SIZE, LAYER_SIZE], 'Weights W');
  const B = g.parameter('B', [1, LAYER_SIZE], 'Bias B');
  const [vecA, vecB, vecC] = embeddings.map((x) =>
    g.apply('add', `vec_${x}`, [g.apply('matMul', `${x}W`, [x, W]), B]),
  ) as [NodeId, NodeId, NodeId];
  const positive = g.apply('square', 'dist_rp', [g.apply('sub', 'diff_rp', [vecA, vecB])]);
  const negative = g.apply('square', 'dist_rn', [g.apply('sub', 'diff_rn', [vecA, vecC])]);
  const margin = g.constant('margin', [], MARGIN);
  const gap = g.apply('sub', 'gap', [g.apply('add', 'lifted', [positive, margin]), negative]);
  const hinge = g.apply('maximum', 'hinge', [gap, g.constant('zero', [], 0)]);
  return g.build(g.apply('mean', 'loss', [hinge]));
}
