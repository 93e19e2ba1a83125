import { edgesInto, edgesOf, nodeOf, type Edge, type Graph, type NodeId } from './graph.ts';
import type { Factor } from './op-row.ts';
import { ops } from './ops.ts';
import { gradientAt, stateOf, type Trace } from './trace.ts';
import { isZero } from './zeros.ts';

/**
 * The nodes that a gradient can reach after the next update: those with a path to the loss on which every factor is
 * not zero now, or is about to move away from zero. A gate whose operand is on the wrong side counts as shut for good.
 * @param moving parameters that receive a gradient now.
 */
export function releasedNext(graph: Graph, trace: Trace, moving: ReadonlySet<NodeId>): Set<NodeId> {
  /** Whether a node's value is not zero, or will not be; and whether it changes. Inputs come first, so they are known. */
  const moves = new Map<NodeId, boolean>();
  const changes = new Map<NodeId, boolean>();
  for (const { id, op, inputs } of graph.nodes) {
    const awake = inputs.map((input) => moves.get(input)!);
    const waking = ops[op].zeroWhen === 'any' ? awake.every(Boolean) : awake.some(Boolean);
    changes.set(id, inputs.length === 0 ? moving.has(id) : inputs.some((input) => changes.get(input)!));
    // A difference of equal numbers stays zero, however large they are, until one of them changes.
    const wakes = changes.get(id)! && (inputs.length === 0 || (waking && !shutGate(trace, op, inputs)));
    moves.set(id, !isZero(trace, id) || wakes);
  }

  const released = new Set<NodeId>([graph.loss]);
  for (const node of [...graph.nodes].reverse()) {
    if (!released.has(node.id)) continue;
    for (const edge of edgesInto(node)) if (open(edge, graph, trace, moves)) released.add(edge.source);
  }
  return released;
}

function open(edge: Edge, graph: Graph, trace: Trace, moves: ReadonlyMap<NodeId, boolean>): boolean {
  const target = nodeOf(graph, edge.target);
  const slot = ops[target.op].slot(edge.slot);
  const passes = ({ of, through }: Factor) => {
    const operand = target.inputs[of]!;
    if (through === 'itself') return moves.get(operand)!;
    return through !== 'gate' || (moves.get(operand)! && !shutGate(trace, target.op, target.inputs));
  };
  return slot !== undefined && slot.factors.every(passes) && !stoppedAnyway(edge, graph, trace);
}

/** A gradient that arrives and does not leave although no operand is zero: it underflowed, or the other side won. */
function stoppedAnyway(edge: Edge, graph: Graph, trace: Trace): boolean {
  const arrives = stateOf(gradientAt(graph, trace, edge.target)) === 'finite';
  const leaves = stateOf(trace.flows[edge.id]) !== 'zero';
  return arrives && !leaves && !nodeOf(graph, edge.target).inputs.some((input) => isZero(trace, input));
}

/** A ReLU over values none of which is above zero, and some below: the next update may open it, but need not. */
function shutGate(trace: Trace, op: string, inputs: readonly NodeId[]): boolean {
  return op === 'relu' && trace.values[inputs[0]!]!.every((x) => x <= 0) && !isZero(trace, inputs[0]!);
}

/**
 * Nodes at which finite gradients arrive along several edges and add up to exactly zero. Nothing is stolen there: the
 * edges disagree.
 */
export function cancellations(graph: Graph, trace: Trace, states: ReadonlyMap<NodeId, string>): Set<NodeId> {
  const lively = new Set(
    edgesOf(graph)
      .filter((edge) => trace.flows[edge.id]?.some((flow) => flow !== 0))
      .map((edge) => edge.source),
  );
  return new Set(graph.nodes.flatMap(({ id }) => (states.get(id) === 'zero' && lively.has(id) ? [id] : [])));
}
