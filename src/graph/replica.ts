import {
  edgeId,
  edgesOf,
  nodeOf,
  sizeOf,
  type EdgeId,
  type Graph,
  type GraphNode,
  type NodeId,
  type Shape,
} from './graph.ts';
import { chapterOps } from './ops/chapter.ts';
import { rowOf, type Ops } from './ops/table.ts';
import type { Trace } from './trace.ts';

/** The loss of all copies together: what a replica is trained on. Each copy's own gradient is as if it were alone. */
export const TOTAL = 'total';

/**
 * One model, many times, as a single model: every tensor has one more axis in front, along which the copies stand.
 * tfjs costs by the call more than by the number, so sixteen small models cost little more than one.
 */
export interface Replica {
  readonly of: Graph;
  readonly count: number;
  readonly graph: Graph;
  /** Each edge of the original as the replica has it. */
  readonly edges: ReadonlyMap<EdgeId, EdgeId>;
}

/**
 * `count` copies of a graph side by side.
 * @param ops the table that the graph's operations stand in: each row says how its op is lifted.
 */
export function replicate(graph: Graph, count: number, ops: Ops = chapterOps): Replica {
  const nodes = new Map<NodeId, GraphNode>();
  const edges = new Map<EdgeId, EdgeId>();
  for (const node of graph.nodes) {
    const { lift, broadcasts } = rowOf(ops, node.op);
    const shapes = node.inputs.map((input) => nodeOf(graph, input).shape);
    const inputs = node.inputs.map((input, slot) => {
      const shape = shapes[slot]!;
      const missing = broadcasts ? node.shape.length - shape.length : 0;
      const source = missing > 0 ? `${input}/${node.id}` : input;
      if (missing > 0) nodes.set(source, aligned(source, input, [count, ...Array<number>(missing).fill(1), ...shape]));
      edges.set(edgeId(input, node.id, slot), edgeId(source, node.id, slot));
      return source;
    });
    const attributes = lift(node.attributes, shapes, count);
    nodes.set(node.id, { ...node, inputs, shape: [count, ...node.shape], attributes });
  }
  nodes.set(TOTAL, { id: TOTAL, op: 'sum', inputs: [graph.loss], shape: [], attributes: { axes: [0] } });
  return { of: graph, count, graph: { nodes: [...nodes.values()], loss: TOTAL }, edges };
}

function aligned(id: NodeId, input: NodeId, shape: Shape): GraphNode {
  return { id, op: 'reshape', inputs: [input], shape, attributes: { shape } };
}

/** The numbers of one copy, under the names of the original graph. They are views, not copies. */
export function traceOf({ of: graph, edges }: Replica, trace: Trace, index: number): Trace {
  const part = (all: Float32Array, shape: Shape) => {
    const size = sizeOf(shape);
    return all.subarray(index * size, (index + 1) * size);
  };
  const values = graph.nodes.map(({ id, shape }) => [id, part(trace.values[id]!, shape)] as const);
  const flows = edgesOf(graph).flatMap(({ id, source }) => {
    const flow = trace.flows[edges.get(id)!];
    return flow ? [[id, part(flow, nodeOf(graph, source).shape)] as const] : [];
  });
  return { values: Object.fromEntries(values), flows: Object.fromEntries(flows) };
}
