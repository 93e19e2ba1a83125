import { graphBuilder } from '../builder.ts';
import type { Graph } from '../graph.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from './pair.ts';

/**
 * The pair model over three videos, each compared with each: three pairs, three labels, one loss. It is the smallest one
 * that needs more than a single column of weights: of three numbers, two always have the same sign.
 */
export function trioModel(): Graph {
  const g = graphBuilder();
  const ids = ['a', 'b', 'c'] as const;
  const embeddings = ids.map((id) => g.parameter(id, [1, EMBEDDING_SIZE], 'embedding'));
  const W = g.parameter('W', [EMBEDDING_SIZE, LAYER_SIZE], 'weights');
  const B = g.parameter('B', [1, LAYER_SIZE], 'bias');
  const vectors = ids.map((id, i) =>
    g.apply('add', `vec_${id}`, [g.apply('matMul', `${id}W`, [embeddings[i]!, W]), B]),
  );
  const logits = ids.map((id, i) => {
    const other = (i + 1) % ids.length;
    const name = `${id}${ids[other]!}`;
    const product = g.apply('mul', `cos_${name}`, [vectors[i]!, vectors[other]!]);
    return g.apply('sum', `logit_${name}`, [product], { axes: [1] });
  });
  const all = g.apply('concat', 'logits', logits, { axes: [0] });
  const entropy = g.apply('sigmoidCrossEntropy', 'xent', [g.input('labels', [ids.length]), all]);
  return g.build(g.apply('mean', 'loss', [entropy]));
}
