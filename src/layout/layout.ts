import type { EdgeId, Graph, GraphNode, NodeId } from '../graph/graph.ts';
import { isParameter } from '../graph/ops/leaves.ts';
import { labelGaps, type Passage } from './labels.ts';
import { split, type Layered, type Size } from './layers.ts';
import { orderLayers } from './order.ts';
import { ports, type Port } from './ports.ts';
import { position, type Spacing } from './position.ts';
import { rank } from './rank.ts';
import { pathOf, pointsOf, round, type Point, type Stretch } from './route.ts';
import { rows, type Row } from './rows.ts';

export type { Point, Size };

/** All lengths are user units of the drawing. */
export interface LayoutOptions extends Partial<Spacing> {
  /** Box of a node. By default 84×40 for parameters and 64×38 for everything else. */
  readonly size?: (node: GraphNode) => Size;
  /** Box of an edge's label; 44×14 by default. Label and layer gap: the label must fit between two layers. */
  readonly label?: Size;
  /** Least clear height between two layers. */
  readonly layerGap?: number;
  /** Clear space around the drawing. */
  readonly margin?: number;
}

/** A node's box: `x`, `y` is its top left corner, `layer` counts from 0 at the top. */
export interface NodeBox extends Size {
  readonly x: number;
  readonly y: number;
  readonly layer: number;
}

export interface EdgeRoute {
  /** From the source's lower rim to the target's upper rim, y never falling. */
  readonly points: readonly Point[];
  /** The same way as a smooth SVG path. */
  readonly path: string;
  /** Centre of the edge's label, a point of the path. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface Layout extends Size {
  readonly nodes: Readonly<Record<NodeId, NodeBox>>;
  readonly edges: Readonly<Record<EdgeId, EdgeRoute>>;
}

/** Clear height between a label and another edge on its way past. */
const AIR = 1;

export function defaultSize(node: GraphNode): Size {
  return isParameter(node) ? { width: 84, height: 40 } : { width: 64, height: 38 };
}

/**
 * Draws a graph in layers, operands above what they feed: the same picture for the same graph, every time. No box or
 * label covers another, no edge passes a box it does not belong to, and a symmetric graph stands symmetric.
 */
export function layout(graph: Graph, options: LayoutOptions = {}): Layout {
  const { size = defaultSize, label = { width: 44, height: 14 }, layerGap = 32, margin = 8 } = options;
  const { nodeGap = 32, edgeGap = 16 } = options;
  if (graph.nodes.length === 0) return { width: 2 * margin, height: 2 * margin, nodes: {}, edges: {} };

  const layered = split(graph, rank(graph), size);
  const order = orderLayers(layered);
  const x = position(layered, order, { nodeGap, edgeGap });
  const touches = ports(layered, x);
  const gaps = labelGaps(layered, x, touches, label);
  const band = label.height / 2 + AIR;
  const bands = rows(layered, gaps, Math.max(layerGap, 4 * band), band, margin);

  const { left, right } = extent(layered, x, gaps, label);
  const shift = margin - left;
  return {
    width: round(right - left + 2 * margin),
    height: round(bands.at(-1)!.bottom + margin),
    nodes: boxes(layered, x, bands, shift),
    edges: routes(layered, gaps, bands, touches, band, shift),
  };
}

function extent(layered: Layered, x: Float64Array, gaps: readonly (readonly Passage[])[], label: Size) {
  let [left, right] = [Infinity, -Infinity];
  const include = (centre: number, width: number) => {
    left = Math.min(left, centre - width / 2);
    right = Math.max(right, centre + width / 2);
  };
  for (const cell of layered.cells) include(x[cell.id]!, cell.width);
  for (const { middle, labelled } of gaps.flat()) include(middle, labelled ? label.width : 0);
  return { left, right };
}

function boxes(layered: Layered, x: Float64Array, bands: readonly Row[], shift: number): Record<NodeId, NodeBox> {
  const nodes: Record<NodeId, NodeBox> = {};
  for (const { id, node, layer, width, height } of layered.cells) {
    if (node === undefined) continue;
    const { top, bottom } = bands[layer]!;
    nodes[node] = {
      x: round(x[id]! - width / 2 + shift),
      y: round((top + bottom - height) / 2),
      width,
      height,
      layer,
    };
  }
  return nodes;
}

function routes(
  layered: Layered,
  gaps: readonly (readonly Passage[])[],
  bands: readonly Row[],
  touches: readonly Port[],
  band: number,
  shift: number,
): Record<EdgeId, EdgeRoute> {
  const stretches = layered.chains.map((): Stretch[] => []);
  const labels: { x: number; y: number }[] = [];
  gaps.forEach((passages, layer) => {
    const [upper, lower] = [bands[layer]!.bottom, bands[layer + 1]!.top];
    const row = (upper + lower) / 2;
    for (const { chain, top, middle, bottom, labelled, room } of passages) {
      stretches[chain]!.push({
        from: [top + shift, upper],
        through: [middle + shift, row],
        to: [bottom + shift, lower],
        room,
      });
      if (labelled) labels[chain] = { x: round(middle + shift), y: round(row) };
    }
  });

  const edges: Record<EdgeId, EdgeRoute> = {};
  layered.chains.forEach(({ edge, cells }, chain) => {
    const [source, target] = [layered.cells[cells[0]!]!, layered.cells[cells.at(-1)!]!];
    const start: Point = [touches[chain]!.leaves + shift, middleOf(bands[source.layer]!) + source.height / 2];
    const end: Point = [touches[chain]!.enters + shift, middleOf(bands[target.layer]!) - target.height / 2];
    edges[edge.id] = {
      points: pointsOf(start, stretches[chain]!, end),
      path: pathOf(start, stretches[chain]!, end, band),
      label: labels[chain]!,
    };
  });
  return edges;
}

function middleOf({ top, bottom }: Row): number {
  return (top + bottom) / 2;
}
