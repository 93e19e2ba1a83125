import {
  differentiable,
  edgesInto,
  edgesOf,
  nodeOf,
  parametersOf,
  type Edge,
  type EdgeId,
  type Graph,
  type NodeId,
} from './graph.ts';
import { ops } from './ops.ts';
import { gradientAt, largest, stateOf, type GradientState, type Trace } from './trace.ts';

/**
 * What became of the gradient on its way back.
 * - `healthy`: every parameter receives one;
 * - `partial`: some parameters starve while others move;
 * - `stuck`: no parameter receives any;
 * - `notANumber`: somewhere it is NaN or infinite.
 */
export type Outcome = 'healthy' | 'partial' | 'stuck' | 'notANumber';

/** A node that a gradient reaches and that hands nothing on. */
export interface Thief {
  readonly node: NodeId;
  /** The edges along which what it passes on is all exactly zero. */
  readonly edges: readonly EdgeId[];
  readonly accomplices: readonly Accomplice[];
}

/** A zero operand that the thief's local derivative multiplies by. */
export interface Accomplice {
  readonly node: NodeId;
  /** The parameters whose zero initial values make it zero; empty when a gate or the data does. */
  readonly origins: readonly NodeId[];
}

export interface ParameterState {
  readonly state: GradientState;
  /** A zero gradient whose cause moves with the next update: it starves for this step only. */
  readonly waits: boolean;
}

export interface Verdict {
  readonly outcome: Outcome;
  readonly edges: Readonly<Record<EdgeId, GradientState>>;
  readonly parameters: Readonly<Record<NodeId, ParameterState>>;
  readonly thieves: readonly Thief[];
  /** Nodes at which a finite gradient turns into NaN or infinity, or whose own value is already one. */
  readonly broken: readonly NodeId[];
}

/** Judges one trace. Pure: the same graph and numbers give the same verdict. */
export function verdict(graph: Graph, trace: Trace): Verdict {
  const reachable = differentiable(graph);
  const edges = Object.fromEntries(edgesOf(graph).map((edge) => [edge.id, stateOf(trace.flows[edge.id])])) as Record<
    EdgeId,
    GradientState
  >;
  const arriving = new Map<NodeId, GradientState>(
    graph.nodes.map((node) => [node.id, stateOf(gradientAt(graph, trace, node.id))]),
  );

  const thieves = graph.nodes.flatMap((node): Thief[] => {
    if (arriving.get(node.id) !== 'finite') return [];
    const stolen = edgesInto(node).filter((edge) => reachable.has(edge.source) && edges[edge.id] === 'zero');
    if (stolen.length === 0) return [];
    return [{ node: node.id, edges: stolen.map((edge) => edge.id), accomplices: accomplices(graph, trace, stolen) }];
  });

  const moving = new Set(parametersOf(graph).flatMap(({ id }) => (arriving.get(id) === 'finite' ? [id] : [])));
  const parameters = Object.fromEntries(
    parametersOf(graph).map(({ id }): [NodeId, ParameterState] => {
      const state = arriving.get(id)!;
      return [id, { state, waits: state === 'zero' && willBeReleased(graph, thieves, moving, id) }];
    }),
  );

  const broken = graph.nodes.filter((node) => breaks(node.id, graph, trace, arriving, edges)).map((node) => node.id);
  return { outcome: outcomeOf(Object.values(parameters), broken), edges, parameters, thieves, broken };
}

function outcomeOf(parameters: readonly ParameterState[], broken: readonly NodeId[]): Outcome {
  const is = (state: GradientState) => (parameter: ParameterState) => parameter.state === state;
  if (broken.length > 0 || parameters.some(is('notANumber'))) return 'notANumber';
  if (!parameters.some(is('finite'))) return 'stuck';
  return parameters.every(is('finite')) ? 'healthy' : 'partial';
}

/** The operands that the stolen edges' derivatives multiply by, and that are zero (or shut gates). */
function accomplices(graph: Graph, trace: Trace, stolen: readonly Edge[]): Accomplice[] {
  const found = new Map<NodeId, Accomplice>();
  for (const edge of stolen) {
    const target = nodeOf(graph, edge.target);
    for (const factor of ops[target.op].slot(edge.slot)?.factors ?? []) {
      const operand = target.inputs[factor.of]!;
      const zero = isZero(trace, operand);
      if (!zero && factor.through === 'itself') continue;
      found.set(operand, { node: operand, origins: zero ? originsOfZero(graph, trace, operand) : [] });
    }
  }
  return [...found.values()];
}

function isZero(trace: Trace, id: NodeId): boolean {
  return largest(trace.values[id]!) === 0;
}

/** The zero parameters that make a zero node zero, by the op table's `zeroWhen`, in graph order. */
export function originsOfZero(graph: Graph, trace: Trace, id: NodeId): NodeId[] {
  const origins = new Set<NodeId>();
  const visit = (at: NodeId): void => {
    const node = nodeOf(graph, at);
    if (node.op === 'parameter') origins.add(at);
    if (ops[node.op].zeroWhen === 'none') return;
    node.inputs.filter((input) => isZero(trace, input)).forEach(visit);
  };
  visit(id);
  return parametersOf(graph).flatMap((p) => (origins.has(p.id) ? [p.id] : []));
}

/**
 * Whether something that starves `parameter` moves with the next update: on its way to the loss stands a thief one of
 * whose accomplices is zero because of a parameter that does receive a gradient.
 */
function willBeReleased(
  graph: Graph,
  thieves: readonly Thief[],
  moving: ReadonlySet<NodeId>,
  parameter: NodeId,
): boolean {
  const downstream = new Set<NodeId>([parameter]);
  for (const node of graph.nodes) if (node.inputs.some((input) => downstream.has(input))) downstream.add(node.id);
  return thieves.some(
    (thief) =>
      downstream.has(thief.node) &&
      thief.accomplices.some(({ origins }) => origins.some((origin) => moving.has(origin))),
  );
}

/** True for the node where numbers first go wrong: its value does, or finite in and not finite out. */
function breaks(
  id: NodeId,
  graph: Graph,
  trace: Trace,
  arriving: ReadonlyMap<NodeId, GradientState>,
  edges: Readonly<Record<EdgeId, GradientState>>,
): boolean {
  const node = nodeOf(graph, id);
  const bad = (at: NodeId) => !Number.isFinite(largest(trace.values[at]!));
  if (bad(id)) return !node.inputs.some(bad);
  const finite = arriving.get(id) === 'finite' || arriving.get(id) === 'zero';
  return finite && edgesInto(node).some((edge) => edges[edge.id] === 'notANumber');
}
