import { edgesInto, nodeOf, type Edge, type EdgeId, type Graph, type GraphNode, type NodeId } from '../graph/graph.ts';
import { isConstant, isLeaf } from '../graph/ops/leaves.ts';
import { rowOf } from '../graph/ops/table.ts';
import { differentiable } from '../graph/reach.ts';
import { chapterKernels } from './kernels/chapter.ts';
import type { Kernels } from './kernels/kernel.ts';
import { add, tensor, type Tensor } from './tfjs.ts';

/** Tensors by node. */
export type Values = ReadonlyMap<NodeId, Tensor>;

/** One backward pass: the gradient through every edge, and the total that arrives at every node. */
export interface Backward {
  readonly flows: ReadonlyMap<EdgeId, Tensor>;
  readonly gradients: ReadonlyMap<NodeId, Tensor>;
}

/** What is done to each tensor before it is passed on: rounding to a coarser format. */
export type Rounding = (tensor: Tensor) => Tensor;
const asIs: Rounding = (tensor) => tensor;

/** How a pass computes: the chapters' ops, without rounding, where nothing else is said. */
export interface Arithmetic {
  readonly kernels?: Kernels;
  readonly round?: Rounding;
}

/**
 * Computes every node from the leaves' values. Call it inside `tidy`.
 * @param leaves a tensor for each parameter and input; constants come from the graph.
 */
export function forward(
  graph: Graph,
  leaves: Values,
  { kernels = chapterKernels, round = asIs }: Arithmetic = {},
): Values {
  const values = new Map<NodeId, Tensor>(leaves);
  for (const node of graph.nodes) {
    const { id, op, inputs, shape, attributes } = node;
    if (values.has(id)) continue;
    if (isLeaf(node) && !isConstant(node)) throw new Error(`The ${op} "${id}" was given no value.`);
    const operands = inputs.map((input) => values.get(input)!);
    const value = isConstant(node)
      ? constant(shape, attributes.value!)
      : rowOf(kernels, op).forward(operands, attributes);
    values.set(id, round(value));
  }
  return values;
}

/** Computes one node from the leaves it depends on. Call it inside `tidy`. */
export function evaluated(graph: Graph, id: NodeId, leaves: Values, arithmetic?: Arithmetic): Tensor {
  const needed = new Set([id]);
  for (const node of graph.nodes.toReversed()) if (needed.has(node.id)) node.inputs.forEach((one) => needed.add(one));
  const nodes = graph.nodes.filter((node) => needed.has(node.id));
  return forward({ ...graph, nodes }, leaves, arithmetic).get(id)!;
}

function constant(shape: readonly number[], value: number | readonly number[]): Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  return tensor(typeof value === 'number' ? new Float32Array(size).fill(value) : Float32Array.from(value), [...shape]);
}

/** The way back through a graph: its nodes, last to first, each with the edges that a gradient can travel. */
type WayBack = readonly { readonly node: GraphNode; readonly edges: readonly Edge[] }[];

/** The same for every pass over a graph. */
const waysBack = new WeakMap<Graph, WayBack>();

function wayBack(graph: Graph): WayBack {
  const known = waysBack.get(graph);
  if (known) return known;
  const reachable = differentiable(graph);
  const way = graph.nodes
    .map((node) => ({ node, edges: edgesInto(node).filter(({ source }) => reachable.has(source)) }))
    .filter(({ edges }) => edges.length > 0)
    .reverse();
  waysBack.set(graph, way);
  return way;
}

/**
 * Walks the graph once, from `root` back to the parameters, and keeps the gradient that flows through each edge.
 * The gradient that arrives at a node is what its outgoing edges brought, added up. Call it inside `tidy`.
 * @param root the node whose gradient is taken to be all ones; the loss by default.
 */
export function backward(
  graph: Graph,
  values: Values,
  { kernels = chapterKernels, round = asIs }: Arithmetic = {},
  root: NodeId = graph.loss,
): Backward {
  const flows = new Map<EdgeId, Tensor>();
  const top = values.get(nodeOf(graph, root).id)!;
  const gradients = new Map<NodeId, Tensor>([[root, tensor(new Float32Array(top.size).fill(1), top.shape)]]);

  for (const { node, edges } of wayBack(graph)) {
    const g = gradients.get(node.id);
    if (!g) continue;
    const application = {
      x: node.inputs.map((id) => values.get(id)!),
      y: values.get(node.id)!,
      attributes: node.attributes,
    };
    for (const edge of edges) {
      const exact = rowOf(kernels, node.op).backward(g, application, edge.slot);
      if (!exact) continue;
      const flow = round(exact);
      flows.set(edge.id, flow);
      const sum = gradients.get(edge.source);
      gradients.set(edge.source, sum ? round(add(sum, flow)) : flow);
    }
  }
  return { flows, gradients };
}
