import { graphBuilder } from '../builder.ts';
import type { Graph, NodeId } from '../graph.ts';

export interface Towers {
  /** Pairs per step; the engine also runs the same graph on other batch sizes. */
  readonly batch: number;
  /** Embedding tables: how many rows each has, and how many features look their rows up in it. */
  readonly tables: readonly {
    readonly id: NodeId;
    /** The name of the one feature that it serves, where it is called after it. */
    readonly feature?: string;
    readonly rows: number;
    readonly features: number;
  }[];
  readonly embeddingSize: number;
  /** Units of each fully connected layer. Every layer but the last is followed by the activation. */
  readonly layers: readonly number[];
  /** ReLU when absent. A linear layer is followed by no node at all. */
  readonly activation?: Activation;
}

export type Activation = 'relu' | 'tanh' | 'linear';

/**
 * Two towers that share every weight: look up, fully connected layers, element-wise product, sum, sigmoid
 * cross-entropy. Row numbers are fed as `rows_a` and `rows_b`, or `rows_a_<table>` and `rows_b_<table>` when there are several tables.
 */
export function towersModel({ batch, tables, embeddingSize, layers, activation = 'relu' }: Towers): Graph {
  const g = graphBuilder();
  const inputId = (tower: string, table: NodeId) => (tables.length === 1 ? tower : `${tower}_${table}`);
  const embeddings = tables.map((t) =>
    g.parameter(t.id, [t.rows, embeddingSize], t.feature ? 'embeddingsOf' : 'embeddings', t.feature),
  );

  const features = (tower: string): NodeId => {
    const parts = tables.map((t, i) =>
      g.apply('embed', inputId(`emb_${tower}`, t.id), [
        embeddings[i]!,
        g.input(inputId(`rows_${tower}`, t.id), [batch, t.features]),
      ]),
    );
    return parts.length === 1 ? parts[0]! : g.apply('concat', `emb_${tower}`, parts, { axes: [1] });
  };

  let width = embeddingSize * tables.reduce((total, t) => total + t.features, 0);
  let towers: [NodeId, NodeId] = [features('a'), features('b')];
  layers.forEach((units, index) => {
    const n = index + 1;
    const W = g.parameter(`W${n}`, [width, units], 'weights', String(n));
    const B = g.parameter(`B${n}`, [units], 'bias', String(n));
    const dense = (tower: string, x: NodeId): NodeId => {
      const last = n === layers.length;
      const product = g.apply('matMul', `${tower}W${n}`, [x, W]);
      const sum = g.apply('add', last ? `vec_${tower}` : `h${n}_${tower}`, [product, B]);
      return last || activation === 'linear' ? sum : g.apply(activation, `${activation}${n}_${tower}`, [sum]);
    };
    towers = [dense('a', towers[0]), dense('b', towers[1])];
    width = units;
  });

  const cos = g.apply('mul', 'cos', towers);
  const logit = g.apply('sum', 'logit', [cos], { axes: [1] });
  const entropy = g.apply('sigmoidCrossEntropy', 'xent', [g.input('label', [batch]), logit]);
  return g.build(g.apply('mean', 'loss', [entropy]));
}
