import {
  edgeId,
  edgesFrom,
  edgesInto,
  nodeOf,
  sizeOf,
  type EdgeId,
  type Graph,
  type GraphNode,
  type NodeId,
} from './graph.ts';
import { differentiable } from './reach.ts';
import { gradientAt, stateOf, type Trace } from './trace.ts';
import type { Verdict } from './verdict.ts';

/** Names what a node can be folded into, outermost first: the call of a module, of one within it, a statement. */
export type FoldPaths = Readonly<Record<NodeId, readonly NodeId[]>>;

/** A graph in which some nodes stand for many. What is drawn of a large graph. */
export interface Folding {
  readonly graph: Graph;
  /** The node that stands for a node of the whole graph: itself, where nothing is folded over it. */
  readonly standsFor: (id: NodeId) => NodeId;
  /** The numbers of a pass over the whole graph, as the folded one shows them. */
  readonly trace: (whole: Trace) => Trace;
  /** The judgement of the whole graph, as the folded one shows it. */
  readonly verdict: (whole: Verdict, folded: Trace) => Verdict;
}

/**
 * Folds a graph. Of every path the outermost fold that is not open stands for all that it holds. A fold's operations
 * must follow each other in the graph with none between them that it does not hold: then no cycle can come about.
 * @param open ids of the folds that are not folded.
 */
export function fold(whole: Graph, paths: FoldPaths, open: ReadonlySet<NodeId>): Folding {
  const standsFor = (id: NodeId) => shownAs(id, paths, open);
  const members = new Map<NodeId, GraphNode[]>();
  for (const node of whole.nodes) {
    const id = standsFor(node.id);
    members.set(id, [...(members.get(id) ?? []), node]);
  }
  const reachable = differentiable(whole);
  const sources = new Map<EdgeId, EdgeId[]>();
  // What holds leaves only needs nothing, so it may stand first; all else stands where its last operation did.
  const leaves = [...members].filter(([id, of]) => isFold(id, of) && of.every(isLeaf));
  const others = [...members].filter(([id, of]) => !(isFold(id, of) && of.every(isLeaf)));
  const place = new Map(whole.nodes.map(({ id }, i) => [id, i]));
  others.sort(([, a], [, b]) => place.get(a.at(-1)!.id)! - place.get(b.at(-1)!.id)!);

  const nodes = [...leaves, ...others].map(([id, of]): GraphNode => {
    if (!isFold(id, of)) {
      const [node] = of as [GraphNode];
      edgesInto(node).forEach((edge) => sources.set(edgeId(standsFor(edge.source), id, edge.slot), [edge.id]));
      return { ...node, inputs: node.inputs.map(standsFor) };
    }
    const inputs: NodeId[] = [];
    for (const edge of of.flatMap(edgesInto)) {
      const source = standsFor(edge.source);
      if (source === id) continue;
      if (!inputs.includes(source)) inputs.push(source);
      const drawn = edgeId(source, id, inputs.indexOf(source));
      sources.set(drawn, [...(sources.get(drawn) ?? []), edge.id]);
    }
    const shown = outputOf(whole, id, of, standsFor);
    return {
      ...shown,
      id,
      inputs,
      attributes: {},
      shape: of.every(isLeaf) ? [of.reduce((sum, { shape }) => sum + sizeOf(shape), 0)] : shown.shape,
      name: id,
      folds: { nodes: of.map((node) => node.id), differentiable: reachable.has(shown.id) },
    };
  });
  const graph: Graph = { nodes, loss: standsFor(whole.loss) };

  return {
    graph,
    standsFor,
    trace: (trace) => foldTrace(whole, graph, sources, trace, standsFor),
    verdict: (verdict, trace) => foldVerdict(sources, verdict, trace, standsFor),
  };
}

function isFold(id: NodeId, of: readonly GraphNode[]): boolean {
  return of.length > 1 || of[0]!.id !== id;
}

function isLeaf({ inputs }: GraphNode): boolean {
  return inputs.length === 0;
}

/** The node whose value a fold shows: the last that something outside needs. */
function outputOf(whole: Graph, id: NodeId, of: readonly GraphNode[], standsFor: (id: NodeId) => NodeId): GraphNode {
  const leaves = (node: GraphNode) => edgesFrom(whole, node.id).some(({ target }) => standsFor(target) !== id);
  return of.findLast((node) => node.id === whole.loss || leaves(node)) ?? of.at(-1)!;
}

/** One after the other. */
function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

function foldTrace(
  whole: Graph,
  graph: Graph,
  sources: ReadonlyMap<EdgeId, readonly EdgeId[]>,
  trace: Trace,
  standsFor: (id: NodeId) => NodeId,
): Trace {
  const sourceOf = new Map(whole.nodes.flatMap(edgesInto).map((edge) => [edge.id, edge.source]));
  const values: Record<NodeId, Float32Array> = {};
  const gradients: Record<NodeId, Float32Array | undefined> = {};
  for (const node of graph.nodes) {
    if (!node.folds) {
      values[node.id] = trace.values[node.id]!;
      continue;
    }
    const held = node.folds.nodes.map((id) => nodeOf(whole, id));
    const output = outputOf(whole, node.id, held, standsFor);
    const leaves = held.every(isLeaf);
    values[node.id] = leaves ? joined(held.map(({ id }) => trace.values[id]!)) : trace.values[output.id]!;
    const asked = leaves ? held : [output];
    const arriving = asked.flatMap(({ id }) => gradientAt(whole, trace, id) ?? []);
    gradients[node.id] = arriving.length > 0 ? joined(arriving) : undefined;
  }
  /** What a fold passes back to one node it needs adds up; what goes to different nodes stands side by side. */
  const flowOf = (edges: readonly EdgeId[]): Float32Array | undefined => {
    const sums = new Map<NodeId, Float32Array>();
    for (const edge of edges) {
      const flow = trace.flows[edge];
      const source = sourceOf.get(edge)!;
      if (flow) sums.set(source, sums.get(source)?.map((sum, i) => sum + flow[i]!) ?? flow);
    }
    return sums.size > 0 ? joined([...sums.values()]) : undefined;
  };
  const flows = Object.fromEntries([...sources].map(([drawn, edges]) => [drawn, flowOf(edges)]));
  return { values, flows, gradients };
}

function foldVerdict(
  sources: ReadonlyMap<EdgeId, readonly EdgeId[]>,
  verdict: Verdict,
  trace: Trace,
  standsFor: (id: NodeId) => NodeId,
): Verdict {
  const drawnAs = new Map([...sources].flatMap(([drawn, edges]) => edges.map((edge) => [edge, drawn] as const)));
  return {
    ...verdict,
    edges: Object.fromEntries([...sources.keys()].map((drawn) => [drawn, stateOf(trace.flows[drawn])])),
    thieves: verdict.thieves.map((thief) => ({
      ...thief,
      node: standsFor(thief.node),
      edges: thief.edges.flatMap((edge) => drawnAs.get(edge) ?? []),
      accomplices: thief.accomplices.map((one) => ({
        ...one,
        node: standsFor(one.node),
        origins: one.origins.map(standsFor),
      })),
    })),
    broken: verdict.broken.map(standsFor),
  };
}

/**
 * The folds to open so that no more nodes are drawn than `most`, as far as folding can do that: all of one depth or
 * none, for what is alike should look alike; then those over the thieves, as far as there is room.
 */
export function openWithin(whole: Graph, paths: FoldPaths, most: number, thieves: readonly NodeId[] = []): Set<NodeId> {
  const fits = (open: ReadonlySet<NodeId>) => drawnBy(whole, paths, open) <= most;
  let open = new Set<NodeId>();
  for (let depth = 0; ; depth++) {
    const opened = Object.values(paths).flatMap((path) => path[depth] ?? []);
    const more = new Set([...open, ...opened]);
    if (opened.length === 0 || !fits(more)) break;
    open = more;
  }
  for (const thief of thieves) {
    const more = new Set([...open, ...(paths[thief] ?? [])]);
    if (fits(more)) open = more;
  }
  return open;
}

/** How many nodes are drawn when these folds are open. */
function drawnBy(whole: Graph, paths: FoldPaths, open: ReadonlySet<NodeId>): number {
  return new Set(whole.nodes.map(({ id }) => shownAs(id, paths, open))).size;
}

function shownAs(id: NodeId, paths: FoldPaths, open: ReadonlySet<NodeId>): NodeId {
  return paths[id]?.find((fold) => !open.has(fold)) ?? id;
}
