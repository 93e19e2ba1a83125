import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from './pair.ts';

/**
 * Many pair models that share one layer, which is fixed and has no bias: what is left to train is a and b, one row a
 * model. Their losses are added, so each row's gradient is as if it were alone. `place` is where each model stands.
 */
export function planeModel(models: number): Graph {
  const g = graphBuilder();
  const a = g.parameter('a', [models, EMBEDDING_SIZE], 'embedding');
  const b = g.parameter('b', [models, EMBEDDING_SIZE], 'embedding');
  const W = g.input('W', [EMBEDDING_SIZE, LAYER_SIZE]);
  const label = g.input('label', [models]);
  g.apply('concat', 'place', [a, b], { axes: [1] });
  const cos = g.apply('mul', 'cos', [g.apply('matMul', 'aW', [a, W]), g.apply('matMul', 'bW', [b, W])]);
  const logit = g.apply('sum', 'logit', [cos], { axes: [1] });
  return g.build(g.apply('sum', 'loss', [g.apply('sigmoidCrossEntropy', 'xent', [label, logit])]));
}
