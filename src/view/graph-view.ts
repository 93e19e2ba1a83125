import { select, type BaseType } from 'd3-selection';
import {
  edgesOf,
  edgesInto,
  shapeText,
  type Edge,
  type EdgeId,
  type Graph,
  type GraphNode,
  type NodeId,
} from '../graph/graph.ts';
import { chapterOps } from '../graph/ops/chapter.ts';
import { isLeaf, isParameter } from '../graph/ops/leaves.ts';
import { rowOf, type Ops } from '../graph/ops/table.ts';
import { nameOf } from '../graph/tensor-name.ts';
import { gradientAt, largest, stateOf, type GradientState, type Trace } from '../graph/trace.ts';
import type { Verdict } from '../graph/verdict.ts';
import type { Words } from '../words/words.ts';
import type { Size } from '../layout/layout.ts';
import type { Placement } from './drawn-layout.ts';
import { formatNumber } from './format.ts';
import { round } from './look.ts';
import { columnsOf } from './type-size.ts';
import { wholly } from './wholly.ts';

/** What is drawn. Positions, numbers and judgement come from outside; drawing decides nothing. */
export interface GraphPicture {
  readonly graph: Graph;
  readonly layout: Placement;
  readonly trace: Trace;
  readonly verdict: Verdict;
  readonly words: Words;
  /** The table that the graph's operations stand in; the chapters' when absent. */
  readonly ops?: Ops;
  /** Nodes whose value is computed, and edges the gradient has come through, at this point of the pass. */
  readonly shown: { readonly nodes: ReadonlySet<NodeId>; readonly edges: ReadonlySet<EdgeId> };
  /** The node or edge under the lens; the graph's one tab stop. None in a graph that is only looked at: an image. */
  readonly selected?: NodeId | EdgeId;
}

/** A graph that the reader walks through. */
export type WalkedGraph = GraphPicture & { readonly selected: NodeId | EdgeId };

/** Gradients of 1e-8 and below have level 0, of 1 and above level 6, evenly on a log scale between. */
const LEVELS = 6;
const SMALLEST_LEVEL = -8;

/** Level of a gradient's size, 0 to 6, for colour; as a fraction it sets the width too. */
export function levelOf(size: number): number {
  const fraction = (Math.log10(size) - SMALLEST_LEVEL) / -SMALLEST_LEVEL;
  return Math.max(0, Math.min(LEVELS, fraction * LEVELS));
}

/** The datum's id, or the static element's own: so that drawing adopts what is there. */
function key(this: BaseType, datum: unknown): string {
  return (datum as { id: string } | undefined)?.id ?? (this as Element).getAttribute('data-id')!;
}

/** Draws the graph into `svg`; called again with other numbers, it changes the same elements. */
export function drawGraph(svg: SVGSVGElement, picture: GraphPicture): void {
  wholly(drawGraphInParts(svg, picture));
}

/** Edges or nodes that are drawn as one part. */
const PART = 3;

/** The same in parts: hundreds of edges and nodes are too much for one task. */
export function* drawGraphInParts(svg: SVGSVGElement, picture: GraphPicture): Generator<void> {
  const { graph, layout, selected } = picture;
  const stops = backwards(graph);
  const groups = select(svg)
    .attr('viewBox', `0 0 ${layout.width} ${layout.height}`)
    .attr('width', layout.width)
    .attr('height', layout.height)
    .attr('role', selected === undefined ? 'img' : 'listbox')
    .selectAll<SVGGElement, GraphNode | Edge>('g')
    .data(stops, key)
    .join((enter) => enter.append('g').attr('data-id', ({ id }) => id))
    .nodes();
  // First what is no part of it any more goes, so that it need not be laid out again.
  yield;
  const [drawEdge, drawNode] = [edgeDrawing(picture), nodeDrawing(picture)];
  for (const [i, stop] of stops.entries()) {
    if ('op' in stop) drawNode(groups[i]!, stop);
    else drawEdge(groups[i]!, stop);
    if (i % PART === 0) yield;
  }
}

/** As the gradient runs, from the loss to the parameters: each node, then the edges it hands its gradient on through. */
function backwards(graph: Graph): (GraphNode | Edge)[] {
  return graph.nodes.toReversed().flatMap((node) => [node, ...edgesInto(node)]);
}

/** The drawn parts of a node or an edge, in the order in which they were appended. */
type Parts = [Element, Element, Element, Element, Element];

/**
 * Writes attributes and text that differ from what stands there. While a model trains, a graph of forty edges is drawn
 * many times a second and hardly any of it changes.
 */
function put(element: Element, attributes: Readonly<Record<string, string | number | null>>, text?: string): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  }
  if (text !== undefined && element.textContent !== text) element.textContent = text;
}

/** What makes a node or an edge a stop of a graph that is walked through; nothing in one that is only looked at. */
function stop(id: string, selected: string | undefined, label: () => string): Record<string, string | number> {
  if (selected === undefined) return {};
  const chosen = selected === id;
  return { role: 'option', 'aria-selected': String(chosen), 'aria-label': label(), tabindex: chosen ? 0 : -1 };
}

/** What an edge shows now: its state once the gradient has come through, nothing before. */
function edgeLook(edge: Edge, { trace, verdict, shown }: GraphPicture) {
  const state: GradientState | 'pending' = shown.edges.has(edge.id) ? verdict.edges[edge.id]! : 'pending';
  const size = largest(trace.flows[edge.id] ?? []);
  return { state, size, level: state === 'finite' ? levelOf(size) : 0 };
}

/** Significant digits on an edge: its label has room for no more, and the lens shows the rest. */
const LABEL_DIGITS = 2;

function flowText(state: GradientState | 'pending', size: number): string {
  return state === 'finite'
    ? formatNumber(Number(size.toPrecision(LABEL_DIGITS)))
    : state === 'zero'
      ? '0'
      : state === 'notANumber'
        ? 'NaN'
        : '';
}

function edgeDrawing(picture: GraphPicture) {
  const { graph, layout, words, selected } = picture;
  const names = new Map(graph.nodes.map((node) => [node.id, nameOf(node, words.tensors)]));
  return (group: SVGGElement, edge: Edge): void => {
    if (!group.firstChild) append(group, EDGE_PARTS);
    const { state, size, level } = edgeLook(edge, picture);
    const { path, head, label } = layout.edges[edge.id]!;
    const stateName = state === 'pending' ? undefined : words.states[state];
    const text = flowText(state, size);
    put(group, {
      class: `edge ${state} flow-${Math.round(level)}${selected === edge.id ? ' selected' : ''}`,
      ...stop(edge.id, selected, () =>
        words.graph.edge(names.get(edge.source)!, names.get(edge.target)!, stateName, state === 'finite' ? text : ''),
      ),
    });
    const [hit, wire, flow, tip, number] = group.children as Iterable<Element> as Parts;
    if (selected !== undefined) put(hit, { d: path });
    put(wire, { d: path });
    put(flow, { d: path, 'stroke-width': state === 'finite' ? (1.5 + level * 0.75).toFixed(2) : null });
    put(tip, { d: head });
    put(number, { x: label.x, y: label.y, dy: '0.33em', 'text-anchor': label.anchor }, text);
  };
}

/**
 * Tags and classes of what an edge is drawn with. `flow` is the gradient's line, one path an edge, told by the `data-id`
 * of its group: it runs as the gradient does, from the target's upper rim up to the head of the arrow at the source.
 */
const EDGE_PARTS = { hit: 'path', wire: 'path', flow: 'path', head: 'path', label: 'text' };
const NODE_PARTS = { box: 'rect', name: 'text', sort: 'text', 'tag-back': 'rect', tag: 'text' };

/** A group has a label of its own that says more than the texts in it. */
function append(group: SVGGElement, parts: Readonly<Record<string, string>>): void {
  for (const [name, tag] of Object.entries(parts)) {
    const part = select(group).append(tag).attr('class', name);
    if (tag === 'text') part.attr('aria-hidden', 'true').attr('translate', name === 'tag' ? null : 'no');
  }
}

function nodeDrawing(picture: GraphPicture) {
  const { graph, layout, trace, verdict, words, ops, shown, selected } = picture;
  const caught = verdict.thieves.filter((t) => t.edges.every((e) => shown.edges.has(e)));
  const thieves = new Set(caught.filter((t) => !t.waits).map((t) => t.node));
  const waiting = new Set(caught.filter((t) => t.waits).map((t) => t.node));
  const accomplices = new Set(
    verdict.thieves.filter((t) => thieves.has(t.node)).flatMap((t) => t.accomplices.flatMap((a) => a.origins)),
  );
  const isShown = ({ id }: Edge) => shown.edges.has(id);
  const leaving = Map.groupBy(edgesOf(graph), ({ source }) => source);
  return (group: SVGGElement, node: GraphNode): void => {
    if (!group.firstChild) append(group, NODE_PARTS);
    const box = layout.nodes[node.id]!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const gradient = gradientAt(graph, trace, node.id);
    const arrived = shown.edges.size > 0 && (leaving.get(node.id) ?? []).every(isShown);
    const classes = [
      'node',
      node.folds ? 'folded' : '',
      isParameter(node) ? 'parameter' : isLeaf(node) ? 'given' : 'operation',
      shown.nodes.has(node.id) ? '' : 'pending',
      thieves.has(node.id) ? 'thief' : waiting.has(node.id) ? 'waiting' : '',
      accomplices.has(node.id) ? 'accomplice' : '',
      selected === node.id ? 'selected' : '',
    ];
    const tag = thieves.has(node.id)
      ? words.graph.thief
      : waiting.has(node.id)
        ? words.graph.waits
        : accomplices.has(node.id)
          ? words.graph.zero
          : '';
    put(group, {
      class: classes.filter(Boolean).join(' '),
      ...stop(node.id, selected, () =>
        words.graph.node(
          nameOf(node, words.tensors),
          (node.folds ? words.graph.folded(node.folds.nodes.length) : words.ops[node.op]!) + (tag ? `, ${tag}` : ''),
          shapeText(node.shape, words.scalar),
          arrived ? words.states[stateOf(gradient)] : undefined,
          gradient ? formatNumber(largest(gradient)) : '–',
        ),
      ),
    });
    const [outline, name, sort, back, label] = group.children as Iterable<Element> as Parts;
    const { width, height } = box;
    const room = tag ? tagWidth(tag) : 0;
    put(outline, { x: box.x, y: box.y, width, height, rx: node.folds || isParameter(node) ? 2 : height / 2 });
    const sortShown = sortText(node, ops);
    put(name, { x, y: sortShown ? y - 3 : y + 4 }, node.id);
    put(sort, { x, y: y + 10.5 }, sortShown);
    put(back, { x: round(box.tag.x - room / 2), y: box.tag.y - TAG_HEIGHT / 2, width: room, height: TAG_HEIGHT });
    put(label, { ...box.tag, dy: '0.33em' }, tag);
  };
}

/** Second line of a node: its op's symbol and its shape, or how many nodes are folded into it. */
function sortText(node: GraphNode, ops: Ops = chapterOps): string {
  const { op, shape, folds } = node;
  if (folds) return `[+] ${folds.nodes.length}`;
  const shapeShown = shapeText(shape, '');
  const symbol = isLeaf(node) ? '' : rowOf(ops, op).symbol;
  return [symbol, shapeShown].filter(Boolean).join(' ');
}

/** Widths of a character of a node's name, of its second line, and of what is written on an edge, in user units. */
const NAME_CHARACTER = 7.5;
const SORT_CHARACTER = 6.7;
const LABEL_CHARACTER = 6.6;

const TAG_HEIGHT = 14;

function tagWidth(tag: string): number {
  return columnsOf(tag) * LABEL_CHARACTER + 8;
}

/** Room for the longest tag; for the layout. */
export function tagSize({ graph }: Pick<Words, 'graph'>): Size {
  return { width: Math.ceil(Math.max(...[graph.thief, graph.waits, graph.zero].map(tagWidth))), height: TAG_HEIGHT };
}

/** Room for a node's two lines of text; for the layout. */
export function nodeSize(node: GraphNode, ops?: Ops): Size {
  const room =
    Math.ceil(Math.max(NAME_CHARACTER * columnsOf(node.id), SORT_CHARACTER * columnsOf(sortText(node, ops)))) + 12;
  const least = isParameter(node) ? 80 : 70;
  return { width: Math.max(least, room), height: 34 };
}
