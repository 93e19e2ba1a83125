import { select } from 'd3-selection';
import { edgesFrom, edgesOf, nodeOf, shapeText, type Graph } from '../graph/graph.ts';
import { chapterOps } from '../graph/ops/chapter.ts';
import type { Slot } from '../graph/ops/row.ts';
import { rowOf } from '../graph/ops/table.ts';
import { nameOf } from '../graph/tensor-name.ts';
import { gradientAt, stateOf } from '../graph/trace.ts';
import type { WalkedGraph } from './graph-view.ts';
import { formatList } from './format.ts';
import { drawHeatmap } from './heatmap.ts';

/** One line under the lens: what it is, the formula, the numbers. */
export interface LensLine {
  readonly id: string;
  readonly term: string;
  readonly formula: string;
  readonly numbers: string;
}

export interface LensText {
  readonly title: string;
  readonly lines: readonly LensLine[];
}

type Subject = Pick<WalkedGraph, 'graph' | 'trace' | 'words' | 'selected' | 'shown' | 'ops'>;

/** What happens within a fold is not said by one formula. */
const FOLDED: Slot = { local: () => '', flow: () => '', factors: [] };

/** What the lens says of the node or edge it stands over. */
export function lensText(subject: Subject): LensText {
  const edge = edgesOf(subject.graph).find((candidate) => candidate.id === subject.selected);
  return edge ? edgeText(subject, edge.id) : nodeText(subject);
}

function symbolOf(graph: Graph, id: string): string {
  return nodeOf(graph, id).id;
}

function nodeText({ graph, trace, words, selected, shown, ops = chapterOps }: Subject): LensText {
  const node = nodeOf(graph, selected);
  const computed = shown.nodes.has(node.id);
  const gradient = gradientAt(graph, trace, node.id);
  const outgoing = edgesFrom(graph, node.id);
  const arrived = node.id === graph.loss || outgoing.some((edge) => shown.edges.has(edge.id));
  const formula = node.folds ? '' : rowOf(ops, node.op).formula(node.inputs, node.attributes);
  const sort = node.folds ? words.graph.folded(node.folds.nodes.length) : words.ops[node.op]!;
  return {
    title: words.details.node(nameOf(node, words.tensors), sort, shapeText(node.shape, words.scalar)),
    lines: [
      {
        id: 'value',
        term: formula ? words.details.computed : words.details.value,
        formula,
        numbers: computed ? formatList(trace.values[node.id]!) : words.details.notYet,
      },
      {
        id: 'arrives',
        term: words.details.arrives(node.id),
        formula: `∂loss/∂${node.id}`,
        numbers: !arrived
          ? words.details.notYet
          : gradient
            ? `${formatList(gradient)} (${words.states[stateOf(gradient)]})`
            : words.details.nothingAsked,
      },
    ],
  };
}

function edgeText({ graph, trace, words, shown, ops = chapterOps }: Subject, id: string): LensText {
  const edge = edgesOf(graph).find((candidate) => candidate.id === id)!;
  const target = nodeOf(graph, edge.target);
  const slot = target.folds ? FOLDED : rowOf(ops, target.op).slot(edge.slot);
  const flow = trace.flows[edge.id];
  const source = symbolOf(graph, edge.source);
  const title = words.details.edge(target.id, source);
  if (!slot || !flow) {
    return {
      title,
      lines: [{ id: 'none', term: words.states.notReached, formula: '', numbers: words.details.nothingAsked }],
    };
  }
  const arriving = gradientAt(graph, trace, target.id);
  const local = slot.local(target.inputs, target.id);
  const [factor] = slot.factors;
  const operand = factor && factor.through === 'itself' ? target.inputs[factor.of]! : undefined;
  const pending = !shown.edges.has(edge.id);
  return {
    title,
    lines: [
      {
        id: 'arrives',
        term: words.details.arrives(target.id),
        formula: 'g',
        numbers: pending || !arriving ? words.details.notYet : formatList(arriving),
      },
      {
        id: 'local',
        term: words.details.local(target.id, source),
        formula: local,
        numbers: operand ? formatList(trace.values[operand]!) : '',
      },
      {
        id: 'passes',
        term: words.details.passesOn(source),
        formula: slot.flow(target.inputs, target.id, 'g'),
        numbers: pending ? words.details.notYet : `${formatList(flow)} (${words.states[stateOf(flow)]})`,
      },
    ],
  };
}

/** Draws the lens: a heading, a definition list, and the node's value as a heatmap where it has more than one element. */
export function drawLens(element: HTMLElement, subject: Subject): void {
  const { title, lines } = lensText(subject);
  const root = select(element);
  root.select('.heading').text(title);
  root
    .select('dl')
    .selectAll<HTMLDivElement, LensLine>('div')
    .data(lines, function (line) {
      return line?.id ?? (this as unknown as Element).getAttribute('data-id')!;
    })
    .join((enter) => {
      const row = enter.append('div').attr('data-id', (line) => line.id);
      row.append('dt');
      const dd = row.append('dd');
      dd.append('span').attr('class', 'formula').attr('translate', 'no');
      dd.append('span').attr('class', 'numbers');
      return row;
    })
    .each(function (line) {
      const row = select(this);
      row.select('dt').text(line.term);
      row.select('.formula').text(line.formula);
      row.select('.numbers').text(line.numbers);
    });
  drawValue(element, subject);
}

/** Widest matrix drawn under the lens, in user units. */
const HEATMAP_WIDTH = 260;

function drawValue(element: HTMLElement, { graph, trace, words, selected, shown }: Subject): void {
  const map = element.querySelector<HTMLElement>('.lens-map');
  if (!map) return;
  const edge = edgesOf(graph).find((candidate) => candidate.id === selected);
  const node = nodeOf(graph, edge?.source ?? selected);
  const values = trace.values[node.id]!;
  const visible = shown.nodes.has(node.id) && values.length > 1;
  map.toggleAttribute('hidden', !visible);
  if (!visible) return;
  const caption = drawHeatmap(map.querySelector('svg')!, {
    values,
    shape: node.shape,
    width: HEATMAP_WIDTH,
    title: nameOf(node, words.tensors),
    words: words.values,
  });
  map.querySelector('figcaption, p')!.textContent = words.values.picture(node.id, caption);
}
