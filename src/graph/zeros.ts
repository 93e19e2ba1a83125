import { nodeOf, parametersOf, type Graph, type GraphNode, type NodeId } from './graph.ts';
import { isParameter } from './ops/leaves.ts';
import { rowOf, type Ops } from './ops/table.ts';
import { isZero, type Trace } from './trace.ts';

/**
 * Why a value is zero although no initial value is.
 * - `cancelled`: equal numbers were subtracted, or summed up to nothing;
 * - `gate`: a ReLU, a maximum or a minimum is on its flat side;
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

/** Traces a zero node back, by the op table's `zeroWhen`, to initial values and other causes. */
export function whyZero(graph: Graph, trace: Trace, id: NodeId, ops: Ops): WhyZero {
  const origins = new Set<NodeId>();
  const causes = new Map<NodeId, ZeroCause>();
  const visited = new Set<NodeId>();
  const visit = (at: NodeId): void => {
    if (visited.has(at)) return;
    visited.add(at);
    const node = nodeOf(graph, at);
    const zeros = node.inputs.filter((input) => isZero(trace, input));
    const { zeroWhen } = rowOf(ops, node.op);
    const explained = zeroWhen === 'any' ? zeros.length > 0 : zeros.length === node.inputs.length;
    if (isParameter(node)) origins.add(at);
    else if (node.inputs.length > 0 && explained) zeros.forEach(visit);
    else causes.set(at, { reason: reasonAt(node, ops), node: at });
  };
  visit(id);
  return {
    origins: parametersOf(graph).flatMap((p) => (origins.has(p.id) ? [p.id] : [])),
    causes: [...causes.values()],
  };
}

/** Why a node is zero whose operands do not explain it. */
function reasonAt({ op, inputs }: GraphNode, ops: Ops): ZeroReason {
  if (inputs.length === 0) return 'data';
  const { gate, zeroWhen } = rowOf(ops, op);
  if (gate) return 'gate';
  return zeroWhen === 'every' ? 'cancelled' : 'underflow';
}
