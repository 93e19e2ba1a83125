import { select } from 'd3-selection';
import { parametersOf, shapeText, type Graph } from '../graph/graph.ts';
import { isLeaf, isParameter } from '../graph/ops/leaves.ts';
import { nameOf } from '../graph/tensor-name.ts';
import { gradientAt, largest, stateOf, type GradientState, type Trace } from '../graph/trace.ts';
import type { Words } from '../words/words.ts';
import { formatNumber } from './format.ts';
import { wholly } from './wholly.ts';

/** The text twin of a graph: one row a tensor. */
export interface TensorRow {
  readonly id: string;
  readonly name: string;
  /** Whether a language names it; else its name is its program's. */
  readonly named: boolean;
  readonly shape: string;
  readonly value: string;
  readonly gradient: string;
  /** None where it is kept back. */
  readonly state?: GradientState;
}

/** Stands where a result is kept back. */
export const UNTOLD = '?';

/**
 * Parameters first, for they are what training changes; then everything else in the order of computation.
 * @param sealed what is kept back: the gradients, or the values that are computed too.
 */
export function tensorRows(graph: Graph, trace: Trace, words: Words, sealed?: 'forward' | 'backward'): TensorRow[] {
  const parameters = parametersOf(graph);
  const others = graph.nodes.filter((node) => !isParameter(node));
  return [...parameters, ...others].map((node) => {
    const gradient = gradientAt(graph, trace, node.id);
    const untold = sealed === 'forward' && !isLeaf(node);
    return {
      id: node.id,
      name: nameOf(node, words.tensors),
      named: node.role !== undefined,
      shape: shapeText(node.shape, words.scalar),
      value: untold ? UNTOLD : formatNumber(largest(trace.values[node.id]!)),
      gradient: sealed ? UNTOLD : gradient ? formatNumber(largest(gradient)) : '–',
      state: sealed ? undefined : stateOf(gradient),
    };
  });
}

/** Fills the body of a table whose head and caption stand in the page. */
export function drawTensorTable(body: HTMLTableSectionElement, rows: readonly TensorRow[], words: Words): void {
  wholly(drawTableInParts(body, rows, words));
}

/** The same row by row; a row that stays as it is is no part of the work. */
export function* drawTableInParts(
  body: HTMLTableSectionElement,
  rows: readonly TensorRow[],
  words: Words,
): Generator<void> {
  const drawn = select(body)
    .selectAll<HTMLTableRowElement, TensorRow>('tr')
    .data(rows, function (row) {
      return row?.id ?? (this as unknown as Element).getAttribute('data-id')!;
    })
    .join((enter) => enter.append('tr').attr('data-id', (row) => row.id))
    .nodes();
  for (const [i, row] of rows.entries()) {
    const tr = select(drawn[i]!);
    if (tr.select('th').empty()) {
      tr.append('th').attr('scope', 'row');
      for (const name of ['shape', 'number', 'number', 'state']) tr.append('td').attr('class', name);
    }
    let changed = false;
    const texts = [row.name, row.shape, row.value, row.gradient, row.state ? words.states[row.state] : UNTOLD];
    tr.selectAll<HTMLTableCellElement, unknown>('th, td').each(function (_, at) {
      if (this.textContent === texts[at]) return;
      this.textContent = texts[at]!;
      changed = true;
    });
    tr.select('th').attr('translate', row.named ? null : 'no');
    const { state } = row;
    tr.select('td.state')
      .attr('data-state', state ?? null)
      .attr('data-word', state ? words.shortStates[state] : null);
    if (changed) yield;
  }
}
