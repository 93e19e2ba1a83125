import { edgesFrom, edgesInto, edgesOf, nodeOf, parametersOf, type Edge, type Graph, type NodeId } from './graph.ts';
import { isParameter, isStop } from './ops/leaves.ts';
import type { Factor } from './ops/row.ts';
import { rowOf, type Ops } from './ops/table.ts';
import { gradientAt, isZero, largest, stateOf, type Trace } from './trace.ts';

/**
 * Ids of the nodes through which a gradient can travel: parameters, and whatever is computed from one without a
 * `stopGradient` between. An edge out of any other node is "not reached".
 */
export function differentiable(graph: Graph): Set<NodeId> {
  const reached = new Set<NodeId>();
  for (const node of graph.nodes) {
    const carries = isParameter(node) || node.inputs.some((id) => reached.has(id));
    if (node.folds ? node.folds.differentiable : carries && !isStop(node)) reached.add(node.id);
  }
  return reached;
}

/** Ids of the parameters from which a path of derivatives leads to the loss: those that training is meant to move. */
export function trainable(graph: Graph): NodeId[] {
  const carries = differentiable(graph);
  const reached = new Set<NodeId>([graph.loss]);
  for (const node of [...graph.nodes].reverse())
    if (reached.has(node.id) && !isStop(node))
      for (const input of node.inputs) if (carries.has(input)) reached.add(input);
  return parametersOf(graph).flatMap(({ id }) => (reached.has(id) ? [id] : []));
}

/** What rounding leaves of a few float32 numbers that add up to nothing, as a share of the largest of them. */
const RESIDUE = 1e-6;

/**
 * Ids of the parameters that receive a gradient: one that is finite, not zero, and more than rounding. Where the paths to a
 * parameter cancel, what rounding leaves of their sum is not taken for a gradient.
 */
export function receiversOf(graph: Graph, trace: Trace): NodeId[] {
  return parametersOf(graph).flatMap(({ id }) => {
    const gradient = largest(gradientAt(graph, trace, id) ?? []);
    const paths = edgesFrom(graph, id);
    const strongest = Math.max(0, ...paths.map((edge) => largest(trace.flows[edge.id] ?? [])));
    return Number.isFinite(gradient) && gradient > 0 && gradient > RESIDUE * strongest ? [id] : [];
  });
}

/**
 * The nodes that a gradient can reach after the next update: those with a path to the loss on which every factor is
 * not zero now, or is about to move away from zero. A gate whose operand is on the wrong side counts as shut for good.
 * @param moving parameters whose values the next update changes, by however little.
 */
export function releasedNext(graph: Graph, trace: Trace, moving: ReadonlySet<NodeId>, ops: Ops): Set<NodeId> {
  /** Whether a node's value is not zero, or will not be; and whether it changes. Inputs come first, so they are known. */
  const moves = new Map<NodeId, boolean>();
  const changes = new Map<NodeId, boolean>();
  /** A ReLU over values none of which is above zero, and some below: the next update may open it, but need not. */
  const isShut = (target: NodeId): boolean => {
    const { op, inputs } = nodeOf(graph, target);
    if (rowOf(ops, op).gate !== 'aboveZero') return false;
    return trace.values[inputs[0]!]!.every((x) => x <= 0) && !isZero(trace, inputs[0]!);
  };
  for (const { id, op, inputs } of graph.nodes) {
    const awake = inputs.map((input) => moves.get(input)!);
    const waking = rowOf(ops, op).zeroWhen === 'any' ? awake.every(Boolean) : awake.some(Boolean);
    changes.set(id, inputs.length === 0 ? moving.has(id) : inputs.some((input) => changes.get(input)!));
    // A difference of equal numbers stays zero, however large they are, until one of them changes.
    const wakes = changes.get(id)! && (inputs.length === 0 || (waking && !isShut(id)));
    moves.set(id, !isZero(trace, id) || wakes);
  }

  const isOpen = ({ id, target, slot }: Edge): boolean => {
    const { op, inputs } = nodeOf(graph, target);
    const side = rowOf(ops, op).slot(slot);
    const passes = ({ of, through }: Factor) => {
      if (through === 'itself') return moves.get(inputs[of]!)!;
      return through !== 'gate' || (moves.get(inputs[of]!)! && !isShut(target));
    };
    // One that arrives and does not leave although no operand is zero: it underflowed, or the other side won.
    const arrives = stateOf(gradientAt(graph, trace, target)) === 'finite';
    const isStopped = arrives && stateOf(trace.flows[id]) === 'zero' && !inputs.some((input) => isZero(trace, input));
    return side !== undefined && side.factors.every(passes) && !isStopped;
  };
  const released = new Set<NodeId>([graph.loss]);
  for (const node of [...graph.nodes].reverse()) {
    if (!released.has(node.id)) continue;
    for (const edge of edgesInto(node)) if (isOpen(edge)) released.add(edge.source);
  }
  return released;
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
