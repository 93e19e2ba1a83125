/**
 * A model is data: a list of nodes in topological order. Every figure, the layout, the engine and the verdict read
 * this same list, so what is drawn is what runs.
 */
import type { Role } from './tensor-name.ts';

export type Shape = readonly number[];
export type NodeId = string;
/** `source->target#slot`: `x * x` has two edges from `x`, told apart by their slot. */
export type EdgeId = `${NodeId}->${NodeId}#${number}`;

/** The ops of the chapters' models, whose rows every page with a figure loads. */
export type CoreOp =
  | 'parameter'
  | 'input'
  | 'constant'
  | 'matMul'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'square'
  | 'sqrt'
  | 'sum'
  | 'mean'
  | 'maximum'
  | 'relu'
  | 'sigmoid'
  | 'tanh'
  | 'softplus'
  | 'sigmoidCrossEntropy'
  | 'embed'
  | 'concat'
  | 'norm'
  | 'reshape'
  | 'stopGradient';

/** The ops that only a reader's own code uses; `ops-more.ts` brings their rows. */
export type MoreOp =
  | 'neg'
  | 'exp'
  | 'log'
  | 'abs'
  | 'sin'
  | 'cos'
  | 'power'
  | 'minimum'
  | 'max'
  | 'where'
  | 'softmax'
  | 'logSoftmax'
  | 'softmaxCrossEntropy'
  | 'binaryCrossEntropy'
  | 'leakyRelu'
  | 'gelu'
  | 'transpose'
  | 'pick';

export type OpName = CoreOp | MoreOp;

/** What an operation needs beyond its inputs. Each field belongs to the ops that name it. */
export interface Attributes {
  /** `sum`, `mean`, `norm`, `max`: the axes to reduce; all of them when absent. `concat`: exactly one axis. */
  readonly axes?: readonly number[];
  /** `sum`, `mean`, `norm`, `max`: keep reduced axes with size 1. */
  readonly keepDims?: boolean;
  /** `matMul`: transpose the last two axes of that operand first. */
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** `reshape`, `pick`: the shape its elements take, in row-major order. */
  readonly shape?: Shape;
  /** `pick`: where in the operand each element comes from, counted in row-major order. */
  readonly from?: readonly number[];
  /** `transpose`: which axis of the operand each axis is. */
  readonly permutation?: readonly number[];
  /** `power`: what the operand is raised to. */
  readonly exponent?: number;
  /** `leakyRelu`: what it multiplies a negative operand by. */
  readonly slope?: number;
  /** `maximum`, `minimum`: operands that tie share the gradient, as in PyTorch; else the left one has it all. */
  readonly ties?: 'shared';
  /** `relu`: where it is shut nothing comes back, as in PyTorch; else 0 times what arrives, which may be NaN. */
  readonly closed?: 0;
  /** `norm`: its slope at zero is taken as 0, as in PyTorch; else it is 0 / 0. */
  readonly atZero?: 0;
  /** `constant`: its values, in row-major order; one number fills the shape. */
  readonly value?: number | readonly number[];
}

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
  return graph.nodes.filter((node) => node.op === 'parameter');
}

/** Number of elements: 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** `8×4`. @param scalar what a shape without axes is called. */
export function shapeText(shape: Shape, scalar: string): string {
  return shape.length === 0 ? scalar : shape.join('×');
}

/**
 * Ids of the nodes through which a gradient can travel: parameters, and whatever is computed from one without a
 * `stopGradient` between. An edge out of any other node is "not reached".
 */
export function differentiable(graph: Graph): Set<NodeId> {
  const reached = new Set<NodeId>();
  for (const node of graph.nodes) {
    const carries = node.op === 'parameter' || node.inputs.some((id) => reached.has(id));
    if (node.folds ? node.folds.differentiable : carries && node.op !== 'stopGradient') reached.add(node.id);
  }
  return reached;
}
