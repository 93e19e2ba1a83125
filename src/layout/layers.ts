import { edgesOf, type Edge, type Graph, type GraphNode, type NodeId } from '../graph/graph.ts';
import type { Ranks } from './rank.ts';
import { overhangOf, widthFor } from './tags.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What takes a place in a layer: a node, or the point where a long edge passes the layer (no `node`). */
export interface Cell {
  readonly id: number;
  readonly layer: number;
  readonly node: NodeId | undefined;
  /** A node without operands. */
  readonly leaf: boolean;
  readonly width: number;
  readonly height: number;
  /** How far the node's tag may stand out beside its box, on either side. */
  readonly overhang: number;
}

/** An edge as the cells it visits, one per layer, from source to target. */
export interface Chain {
  readonly edge: Edge;
  readonly cells: readonly number[];
}

/** The graph cut into segments that each lead from one layer to the next. All lists are indexed by cell id. */
export interface Layered {
  readonly cells: readonly Cell[];
  readonly layerCount: number;
  readonly chains: readonly Chain[];
  /** Cells that a cell's segments come from, one entry per segment. */
  readonly above: readonly (readonly number[])[];
  /** Cells that a cell's segments lead to, one entry per segment. */
  readonly below: readonly (readonly number[])[];
}

/** Second stage: gives every node a cell, and every long edge a virtual cell in each layer it passes. */
export function split(graph: Graph, ranks: Ranks, size: (node: GraphNode) => Size, tagWidth: number): Layered {
  const cells: Cell[] = [];
  const above: number[][] = [];
  const below: number[][] = [];

  function append(cell: Omit<Cell, 'id'>): number {
    above.push([]);
    below.push([]);
    return cells.push({ id: cells.length, ...cell }) - 1;
  }

  const edges = edgesOf(graph);
  const leaving = new Map<NodeId, number>();
  for (const { source } of edges) leaving.set(source, (leaving.get(source) ?? 0) + 1);
  const cellOf = new Map<NodeId, number>();
  for (const node of graph.nodes) {
    const { width: least, height } = size(node);
    const lines = leaving.get(node.id) ?? 0;
    const width = widthFor(least, lines, tagWidth);
    const cell = { layer: ranks.get(node.id)!, node: node.id, leaf: node.inputs.length === 0, width, height };
    cellOf.set(node.id, append({ ...cell, overhang: overhangOf(width, lines, tagWidth) }));
  }

  const chains = edges.map((edge): Chain => {
    const visited = [cellOf.get(edge.source)!];
    for (let layer = ranks.get(edge.source)! + 1; layer < ranks.get(edge.target)!; layer++)
      visited.push(append({ layer, node: undefined, leaf: false, width: 0, height: 0, overhang: 0 }));
    visited.push(cellOf.get(edge.target)!);
    for (let i = 1; i < visited.length; i++) {
      below[visited[i - 1]!]!.push(visited[i]!);
      above[visited[i]!]!.push(visited[i - 1]!);
    }
    return { edge, cells: visited };
  });

  const layerCount = cells.reduce((most, cell) => Math.max(most, cell.layer + 1), 0);
  return { cells, layerCount, chains, above, below };
}
