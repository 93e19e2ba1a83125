import { graphBuilder, type GraphBuilder } from '../builder.ts';
import type { Graph, NodeId } from '../graph.ts';

/** Numbers of a vector. */
const SIZE = 4;

/** Ways to compare two vectors as they are written by hand, a number each. */
const comparisons = {
  squared: (g, u, v) => g.apply('mean', 'loss', [g.apply('square', 'squares', [g.apply('sub', 'u−v', [u, v])])]),
  distance: (g, u, v) => length(g, '', g.apply('sub', 'u−v', [u, v])),
  cosine: (g, u, v) => {
    const lengths = g.apply('mul', 'lengths', [length(g, '_u', u), length(g, '_v', v)]);
    return g.apply('div', 'cosine', [inner(g, u, v), lengths]);
  },
  normalized: (g, u, v) =>
    inner(g, g.apply('div', 'unit_u', [u, length(g, '_u', u)]), g.apply('div', 'unit_v', [v, length(g, '_v', v)])),
} satisfies Readonly<Record<string, (g: GraphBuilder, u: NodeId, v: NodeId) => NodeId>>;

export type Comparison = keyof typeof comparisons;
export const comparisonNames = Object.keys(comparisons) as Comparison[];

/** Two vectors, and the number that compares them as the loss. */
export function twoVectors(comparison: Comparison): Graph {
  const g = graphBuilder();
  const u = g.parameter('u', [SIZE], 'vector');
  const v = g.parameter('v', [SIZE], 'vector');
  return g.build(comparisons[comparison](g, u, v));
}

function inner(g: GraphBuilder, u: NodeId, v: NodeId): NodeId {
  return g.apply('sum', 'dot', [g.apply('mul', 'products', [u, v])]);
}

function length(g: GraphBuilder, of: string, x: NodeId): NodeId {
  return g.apply('sqrt', `length${of}`, [g.apply('sum', `sum${of}`, [g.apply('square', `squares${of}`, [x])])]);
}
