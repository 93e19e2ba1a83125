import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';

/** Examples, features, and factors of each feature. */
const [EXAMPLES, FEATURES, FACTORS] = [6, 5, 2];

/**
 * A factorization machine on features that are 0 or 1: a weight for each feature, and for each pair of features the
 * inner product of their vectors, computed as Rendle does: half of (the square of the sum − the sum of the squares).
 */
export function factorizationMachine(): Graph {
  const g = graphBuilder();
  const x = g.input('x', [EXAMPLES, FEATURES]);
  const w = g.parameter('w', [FEATURES, 1], 'weights');
  const V = g.parameter('V', [FEATURES, FACTORS], 'factors');
  const squareOfSum = g.apply('square', 'xV²', [g.apply('matMul', 'xV', [x, V])]);
  const sumOfSquares = g.apply('matMul', 'x(V²)', [x, g.apply('square', 'V²', [V])]);
  const gap = g.apply('sub', 'twice', [squareOfSum, sumOfSquares]);
  // With two factors, the mean over them is half of their sum.
  const pairs = g.apply('mean', 'pairs', [gap], { axes: [1], keepDims: true });
  const logit = g.apply('add', 'logit', [g.apply('matMul', 'xw', [x, w]), pairs]);
  const entropy = g.apply('sigmoidCrossEntropy', 'xent', [g.input('label', [EXAMPLES, 1]), logit]);
  return g.build(g.apply('mean', 'loss', [entropy]));
}
