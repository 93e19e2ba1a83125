import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { squaredError } from './squared-error.ts';

/** LoRA: a frozen layer and, beside it, a trainable product of two thin matrices: y = x W₀ + x A B. */
export function loraModel(): Graph {
  const g = graphBuilder();
  const x = g.input('x', [3, 4]);
  const A = g.parameter('A', [4, 2], 'matrix');
  const B = g.parameter('B', [2, 3], 'matrix');
  const frozen = g.apply('matMul', 'xW0', [x, g.input('W0', [4, 3])]);
  const added = g.apply('matMul', 'xAB', [g.apply('matMul', 'xA', [x, A]), B]);
  return g.build(squaredError(g, g.apply('add', 'y', [frozen, added]), [3, 3]));
}
