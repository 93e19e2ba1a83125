import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { squaredError } from './squared-error.ts';

/** Two inputs, one hidden layer of three units, one output. */
export function mlp(activation: 'tanh' | 'relu' | 'sigmoid'): Graph {
  const g = graphBuilder();
  const x = g.input('x', [4, 2]);
  const W1 = g.parameter('W1', [2, 3], 'weights', '1');
  const B1 = g.parameter('B1', [3], 'bias', '1');
  const W2 = g.parameter('W2', [3, 1], 'weights', '2');
  const B2 = g.parameter('B2', [1], 'bias', '2');
  const hidden = g.apply(activation, 'h', [g.apply('add', 'z', [g.apply('matMul', 'xW1', [x, W1]), B1])]);
  const y = g.apply('add', 'y', [g.apply('matMul', 'hW2', [hidden, W2]), B2]);
  return g.build(squaredError(g, y, [4, 1]));
}
