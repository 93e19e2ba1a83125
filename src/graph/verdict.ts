import {
  edgesFrom,
  edgesInto,
  edgesOf,
  nodeOf,
  parametersOf,
  type Edge,
  type EdgeId,
  type Graph,
  type GraphNode,
  type NodeId,
} from './graph.ts';
import { chapterOps } from './ops/chapter.ts';
import { isParameter } from './ops/leaves.ts';
import { rowOf, type Ops } from './ops/table.ts';
import { cancellations, releasedNext } from './reach.ts';
import { gradientAt, isZero, largest, stateOf, type GradientState, type Trace } from './trace.ts';
import { whyZero, type ZeroCause } from './zeros.ts';

/**
 * What became of the gradient on its way back.
 * - `healthy`: every parameter receives one;
 * - `partial`: some parameters starve while others move;
 * - `stuck`: no parameter receives any;
 * - `settled`: none does, because the loss is exactly zero and asks for nothing more;
 * - `notANumber`: somewhere it is NaN or infinite.
 */
export type Outcome = 'healthy' | 'partial' | 'stuck' | 'settled' | 'notANumber';

/** A node that a gradient reaches and that hands nothing on, towards a parameter that receives none on any way. */
export interface Thief {
  readonly node: NodeId;
  /** The edges, on the way to such a parameter, along which what it passes on is all exactly zero. */
  readonly edges: readonly EdgeId[];
  readonly accomplices: readonly Accomplice[];
  /** True when the next update opens every stolen edge again: a zero factor that moves is no theft worth the name. */
  readonly waits: boolean;
}

/** A zero operand that the thief's local derivative multiplies by, or the operand of a gate that is shut. */
export interface Accomplice {
  readonly node: NodeId;
  /** The parameters whose zero initial values make it zero. */
  readonly origins: readonly NodeId[];
  /** What else does; absent where initial values explain it all. */
  readonly causes?: readonly ZeroCause[];
}

export interface ParameterState {
  readonly state: GradientState;
  /** A zero gradient whose cause moves with the next update: it starves for this step only. */
  readonly waits: boolean;
  /** The node at which finite gradients on their way here add up to exactly zero. */
  readonly cancelledAt?: NodeId;
}

export interface Verdict {
  readonly outcome: Outcome;
  readonly edges: Readonly<Record<EdgeId, GradientState>>;
  readonly parameters: Readonly<Record<NodeId, ParameterState>>;
  readonly thieves: readonly Thief[];
  /** Nodes at which a finite gradient turns into NaN or infinity, or whose own value is one that does harm. */
  readonly broken: readonly NodeId[];
}

/**
 * Judges one trace. Pure: the same graph and numbers give the same verdict.
 * @param ops the table that the graph's operations stand in.
 */
export function verdict(graph: Graph, trace: Trace, ops: Ops = chapterOps): Verdict {
  const edges = Object.fromEntries(edgesOf(graph).map((edge) => [edge.id, stateOf(trace.flows[edge.id])])) as Record<
    EdgeId,
    GradientState
  >;
  const arriving = new Map<NodeId, GradientState>(
    graph.nodes.map((node) => [node.id, stateOf(gradientAt(graph, trace, node.id))]),
  );

  const moving = new Set(parametersOf(graph).flatMap(({ id }) => (arriving.get(id) === 'finite' ? [id] : [])));
  const released = releasedNext(graph, trace, moving, ops);
  const starving = onwards(graph, (node) => isParameter(node) && arriving.get(node.id) === 'zero');
  const thieves = graph.nodes.flatMap((node): Thief[] => {
    if (arriving.get(node.id) !== 'finite') return [];
    const stolen = edgesInto(node).filter((edge) => starving.has(edge.source) && edges[edge.id] === 'zero');
    if (stolen.length === 0) return [];
    return [
      {
        node: node.id,
        edges: stolen.map((edge) => edge.id),
        accomplices: accomplices(graph, trace, stolen, ops),
        waits: stolen.every((edge) => released.has(edge.source)),
      },
    ];
  });

  const cancelled = cancellations(graph, trace, arriving);
  const parameters = Object.fromEntries(
    parametersOf(graph).map(({ id }): [NodeId, ParameterState] => {
      const state = arriving.get(id)!;
      const cancelledAt = state === 'zero' ? firstDownstream(graph, id, cancelled) : undefined;
      return [id, { state, waits: state === 'zero' && !cancelledAt && released.has(id), cancelledAt }];
    }),
  );

  const bad = harmful(graph, trace, edges);
  const broken = graph.nodes.filter((node) => breaks(node, bad, arriving, edges)).map((node) => node.id);
  const settled = isZero(trace, graph.loss) && thieves.every((thief) => onlyGates(graph, thief, ops));
  const outcome = outcomeOf(Object.values(parameters), broken, settled);
  return { outcome, edges, parameters, thieves, broken };
}

function outcomeOf(parameters: readonly ParameterState[], broken: readonly NodeId[], settled: boolean): Outcome {
  const is = (state: GradientState) => (parameter: ParameterState) => parameter.state === state;
  if (broken.length > 0 || parameters.some(is('notANumber'))) return 'notANumber';
  if (!parameters.some(is('finite'))) return settled ? 'settled' : 'stuck';
  return parameters.every(is('finite')) ? 'healthy' : 'partial';
}

/** A hinge that is met, or a cross-entropy that is saturated: what it holds back is held back for good reason. */
function onlyGates(graph: Graph, { node, edges, accomplices }: Thief, ops: Ops): boolean {
  const target = nodeOf(graph, node);
  const gates = edgesInto(target)
    .filter((edge) => edges.includes(edge.id))
    .every(({ slot }) =>
      rowOf(ops, target.op)
        .slot(slot)!
        .factors.every(({ through }) => through === 'gate'),
    );
  return gates && accomplices.every(({ origins }) => origins.length === 0);
}

/** The operands that the stolen edges' derivatives multiply by, and that are zero (or shut gates). */
function accomplices(graph: Graph, trace: Trace, stolen: readonly Edge[], ops: Ops): Accomplice[] {
  const found = new Map<NodeId, Accomplice>();
  for (const edge of stolen) {
    const target = nodeOf(graph, edge.target);
    for (const factor of rowOf(ops, target.op).slot(edge.slot)?.factors ?? []) {
      const node = target.inputs[factor.of]!;
      if (isZero(trace, node)) {
        const { origins, causes } = whyZero(graph, trace, node, ops);
        found.set(node, { node, origins, causes: causes.length > 0 ? causes : undefined });
      } else if (factor.through === 'gate') {
        found.set(node, { node, origins: [], causes: [{ reason: 'gate', node: target.id }] });
      }
    }
  }
  return [...found.values()];
}

/** Ids of some nodes, and of all that is computed from them. */
function onwards(graph: Graph, isOne: (node: GraphNode) => boolean): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  for (const node of graph.nodes) if (isOne(node) || node.inputs.some((input) => found.has(input))) found.add(node.id);
  return found;
}

/** The first of `marked` on the way from a node to the loss, itself included. */
function firstDownstream(graph: Graph, from: NodeId, marked: ReadonlySet<NodeId>): NodeId | undefined {
  const downstream = new Set<NodeId>();
  for (const { id, inputs } of graph.nodes) {
    if (id !== from && !inputs.some((input) => downstream.has(input))) continue;
    if (marked.has(id)) return id;
    downstream.add(id);
  }
  return undefined;
}

/**
 * Nodes whose value is NaN, or an infinity that comes to the loss or into a gradient. The infinity of a mask does not:
 * softmax makes exact zeros of it.
 */
function harmful(graph: Graph, trace: Trace, edges: Readonly<Record<EdgeId, GradientState>>): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  for (const { id } of graph.nodes.toReversed()) {
    const most = largest(trace.values[id]!);
    if (Number.isFinite(most)) continue;
    const spreads = (edge: Edge) => edges[edge.id] === 'notANumber' || found.has(edge.target);
    if (Number.isNaN(most) || id === graph.loss || edgesFrom(graph, id).some(spreads)) found.add(id);
  }
  return found;
}

/** True for the node where numbers first go wrong: its value does, or finite in and not finite out. */
function breaks(
  node: GraphNode,
  bad: ReadonlySet<NodeId>,
  arriving: ReadonlyMap<NodeId, GradientState>,
  edges: Readonly<Record<EdgeId, GradientState>>,
): boolean {
  if (bad.has(node.id)) return !node.inputs.some((input) => bad.has(input));
  const finite = arriving.get(node.id) === 'finite' || arriving.get(node.id) === 'zero';
  return finite && edgesInto(node).some((edge) => edges[edge.id] === 'notANumber');
}
