import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { squaredError } from './squared-error.ts';

/** Weights for a sum of earlier layers' outputs, made by one layer without bias and a ReLU: y = relu(x W) P. */
export function reluGates(): Graph {
  const g = graphBuilder();
  const x = g.input('x', [3, 4]);
  const W = g.parameter('W', [4, 2], 'weights');
  const gates = g.apply('relu', 'gates', [g.apply('matMul', 'xW', [x, W])]);
  const y = g.apply('matMul', 'y', [gates, g.input('P', [2, 3])]);
  return g.build(squaredError(g, y, [3, 3]));
}
