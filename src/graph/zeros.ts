import { nodeOf, parametersOf, type Graph, type NodeId } from './graph.ts';
import { ops } from './ops.ts';
import { largest, type Trace } from './trace.ts';

/**
 * Why a value is zero although no initial value is.
 * - `cancelled`: equal numbers were subtracted, or summed up to nothing;
 * - `gate`: a ReLU or maximum is on its flat side;
 * - `underflow`: a product too small for float32;
 * - `data`: it was fed in as zero.
 */
export type ZeroReason = 'cancelled' | 'gate' | 'underflow' | 'data';

export interface ZeroCause {
  readonly reason: ZeroReason;
  /** Where it happens. */
  readonly node: NodeId;
}

/** What makes a node exactly zero, traced back through everything that is. */
export interface WhyZero {
  /** Parameters whose zero values do, in graph order. */
  readonly origins: readonly NodeId[];
  /** Other causes. */
  readonly causes: readonly ZeroCause[];
}

export function isZero(trace: Trace, id: NodeId): boolean {
  return largest(trace.values[id]!) === 0;
}

/** Traces a zero node back, by the op table's `zeroWhen`, to initial values and other causes. */
export function whyZero(graph: Graph, trace: Trace, id: NodeId): WhyZero {
  const origins = new Set<NodeId>();
  const causes = new Map<NodeId, ZeroCause>();
  const visited = new Set<NodeId>();
  const visit = (at: NodeId): void => {
    if (visited.has(at)) return;
    visited.add(at);
    const node = nodeOf(graph, at);
    const zeros = node.inputs.filter((input) => isZero(trace, input));
    const { zeroWhen } = ops[node.op];
    const explained = zeroWhen === 'any' ? zeros.length > 0 : zeros.length === node.inputs.length;
    if (node.op === 'parameter') origins.add(at);
    else if (node.inputs.length > 0 && explained) zeros.forEach(visit);
    else causes.set(at, { reason: reasonAt(at, graph), node: at });
  };
  visit(id);
  return {
    origins: parametersOf(graph).flatMap((p) => (origins.has(p.id) ? [p.id] : [])),
    causes: [...causes.values()],
  };
}

/** Why a node is zero whose operands do not explain it. */
function reasonAt(id: NodeId, graph: Graph): ZeroReason {
  const { op, inputs } = nodeOf(graph, id);
  if (inputs.length === 0) return 'data';
  if (op === 'relu' || op === 'maximum') return 'gate';
  return ops[op].zeroWhen === 'every' ? 'cancelled' : 'underflow';
}
