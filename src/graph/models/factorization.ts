import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { squaredError } from './squared-error.ts';

/** Matrix factorization: a rating is the inner product of a user's vector and an item's. */
export function matrixFactorization(): Graph {
  const g = graphBuilder();
  const U = g.parameter('U', [3, 2], 'users');
  const V = g.parameter('V', [4, 2], 'items');
  const ratings = g.apply('matMul', 'UV', [U, V], { transposeB: true });
  return g.build(squaredError(g, ratings, [3, 4]));
}

/** word2vec with every pair in one batch: a word's vector from one table, its neighbour's from another. */
export function word2vec(): Graph {
  const g = graphBuilder();
  const words = g.parameter('E', [4, 3], 'inputTable');
  const neighbours = g.parameter('O', [4, 3], 'outputTable');
  const logit = g.apply('matMul', 'EO', [words, neighbours], { transposeB: true });
  const entropy = g.apply('sigmoidCrossEntropy', 'xent', [g.input('label', [4, 4]), logit]);
  return g.build(g.apply('mean', 'loss', [entropy]));
}
