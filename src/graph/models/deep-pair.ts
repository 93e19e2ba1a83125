import { graphBuilder } from '../builder.ts';
import type { Graph, NodeId } from '../graph.ts';

/** Numbers of each input, and units of the layers. */
const SIZES = [8, 32, 16, 8] as const;

/** Two towers that share three layers without biases, ReLUs between them; their inner product is the logit. */
export function deepPairModel(batch: number): Graph {
  const g = graphBuilder();
  const weights = SIZES.slice(1).map((units, i) =>
    g.parameter(`W${i + 1}`, [SIZES[i]!, units], 'weights', String(i + 1)),
  );
  const tower = (name: string): NodeId =>
    weights.reduce(
      (below, W, i) => {
        const product = g.apply('matMul', `${name}${W}`, [below, W]);
        return i < weights.length - 1 ? g.apply('relu', `relu${i + 1}_${name}`, [product]) : product;
      },
      g.input(name, [batch, SIZES[0]]),
    );
  const logit = g.apply('sum', 'logit', [g.apply('mul', 'cos', [tower('a'), tower('b')])], { axes: [1] });
  return g.build(g.apply('mean', 'loss', [g.apply('sigmoidCrossEntropy', 'xent', [g.input('label', [batch]), logit])]));
}
