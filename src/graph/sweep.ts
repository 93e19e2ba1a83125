import { edgesInto, type Edge, type EdgeId, type Graph, type GraphNode, type NodeId } from './graph.ts';
import { isLeaf } from './ops/leaves.ts';
import { differentiable } from './reach.ts';

/**
 * One stop of a pass that is walked slowly: the initial values, a node computed, an edge the gradient comes through, or
 * the end, where nothing is pending any more.
 */
export type Stop = (
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'forward'; readonly node: GraphNode }
  | { readonly kind: 'backward'; readonly edge: Edge }
) & {
  /** What links call it. It follows from the list of nodes, in whatever order the stops are walked. */
  readonly number: number;
  /** Stops of one rank need nothing of each other: what they are about can happen together. */
  readonly rank: number;
};

/**
 * All stops, rank by rank: first forward through every operation, then backward through every edge a gradient can take.
 * A node is computed after all of its operands; a gradient leaves a node after all of its parts have arrived there.
 */
export function sweepOf(graph: Graph): Stop[] {
  const reachable = differentiable(graph);
  const operations = graph.nodes.filter((node) => !isLeaf(node));
  const heights = heightsOf(graph);
  const highest = Math.max(...heights.values());
  const edges = (nodes: readonly GraphNode[]) =>
    nodes.flatMap((node) => edgesInto(node).filter((edge) => reachable.has(edge.source)));
  const numbers = new Map(edges(operations.toReversed()).map(({ id }, i) => [id, 1 + operations.length + i]));
  const stops: Stop[] = [
    { kind: 'start', number: 0, rank: 0 },
    ...operations.map((node, i): Stop => ({ kind: 'forward', node, number: 1 + i, rank: heights.get(node.id)! })),
    ...edges(operations).map((edge): Stop => {
      const rank = 1 + 2 * highest - heights.get(edge.target)!;
      return { kind: 'backward', edge, number: numbers.get(edge.id)!, rank };
    }),
    { kind: 'end', number: 1 + operations.length + numbers.size, rank: Infinity },
  ];
  return stops.sort((a, b) => a.rank - b.rank);
}

/** How many nodes stand before each on the longest way to it. */
function heightsOf({ nodes }: Graph): ReadonlyMap<NodeId, number> {
  const heights = new Map<NodeId, number>();
  for (const { id, inputs } of nodes) heights.set(id, 1 + Math.max(-1, ...inputs.map((input) => heights.get(input)!)));
  return heights;
}

/** The place of the stop that a link calls by its number; the end when there is none. */
export function placeOf(stops: readonly Stop[], number: number): number {
  const place = stops.findIndex((stop) => stop.number === number);
  return place < 0 ? stops.length - 1 : place;
}

/** The number of the stop at which all is computed, and nothing has flowed back. */
export function computedAt({ nodes }: Graph): number {
  return nodes.filter((node) => !isLeaf(node)).length;
}

/** What has been computed and what the gradient has come through when the sweep stands at `position`. */
export function shownAt(graph: Graph, stops: readonly Stop[], position: number) {
  const nodes = new Set<NodeId>(graph.nodes.filter(isLeaf).map((node) => node.id));
  const edges = new Set<EdgeId>();
  for (const stop of stops.slice(0, position + 1)) {
    if (stop.kind === 'forward') nodes.add(stop.node.id);
    if (stop.kind === 'backward') edges.add(stop.edge.id);
    // The edges no gradient can take show that none did.
    if (stop.kind === 'end') for (const node of graph.nodes) for (const { id } of edgesInto(node)) edges.add(id);
  }
  return { nodes, edges };
}

/** The id of what a stop is about; the start is about the loss to come, the end about nothing in particular. */
export function subjectOf(graph: Graph, stop: Stop): NodeId | EdgeId | undefined {
  switch (stop.kind) {
    case 'start':
      return graph.nodes[0]!.id;
    case 'forward':
      return stop.node.id;
    case 'backward':
      return stop.edge.id;
    case 'end':
      return undefined;
  }
}
