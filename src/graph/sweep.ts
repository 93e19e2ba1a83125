import { edgesInto, type Edge, type EdgeId, type Graph, type GraphNode, type NodeId } from './graph.ts';
import { isLeaf } from './ops/leaves.ts';
import { differentiable } from './reach.ts';

/** One stop of a pass that is walked slowly: the initial values, a node computed, or an edge the gradient comes through. */
export type Stop =
  | { readonly kind: 'start' }
  | { readonly kind: 'forward'; readonly node: GraphNode }
  | { readonly kind: 'backward'; readonly edge: Edge };

/** All stops: first forward through every operation, then backward through every edge a gradient can take. */
export function sweepOf(graph: Graph): Stop[] {
  const reachable = differentiable(graph);
  const operations = graph.nodes.filter((node) => !isLeaf(node));
  const edges = [...operations]
    .reverse()
    .flatMap((node) => edgesInto(node).filter((edge) => reachable.has(edge.source)));
  return [
    { kind: 'start' },
    ...operations.map((node): Stop => ({ kind: 'forward', node })),
    ...edges.map((edge): Stop => ({ kind: 'backward', edge })),
  ];
}

/** What has been computed and what the gradient has come through when the sweep stands at `position`. */
export function shownAt(graph: Graph, stops: readonly Stop[], position: number) {
  const nodes = new Set<NodeId>(graph.nodes.filter(isLeaf).map((node) => node.id));
  const edges = new Set<EdgeId>();
  for (const stop of stops.slice(0, position + 1)) {
    if (stop.kind === 'forward') nodes.add(stop.node.id);
    if (stop.kind === 'backward') edges.add(stop.edge.id);
  }
  // At the end nothing is pending: the edges no gradient can take show that none did.
  if (position >= stops.length - 1)
    for (const node of graph.nodes) for (const edge of edgesInto(node)) edges.add(edge.id);
  return { nodes, edges };
}

/** The id of what a stop is about; the start is about the loss to come. */
export function subjectOf(graph: Graph, stop: Stop): NodeId | EdgeId {
  return stop.kind === 'forward' ? stop.node.id : stop.kind === 'backward' ? stop.edge.id : graph.nodes[0]!.id;
}
