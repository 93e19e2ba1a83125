import { select, type BaseType, type Selection } from 'd3-selection';
import { edgesOf, shapeText, type Edge, type EdgeId, type Graph, type GraphNode, type NodeId } from '../graph/graph.ts';
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
  const { graph, layout, words, selected } = picture;
  const root = select(svg)
    .attr('viewBox', `0 0 ${layout.width} ${layout.height}`)
    .attr('width', layout.width)
    .attr('height', layout.height)
    .attr('role', selected === undefined ? 'img' : 'group')
    .attr('aria-label', words.graph.title);
  const layers = [
    drawEdges(layer(root, 'edges'), picture, edgesOf(graph)),
    drawNodes(layer(root, 'nodes'), picture, graph.nodes),
  ];
  // First what is no part of it any more goes, so that it need not be laid out again.
  for (const drawing of layers) drawing.next();
  for (const drawing of layers) yield* drawing;
}

/** One `g` of the drawing. */
type Layer = Selection<SVGGElement, unknown, null, undefined>;

function layer(root: Selection<SVGSVGElement, unknown, null, undefined>, name: string): Layer {
  const found = root.select<SVGGElement>(`g.${name}`);
  return found.empty() ? root.append('g').attr('class', name) : found;
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
  return { role: 'button', 'aria-label': label(), tabindex: selected === id ? 0 : -1 };
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

function* drawEdges(parent: Layer, picture: GraphPicture, edges: readonly Edge[]): Generator<void> {
  const { graph, layout, words, selected } = picture;
  const names = new Map(graph.nodes.map((node) => [node.id, nameOf(node, words.tensors)]));
  const groups = parent
    .selectAll<SVGGElement, Edge>('g.edge')
    .data(edges, key)
    .join((enter) =>
      enter
        .append('g')
        .attr('class', 'edge')
        .attr('data-id', (e) => e.id),
    )
    .nodes();
  yield;

  for (const [i, edge] of edges.entries()) {
    const group = groups[i]!;
    if (!group.firstChild) appendEdge(select(group));
    const look = edgeLook(edge, picture);
    const text = flowText(look.state, look.size);
    const route = layout.edges[edge.id]!;
    const stateName = look.state === 'pending' ? undefined : words.states[look.state];
    put(group, {
      class: `edge ${look.state} flow-${Math.round(look.level)}${selected === edge.id ? ' selected' : ''}`,
      ...stop(edge.id, selected, () =>
        words.graph.edge(names.get(edge.source)!, names.get(edge.target)!, stateName, text),
      ),
    });
    const [hit, wire, flow, back, label] = group.children as Iterable<Element> as Parts;
    if (selected !== undefined) put(hit, { d: route.path });
    put(wire, { d: route.path });
    put(flow, { d: route.path, 'stroke-width': look.state === 'finite' ? (1.5 + look.level * 0.75).toFixed(2) : null });
    const width = text ? columnsOf(text) * LABEL_CHARACTER + 6 : 0;
    put(back, { x: route.label.x - width / 2, y: route.label.y - 8, width, height: 16 });
    put(label, { x: route.label.x, y: route.label.y, dy: '0.33em' }, text);
    if (i % PART === 0) yield;
  }
}

function appendEdge(g: Layer): void {
  g.append('path').attr('class', 'hit');
  g.append('path').attr('class', 'wire');
  g.append('path').attr('class', 'flow');
  g.append('rect').attr('class', 'label-back');
  g.append('text').attr('class', 'label').attr('aria-hidden', 'true');
}

function* drawNodes(parent: Layer, picture: GraphPicture, nodes: readonly GraphNode[]): Generator<void> {
  const { graph, layout, trace, verdict, words, ops, shown, selected } = picture;
  const caught = verdict.thieves.filter((t) => t.edges.every((e) => shown.edges.has(e)));
  const thieves = new Set(caught.filter((t) => !t.waits).map((t) => t.node));
  const waiting = new Set(caught.filter((t) => t.waits).map((t) => t.node));
  const accomplices = new Set(
    verdict.thieves.filter((t) => thieves.has(t.node)).flatMap((t) => t.accomplices.flatMap((a) => a.origins)),
  );
  const isShown = ({ id }: Edge) => shown.edges.has(id);
  const leaving = Map.groupBy(edgesOf(graph), ({ source }) => source);
  const groups = parent
    .selectAll<SVGGElement, GraphNode>('g.node')
    .data(nodes, key)
    .join((enter) =>
      enter
        .append('g')
        .attr('class', 'node')
        .attr('data-id', (n) => n.id),
    )
    .nodes();
  yield;

  for (const [i, node] of nodes.entries()) {
    const group = groups[i]!;
    if (!group.firstChild) appendNode(select(group));
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
    put(outline, { x: box.x, y: box.y, width, height, rx: node.folds || isParameter(node) ? 2 : height / 2 });
    put(name, { x, y: y - 4 }, node.id);
    put(sort, { x, y: y + 11 }, sortText(node, ops));
    const room = tag ? columnsOf(tag) * LABEL_CHARACTER + 8 : 0;
    const right = box.x + width + 6;
    put(back, { x: right - room, y: box.y - 9, width: room, height: 15 });
    put(label, { x: right - room / 2, y: box.y - 1.5, dy: '0.33em' }, tag);
    if (i % PART === 0) yield;
  }
}

function appendNode(g: Layer): void {
  g.append('rect').attr('class', 'box');
  // Each group has a label of its own that says more than these.
  g.append('text').attr('class', 'name').attr('aria-hidden', 'true').attr('translate', 'no');
  g.append('text').attr('class', 'sort').attr('aria-hidden', 'true').attr('translate', 'no');
  g.append('rect').attr('class', 'tag-back');
  g.append('text').attr('class', 'tag').attr('aria-hidden', 'true');
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

/** Room for a node's two lines of text; for the layout. */
export function nodeSize(node: GraphNode, ops?: Ops): Size {
  const room =
    Math.ceil(Math.max(NAME_CHARACTER * columnsOf(node.id), SORT_CHARACTER * columnsOf(sortText(node, ops)))) + 14;
  const least = isParameter(node) ? 80 : 64;
  return { width: Math.max(least, room), height: 38 };
}
