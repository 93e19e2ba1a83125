import fc from 'fast-check';
import { graphBuilder } from '../../src/graph/builder.ts';
import type { Graph, NodeId } from '../../src/graph/graph.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { towersModel } from '../../src/graph/models/towers.ts';
import { tripletModel } from '../../src/graph/models/triplet.ts';

const table = (id: string) => ({ id, name: `Embeddings ${id}`, rows: 175, features: 13 });
const towers = (...ids: string[]) =>
  towersModel({ batch: 128, tables: ids.map(table), embeddingSize: 8, layers: [32, 16, 8] });

/** Layers whose output is added to their input: every block leaves a long edge beside it. */
export function residual(blocks: number): Graph {
  const g = graphBuilder();
  let x = g.parameter('x', [4, 4]);
  for (let i = 0; i < blocks; i++) {
    const product = g.apply('matMul', `m${i}`, [x, g.parameter(`W${i}`, [4, 4])]);
    x = g.apply('add', `x${i}`, [x, g.apply('relu', `r${i}`, [product])]);
  }
  return g.build(g.apply('mean', 'loss', [g.apply('mul', 'square', [x, x])]));
}

/** One input read by three products and, far below, by a sum. */
export function attention(): Graph {
  const g = graphBuilder();
  const x = g.input('x', [6, 8]);
  const [q, k, v] = ['Q', 'K', 'V'].map((id) => g.apply('matMul', id, [x, g.parameter(`W${id}`, [8, 8])])) as [
    NodeId,
    NodeId,
    NodeId,
  ];
  const weights = g.apply('sigmoid', 'weights', [g.apply('matMul', 'scores', [q, k], { transposeB: true })]);
  const out = g.apply('add', 'out', [g.apply('matMul', 'mixed', [weights, v]), x]);
  return g.build(
    g.apply('mean', 'loss', [g.apply('square', 'error', [g.apply('sub', 'diff', [out, g.input('y', [6, 8])])])]),
  );
}

export const pair = pairModel();
export const triplet = tripletModel();
export const films = towers('E');

export const models: Readonly<Record<string, Graph>> = {
  pair,
  triplet,
  'triplet of distances': tripletModel('root'),
  'triplet of cosines': tripletModel('cosine'),
  films,
  'films with three tables': towers('E', 'F', 'G'),
  'residual layers': residual(3),
  attention: attention(),
};

/** Any graph of scalars: leaves, chains, parallel edges, long edges, dead ends. `reach` is how far back operands lie. */
export function anyGraph(most: number, least = 1): fc.Arbitrary<Graph> {
  const step = fc.record({
    op: fc.constantFrom('leaf', 'tanh', 'add', 'mul', 'concat3'),
    picks: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
  });
  return fc
    .tuple(fc.array(step, { minLength: least, maxLength: most, size: 'max' }), fc.integer({ min: 1, max: most }))
    .map(([steps, reach]) => {
      const g = graphBuilder();
      const ids = [g.parameter('n0', [1])];
      steps.forEach(({ op, picks }, i) => {
        const [a, b, c] = picks.map((pick) => ids[ids.length - 1 - (pick % Math.min(reach, ids.length))]!) as [
          NodeId,
          NodeId,
          NodeId,
        ];
        const id = `n${i + 1}`;
        if (op === 'leaf') ids.push(g.parameter(id, [1]));
        else if (op === 'tanh') ids.push(g.apply('tanh', id, [a]));
        else if (op === 'concat3')
          ids.push(g.apply('sum', `${id}s`, [g.apply('concat', id, [a, b, c])], { axes: [0], keepDims: true }));
        else ids.push(g.apply(op as 'add' | 'mul', id, [a, b]));
      });
      return g.build(g.apply('mean', 'loss', [ids.at(-1)!]));
    });
}
