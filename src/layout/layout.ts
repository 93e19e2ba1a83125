import type { EdgeId, Graph, GraphNode, NodeId } from '../graph/graph.ts';
import { isParameter } from '../graph/ops/leaves.ts';
import { differentiable } from '../graph/reach.ts';
import { labelGaps, type Passage } from './labels.ts';
import { split, type Layered, type Size } from './layers.ts';
import { orderLayers } from './order.ts';
import { ports, type Port } from './ports.ts';
import { position, type Spacing } from './position.ts';
import { rank } from './rank.ts';
import { headOf, pathOf, pointsOf, round, type Point, type Stretch } from './route.ts';
import { rows, type Row } from './rows.ts';
import { tagBeside } from './tags.ts';

export type { Point, Size };

/** All lengths are user units of the drawing. */
export interface LayoutOptions extends Partial<Spacing> {
  /** Box of a node. By default 84×40 for parameters and 70×38 for everything else. */
  readonly size?: (node: GraphNode) => Size;
  /** Box of an edge's label; 47×14 by default. Label and layer gap: the label must fit between two layers. */
  readonly label?: Size;
  /** Box of a node's tag; 42×14 by default. */
  readonly tag?: Size;
  /** Least clear height between two layers, of which the uppermost part is for tags and arrows. */
  readonly layerGap?: number;
  /** Clear space around the drawing. */
  readonly margin?: number;
}

/** A node's box: `x`, `y` is its top left corner, `layer` counts from 0 at the top. */
export interface NodeBox extends Size {
  readonly x: number;
  readonly y: number;
  readonly layer: number;
  /** Centre of the node's tag, below its box. */
  readonly tag: { readonly x: number; readonly y: number };
}

export interface EdgeRoute {
  /** From the source's lower rim to the target's upper rim, y never falling. */
  readonly points: readonly Point[];
  /** The same way as a smooth SVG path, backwards: as the gradient runs, from the target up to the head of the arrow. */
  readonly path: string;
  /** The arrow's head at the source, as an SVG path. */
  readonly head: string;
  /** Where the edge's label begins or ends, whichever is beside the edge. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
}

export interface Layout extends Size {
  readonly nodes: Readonly<Record<NodeId, NodeBox>>;
  readonly edges: Readonly<Record<EdgeId, EdgeRoute>>;
}

/** Clear height between a label and another edge on its way past. */
const AIR = 1;
/** Clear height between a box and its tag. */
const ABOVE_TAG = 3;

export function defaultSize(node: GraphNode): Size {
  return isParameter(node) ? { width: 84, height: 40 } : { width: 70, height: 38 };
}

/**
 * Draws a graph in layers, operands above what they feed: the same picture for the same graph, every time. No box or
 * label covers another, no edge passes a box it does not belong to, and a symmetric graph stands symmetric.
 */
export function layout(graph: Graph, options: LayoutOptions = {}): Layout {
  const { size = defaultSize, label = { width: 47, height: 14 }, tag = { width: 42, height: 14 } } = options;
  const { layerGap = 48, margin = 3, nodeGap = 32, edgeGap = 20 } = options;
  if (graph.nodes.length === 0) return { width: 2 * margin, height: 2 * margin, nodes: {}, edges: {} };

  const layered = split(graph, rank(graph), size, tag.width);
  const order = orderLayers(layered);
  const x = position(layered, order, { nodeGap, edgeGap });
  const touches = ports(layered, x, tag.width);
  const band = label.height / 2 + AIR;
  const foot = ABOVE_TAG + tag.height;
  const clear = Math.max(layerGap - foot, 4 * band);
  const gaps = labelGaps(layered, x, touches, label, differentiable(graph), (2 * band) / clear);
  const bands = rows(layered, gaps, clear, band, margin, foot);

  const { left, right } = extent(layered, x, gaps, label);
  const shift = margin - left;
  return {
    width: round(right - left + 2 * margin),
    height: round(bands.at(-1)!.bottom + margin),
    nodes: boxes(layered, x, touches, bands, tag, foot, shift),
    edges: routes(layered, gaps, bands, touches, band, foot, shift),
  };
}

function extent(layered: Layered, x: Float64Array, gaps: readonly (readonly Passage[])[], label: Size) {
  let [left, right] = [Infinity, -Infinity];
  const include = (from: number, to: number) => {
    left = Math.min(left, from);
    right = Math.max(right, to);
  };
  for (const { id, width, overhang } of layered.cells) {
    const half = width / 2 + overhang;
    include(x[id]! - half, x[id]! + half);
  }
  for (const { middle, label: beside = 0 } of gaps.flat()) {
    const end = beside + Math.sign(beside) * label.width;
    include(middle + Math.min(0, end), middle + Math.max(0, end));
  }
  return { left, right };
}

function boxes(
  layered: Layered,
  x: Float64Array,
  touches: readonly Port[],
  bands: readonly Row[],
  tag: Size,
  foot: number,
  shift: number,
): Record<NodeId, NodeBox> {
  const leaving = layered.cells.map((): number[] => []);
  layered.chains.forEach(({ cells: [source] }, chain) => leaving[source!]!.push(touches[chain]!.leaves - x[source!]!));
  const nodes: Record<NodeId, NodeBox> = {};
  for (const { id, node, layer, width, height } of layered.cells) {
    if (node === undefined) continue;
    const [middle, y] = [x[id]! + shift, middleOf(bands[layer]!, foot) - height / 2];
    nodes[node] = {
      x: round(middle - width / 2),
      y: round(y),
      width,
      height,
      layer,
      tag: {
        x: round(
          middle +
            tagBeside(
              leaving[id]!.sort((a, b) => a - b),
              tag.width,
            ),
        ),
        y: round(y + height + ABOVE_TAG + tag.height / 2),
      },
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
  foot: number,
  shift: number,
): Record<EdgeId, EdgeRoute> {
  const stretches = layered.chains.map((): Stretch[] => []);
  const labels: EdgeRoute['label'][] = [];
  gaps.forEach((passages, layer) => {
    const [upper, lower] = [bands[layer]!.bottom, bands[layer + 1]!.top];
    const row = (upper + lower) / 2;
    for (const { chain, top, middle, bottom, label, room } of passages) {
      stretches[chain]!.push({
        from: [top + shift, upper],
        through: [middle + shift, row],
        to: [bottom + shift, lower],
        room,
      });
      if (label !== undefined)
        labels[chain] = { x: round(middle + label + shift), y: round(row), anchor: label > 0 ? 'start' : 'end' };
    }
  });

  const edges: Record<EdgeId, EdgeRoute> = {};
  layered.chains.forEach(({ edge, cells }, chain) => {
    const [source, target] = [layered.cells[cells[0]!]!, layered.cells[cells.at(-1)!]!];
    const start: Point = [touches[chain]!.leaves + shift, middleOf(bands[source.layer]!, foot) + source.height / 2];
    const end: Point = [touches[chain]!.enters + shift, middleOf(bands[target.layer]!, foot) - target.height / 2];
    edges[edge.id] = {
      points: pointsOf(start, stretches[chain]!, end),
      path: pathOf(start, stretches[chain]!, end, band),
      head: headOf(start),
      label: labels[chain]!,
    };
  });
  return edges;
}

/** The middle of a layer's boxes. */
function middleOf({ top, bottom }: Row, foot: number): number {
  return (top + bottom - foot) / 2;
}
