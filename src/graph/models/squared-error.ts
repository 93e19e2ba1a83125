import type { GraphBuilder } from '../builder.ts';
import type { NodeId, Shape } from '../graph.ts';

/** Ends a model with the mean of the squared differences to a target that is fed in. @returns the loss */
export function squaredError(g: GraphBuilder, prediction: NodeId, shape: Shape): NodeId {
  const gap = g.apply('sub', 'gap', [prediction, g.input('target', shape)]);
  return g.apply('mean', 'loss', [g.apply('square', 'square', [gap])]);
}
