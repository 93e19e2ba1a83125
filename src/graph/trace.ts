import { edgesFrom, sizeOf, type EdgeId, type Graph, type NodeId } from './graph.ts';

/** What one forward and one backward pass left behind: plain numbers, row-major, float32. */
export interface Trace {
  readonly values: Readonly<Record<NodeId, Float32Array>>;
  /** The gradient that flowed back through each edge, in the shape of its source; absent where none was asked for. */
  readonly flows: Readonly<Partial<Record<EdgeId, Float32Array>>>;
  /** In a folded graph: what arrives at the nodes that stand for several. */
  readonly gradients?: Readonly<Record<NodeId, Float32Array | undefined>>;
}

/**
 * The gradient of the loss with respect to a node: what flows back through all edges that leave it, added up.
 * Undefined when no gradient reaches the node. The loss itself has gradient 1.
 */
export function gradientAt(graph: Graph, trace: Trace, id: NodeId): Float32Array | undefined {
  if (id === graph.loss) return Float32Array.of(1);
  if (trace.gradients && id in trace.gradients) return trace.gradients[id];
  let total: Float32Array | undefined;
  for (const edge of edgesFrom(graph, id)) {
    const flow = trace.flows[edge.id];
    if (!flow) continue;
    if (!total) total = Float32Array.from(flow);
    else for (let i = 0; i < total.length; i++) total[i]! += flow[i]!;
  }
  return total;
}

/** Largest absolute value; NaN when any element is not a number; 0 for an empty array. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (!(size <= most)) most = size;
    if (Number.isNaN(size)) return NaN;
  }
  return most;
}

/** Whether a node's value is exactly zero throughout. */
export function isZero(trace: Trace, id: NodeId): boolean {
  return largest(trace.values[id]!) === 0;
}

/** The four things a gradient can be. Most tools show the first two alike. */
export type GradientState = 'notReached' | 'zero' | 'finite' | 'notANumber';

/** State of a gradient as a whole; infinities count as "not a number", for neither can be trained with. */
export function stateOf(gradient: ArrayLike<number> | undefined): GradientState {
  if (!gradient) return 'notReached';
  const most = largest(gradient);
  return !Number.isFinite(most) ? 'notANumber' : most === 0 ? 'zero' : 'finite';
}

/** The values of a scalar node. @throws Error when the node is no scalar. */
export function scalarOf(trace: Trace, id: NodeId): number {
  const values = trace.values[id];
  if (values?.length !== 1)
    throw new Error(`"${id}" holds ${values?.length ?? 'no'} values; a scalar holds ${sizeOf([])}.`);
  return values[0]!;
}
