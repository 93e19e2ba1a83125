import { edgesInto, type Graph, type GraphNode, type NodeId } from '../graph/graph.ts';

/** Layer of every node, from 0 at the top; an edge always leads to a greater number. */
export type Ranks = ReadonlyMap<NodeId, number>;

/**
 * First stage: which layer each node stands in. Operations stand as high as their operands allow, unless a whole
 * branch comes closer to its consumers by sinking; a leaf stands one layer above its first consumer, and one that feeds
 * nothing in the last layer, out of everyone's way.
 */
export function rank(graph: Graph): Ranks {
  const consumers = consumersOf(graph);
  const ranks = new Map<NodeId, number>();
  for (const node of graph.nodes) {
    const above = node.inputs.map((id) => ranks.get(id)!);
    ranks.set(node.id, node.inputs.length === 0 ? 0 : Math.max(...above) + 1);
  }

  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const node of graph.nodes.toReversed()) {
    const slack = roomBelow(node.id, ranks, consumers);
    if (slack === 0) continue;
    const branch = privateBranch(node, nodes, consumers);
    // Edges into the branch grow by what the edges out of it shrink: sink only when more are leaving.
    let entering = 0;
    for (const id of branch) entering += nodes.get(id)!.inputs.filter((input) => !branch.has(input)).length;
    if (consumers.get(node.id)!.length > entering) for (const id of branch) ranks.set(id, ranks.get(id)! + slack);
  }

  const bottom = Math.max(...ranks.values());
  for (const { id, inputs } of graph.nodes)
    if (inputs.length === 0)
      ranks.set(id, consumers.get(id)!.length === 0 ? bottom : ranks.get(id)! + roomBelow(id, ranks, consumers));
  const top = Math.min(...ranks.values());
  return new Map(graph.nodes.map((node) => [node.id, ranks.get(node.id)! - top]));
}

/** Ids of the nodes each node feeds, one entry per edge. */
function consumersOf(graph: Graph): Map<NodeId, NodeId[]> {
  const consumers = new Map<NodeId, NodeId[]>(graph.nodes.map((node) => [node.id, []]));
  for (const node of graph.nodes) for (const edge of edgesInto(node)) consumers.get(edge.source)!.push(node.id);
  return consumers;
}

/** How many layers `id` could sink before it meets a consumer; 0 for a node nothing consumes. */
function roomBelow(id: NodeId, ranks: Ranks, consumers: ReadonlyMap<NodeId, readonly NodeId[]>): number {
  const below = consumers.get(id)!.map((consumer) => ranks.get(consumer)!);
  return below.length === 0 ? 0 : Math.min(...below) - 1 - ranks.get(id)!;
}

/** `root` and every ancestor that feeds nothing but this branch: what can sink with it for free. */
function privateBranch(
  root: GraphNode,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  consumers: ReadonlyMap<NodeId, readonly NodeId[]>,
): Set<NodeId> {
  const branch = new Set([root.id]);
  const open = [root];
  for (let node = open.pop(); node; node = open.pop())
    for (const input of node.inputs)
      if (!branch.has(input) && consumers.get(input)!.every((id) => branch.has(id))) {
        branch.add(input);
        open.push(nodes.get(input)!);
      }
  return branch;
}
