import { differentiable, edgesInto, nodeOf, type EdgeId, type Graph, type NodeId } from '../graph/graph.ts';
import { kernels } from './kernels.ts';
import { add, tensor, type Tensor } from './tfjs.ts';

/** Tensors by node. */
export type Values = ReadonlyMap<NodeId, Tensor>;

/** One backward pass: the gradient through every edge, and the total that arrives at every node. */
export interface Backward {
  readonly flows: ReadonlyMap<EdgeId, Tensor>;
  readonly gradients: ReadonlyMap<NodeId, Tensor>;
}

/**
 * Computes every node from the leaves' values. Call it inside `tidy`.
 * @param leaves a tensor for each parameter and input; constants come from the graph.
 */
export function forward(graph: Graph, leaves: Values): Values {
  const values = new Map<NodeId, Tensor>(leaves);
  for (const { id, op, inputs, shape, attributes } of graph.nodes) {
    if (values.has(id)) continue;
    if (op === 'parameter' || op === 'input') throw new Error(`The ${op} "${id}" was given no value.`);
    const operands = inputs.map((input) => values.get(input)!);
    values.set(id, op === 'constant' ? constant(shape, attributes.value!) : kernels[op].forward(operands, attributes));
  }
  return values;
}

function constant(shape: readonly number[], value: number | readonly number[]): Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  return tensor(typeof value === 'number' ? new Float32Array(size).fill(value) : Float32Array.from(value), [...shape]);
}

/**
 * Walks the graph once, from `root` back to the parameters, and keeps the gradient that flows through each edge.
 * The gradient that arrives at a node is what its outgoing edges brought, added up. Call it inside `tidy`.
 * @param root the node whose gradient is taken to be all ones; the loss by default.
 */
export function backward(graph: Graph, values: Values, root: NodeId = graph.loss): Backward {
  const reachable = differentiable(graph);
  const flows = new Map<EdgeId, Tensor>();
  const top = values.get(nodeOf(graph, root).id)!;
  const gradients = new Map<NodeId, Tensor>([[root, tensor(new Float32Array(top.size).fill(1), top.shape)]]);

  for (const node of [...graph.nodes].reverse()) {
    const g = gradients.get(node.id);
    if (!g || node.inputs.length === 0) continue;
    const application = {
      x: node.inputs.map((id) => values.get(id)!),
      y: values.get(node.id)!,
      attributes: node.attributes,
    };
    for (const edge of edgesInto(node)) {
      if (!reachable.has(edge.source)) continue;
      const flow = kernels[node.op].backward(g, application, edge.slot);
      if (!flow) continue;
      flows.set(edge.id, flow);
      const sum = gradients.get(edge.source);
      gradients.set(edge.source, sum ? add(sum, flow) : flow);
    }
  }
  return { flows, gradients };
}
