import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';

/** Width of an embedding and of a layer's output in the tiny models. */
export const EMBEDDING_SIZE = 8;
export const LAYER_SIZE = 4;

/**
 * The tiny pair model: two embeddings, one shared layer, an element-wise product, a sigmoid cross-entropy.
 * The product node is called `cos` because the engineer's code called it so; it is no cosine.
 */
export function pairModel(): Graph {
  const g = graphBuilder();
  const a = g.parameter('a', [1, EMBEDDING_SIZE], 'embedding');
  const W = g.parameter('W', [EMBEDDING_SIZE, LAYER_SIZE], 'weights');
  const b = g.parameter('b', [1, EMBEDDING_SIZE], 'embedding');
  const B = g.parameter('B', [1, LAYER_SIZE], 'bias');
  const vecA = g.apply('add', 'vec_a', [g.apply('matMul', 'aW', [a, W]), B]);
  const vecB = g.apply('add', 'vec_b', [g.apply('matMul', 'bW', [b, W]), B]);
  const cos = g.apply('mul', 'cos', [vecA, vecB]);
  const logit = g.apply('sum', 'logit', [cos], { axes: [1] });
  const label = g.input('label', [1]);
  const entropy = g.apply('sigmoidCrossEntropy', 'xent', [label, logit]);
  return g.build(g.apply('mean', 'loss', [entropy]));
}

/** `cos` as the original printed it with a random bias, before the first step. */
const PUBLISHED_COS = [0.8982575, 0.20215534, 0.39968604, 0.5663532];

/** The bias behind the published numbers: with zero embeddings `cos` is B ⊙ B. Its square is exact in float32. */
export function publishedBias(): number[] {
  return PUBLISHED_COS.map((value) => Math.fround(Math.sqrt(Math.fround(value))));
}
