import type { Attributes, Graph, GraphNode, NodeId, OpName, Shape } from './graph.ts';
import { chapterOps } from './ops/chapter.ts';
import { rowOf, type Ops } from './ops/table.ts';
import { ShapeError } from './shape.ts';
import type { Role } from './tensor-name.ts';

/** Builds a graph node by node; each call returns the new node's id, so models read like the code they stand for. */
export interface GraphBuilder {
  /**
   * A tensor that training changes.
   * @param role what the reader's name of it is made of: "Weights W"; without one it is called by its id.
   * @param name what tells it from others of its role; its id when absent.
   */
  parameter(id: NodeId, shape: Shape, role?: Role, name?: string): NodeId;
  /** A tensor fed anew at every step. */
  input(id: NodeId, shape: Shape): NodeId;
  constant(id: NodeId, shape: Shape, value: number | readonly number[]): NodeId;
  /** @throws ShapeError naming the node when the operands do not fit; Error when there are too few of them, or too many. */
  apply(op: OpName, id: NodeId, inputs: readonly NodeId[], attributes?: Attributes): NodeId;
  /** @throws Error when `loss` is not a scalar of this graph. */
  build(loss: NodeId): Graph;
}

/** @param ops the table that the graph's operations stand in. */
export function graphBuilder(ops: Ops = chapterOps): GraphBuilder {
  const nodes = new Map<NodeId, GraphNode>();

  function append(node: GraphNode): NodeId {
    if (nodes.has(node.id)) throw new Error(`Two nodes are called "${node.id}". Give one of them another id.`);
    nodes.set(node.id, node);
    return node.id;
  }

  function find(id: NodeId): GraphNode {
    const node = nodes.get(id);
    if (!node) throw new Error(`No node "${id}" stands before this one. Inputs come first.`);
    return node;
  }

  return {
    parameter: (id, shape, role, name) =>
      append({ id, op: 'parameter', inputs: [], shape, attributes: {}, role, name }),
    input: (id, shape) => append({ id, op: 'input', inputs: [], shape, attributes: {} }),
    constant: (id, shape, value) => append({ id, op: 'constant', inputs: [], shape, attributes: { value } }),
    apply(op, id, inputs, attributes = {}) {
      const row = rowOf(ops, op);
      if (row.arity !== Infinity && inputs.length !== row.arity)
        throw new Error(`${id}: ${op} takes ${row.arity} operand(s), not ${inputs.length}.`);
      try {
        const shape = row.shape(
          inputs.map((input) => find(input).shape),
          attributes,
        );
        return append({ id, op, inputs, shape, attributes });
      } catch (error) {
        throw error instanceof ShapeError ? new ShapeError(`${id}: ${error.message}`, error.fault) : error;
      }
    },
    build(loss) {
      if (find(loss).shape.length !== 0) throw new Error(`The loss must be a scalar; "${loss}" is not.`);
      return { nodes: [...nodes.values()], loss };
    },
  };
}
