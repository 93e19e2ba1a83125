/**
 * A model is data: a list of nodes in topological order. Every figure, the layout, the engine and the verdict read
 * this same list, so what is drawn is what runs.
 */
import type { Attributes } from './ops/attributes.ts';
import { isParameter } from './ops/leaves.ts';
import type { OpName } from './ops/table.ts';
import type { Shape } from './shape.ts';
import type { Role } from './tensor-name.ts';

export { shapeText, sizeOf, type Shape } from './shape.ts';
export type { Attributes, OpName };

export type NodeId = string;
/** `source->target#slot`: `x * x` has two edges from `x`, told apart by their slot. */
export type EdgeId = `${NodeId}->${NodeId}#${number}`;

export interface GraphNode {
  readonly id: NodeId;
  readonly op: OpName;
  readonly inputs: readonly NodeId[];
  readonly shape: Shape;
  readonly attributes: Attributes;
  /** What a parameter is to its model; a language makes a name of it: "Embedding a". */
  readonly role?: Role;
  /** A name that is no word of ours: what a reader's program calls it, or the feature that it embeds. */
  readonly name?: string;
  /** In a folded graph (`fold.ts`): the nodes it stands for. It has the op, shape and value of their output. */
  readonly folds?: { readonly nodes: readonly NodeId[]; readonly differentiable: boolean };
}

export interface Graph {
  /** In topological order: a node comes after all of its inputs. */
  readonly nodes: readonly GraphNode[];
  /** The node whose gradient is 1 by definition. A scalar. */
  readonly loss: NodeId;
}

export interface Edge {
  readonly id: EdgeId;
  readonly source: NodeId;
  readonly target: NodeId;
  /** Which operand of `target` this edge feeds, from 0. */
  readonly slot: number;
}

export function edgeId(source: NodeId, target: NodeId, slot: number): EdgeId {
  return `${source}->${target}#${slot}`;
}

/** The edges that enter `node`, in slot order. */
export function edgesInto(node: GraphNode): Edge[] {
  return node.inputs.map((source, slot) => ({
    id: edgeId(source, node.id, slot),
    source,
    target: node.id,
    slot,
  }));
}

/** What is looked up in a graph over and over, found once: a graph never changes. */
interface Index {
  readonly edges: readonly Edge[];
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
  readonly leaving: ReadonlyMap<NodeId, readonly Edge[]>;
}
const indexes = new WeakMap<Graph, Index>();

function indexOf(graph: Graph): Index {
  let index = indexes.get(graph);
  if (!index) {
    const edges = graph.nodes.flatMap(edgesInto);
    const leaving = new Map(graph.nodes.map(({ id }): [NodeId, Edge[]] => [id, []]));
    for (const edge of edges) leaving.get(edge.source)?.push(edge);
    index = { edges, nodes: new Map(graph.nodes.map((node) => [node.id, node])), leaving };
    indexes.set(graph, index);
  }
  return index;
}

/** Every edge of the graph, in topological order of its target, then by slot. */
export function edgesOf(graph: Graph): readonly Edge[] {
  return indexOf(graph).edges;
}

/** The edges that leave a node, in the order of `edgesOf`. */
export function edgesFrom(graph: Graph, id: NodeId): readonly Edge[] {
  return indexOf(graph).leaving.get(id) ?? [];
}

/** @throws Error when the graph has no such node. */
export function nodeOf(graph: Graph, id: NodeId): GraphNode {
  const node = indexOf(graph).nodes.get(id);
  if (!node) throw new Error(`The graph has no node "${id}". It has: ${graph.nodes.map((n) => n.id).join(', ')}.`);
  return node;
}

export function parametersOf(graph: Graph): GraphNode[] {
  return graph.nodes.filter(isParameter);
}
