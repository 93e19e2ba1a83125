import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';

/** Elements of a vector. */
const SIZE = 3;

/** A product u ⊙ v under a cross-entropy: zero or tiny, as its factors are. */
export function productModel(): Graph {
  const g = graphBuilder();
  const u = g.parameter('u', [SIZE], 'factor');
  const v = g.parameter('v', [SIZE], 'factor');
  const logit = g.apply('sum', 'logit', [g.apply('mul', 'u⊙v', [u, v])]);
  return g.build(g.apply('sigmoidCrossEntropy', 'loss', [g.input('label', []), logit]));
}

/** The same product, with one factor detached on its way. */
export function detachedModel(): Graph {
  const g = graphBuilder();
  const u = g.parameter('u', [SIZE], 'factor');
  const v = g.parameter('v', [SIZE], 'factor');
  const detached = g.apply('stopGradient', 'detach', [u]);
  const logit = g.apply('sum', 'logit', [g.apply('mul', 'u⊙v', [detached, v])]);
  return g.build(g.apply('sigmoidCrossEntropy', 'loss', [g.input('label', []), logit]));
}

/** The distance of two vectors: the root of a sum of squares. */
export function distanceModel(): Graph {
  const g = graphBuilder();
  const u = g.parameter('u', [SIZE], 'vector');
  const v = g.parameter('v', [SIZE], 'vector');
  const squares = g.apply('square', 'squares', [g.apply('sub', 'u−v', [u, v])]);
  return g.build(g.apply('sqrt', 'distance', [g.apply('sum', 'sum', [squares])]));
}
