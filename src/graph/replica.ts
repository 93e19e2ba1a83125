import {
  edgeId,
  edgesOf,
  nodeOf,
  sizeOf,
  type Attributes,
  type EdgeId,
  type Graph,
  type GraphNode,
  type NodeId,
  type Shape,
} from './graph.ts';
import { axesOf } from './shape.ts';
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

/** Ops that repeat operands of lower rank: a copy's bias [4] must not meet the axis of copies of a vector [1, 4]. */
const BROADCASTING: ReadonlySet<string> = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'maximum',
  'minimum',
  'where',
  'sigmoidCrossEntropy',
  'binaryCrossEntropy',
]);

/**
 * `count` copies of a graph side by side.
 * @throws Error for a lookup in a table, which has no such form.
 */
export function replicate(graph: Graph, count: number): Replica {
  const nodes: GraphNode[] = [];
  const edges = new Map<EdgeId, EdgeId>();
  for (const node of graph.nodes) {
    if (node.op === 'embed') throw new Error(`${node.id}: a lookup in a table cannot be replicated.`);
    const rank = node.shape.length;
    const inputs = node.inputs.map((input, slot) => {
      const operand = nodeOf(graph, input);
      const lower = BROADCASTING.has(node.op) && operand.shape.length < rank;
      const source = lower ? `${input}/${node.id}` : input;
      if (lower && !nodes.some(({ id }) => id === source))
        nodes.push(aligned(source, input, [count, ...ones(rank - operand.shape.length), ...operand.shape]));
      edges.set(edgeId(input, node.id, slot), edgeId(source, node.id, slot));
      return source;
    });
    nodes.push({ ...node, inputs, shape: [count, ...node.shape], attributes: lifted(node, graph, count) });
  }
  const attributes = { axes: [0] };
  nodes.push({ id: TOTAL, op: 'sum', inputs: [graph.loss], shape: [], attributes });
  return { of: graph, count, graph: { nodes, loss: TOTAL }, edges };
}

function ones(length: number): number[] {
  return Array<number>(length).fill(1);
}

function aligned(id: NodeId, input: NodeId, shape: Shape): GraphNode {
  return { id, op: 'reshape', inputs: [input], shape, attributes: { shape } };
}

/** Ops that name axes. */
const REDUCING: ReadonlySet<string> = new Set(['sum', 'mean', 'norm', 'max', 'concat']);

/** What an op needs beyond its inputs, one axis further in. */
function lifted(node: GraphNode, graph: Graph, count: number): Attributes {
  const { op, inputs, attributes } = node;
  if (op === 'constant') return { value: repeated(attributes.value!, count) };
  if (op === 'reshape') return { shape: [count, ...attributes.shape!] };
  if (inputs.length === 0) return attributes;
  const { shape } = nodeOf(graph, inputs[0]!);
  if (op === 'pick') {
    const size = sizeOf(shape);
    const from = Array.from({ length: count }, (_, copy) => attributes.from!.map((at) => at + copy * size)).flat();
    return { from, shape: [count, ...attributes.shape!] };
  }
  if (op === 'transpose') {
    const permutation = axesOf(shape, attributes.permutation ?? shape.map((_, i) => shape.length - 1 - i));
    return { permutation: [0, ...permutation.map((axis) => axis + 1)] };
  }
  if (!REDUCING.has(op)) return attributes;
  const axes = attributes.axes ?? (op === 'concat' ? [shape.length - 1] : undefined);
  return { ...attributes, axes: axesOf(shape, axes).map((axis) => axis + 1) };
}

function repeated(value: number | readonly number[], count: number): number | number[] {
  return typeof value === 'number' ? value : Array.from({ length: count }, () => value).flat();
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
