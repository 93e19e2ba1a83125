import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { squaredError } from './squared-error.ts';

const SHAPE = [2, 3];

/**
 * One head of attention over two tokens: softmax(x Q (x K)ᵀ) x V. Of two logits the softmax is a sigmoid of their
 * difference, so each token gets v₂ + σ(q k₁ᵀ − q k₂ᵀ) (v₁ − v₂). The difference of two tokens is taken by `d`, which
 * is fed in as 1, −1, and the second of them by `e`, as 0, 1.
 */
export function attentionModel(): Graph {
  const g = graphBuilder();
  const x = g.input('x', SHAPE);
  const [d, e] = [g.input('d', [1, 2]), g.input('e', [1, 2])];
  const [queries, keys, values] = (['Q', 'K', 'V'] as const).map((id) =>
    g.apply('matMul', `x${id}`, [x, g.parameter(id, [3, 3], 'weights')]),
  ) as [string, string, string];
  const logits = g.apply('matMul', 'qk', [queries, keys], { transposeB: true });
  const first = g.apply('sigmoid', 'attention', [g.apply('matMul', 'qk1−qk2', [logits, d], { transposeB: true })]);
  const turned = g.apply('matMul', 'mixed', [first, g.apply('matMul', 'v1−v2', [d, values])]);
  const y = g.apply('add', 'y', [turned, g.apply('matMul', 'v2', [e, values])]);
  return g.build(squaredError(g, y, SHAPE));
}
