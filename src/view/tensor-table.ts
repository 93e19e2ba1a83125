import { select } from 'd3-selection';
import { nameOf, shapeText, type Graph } from '../graph/graph.ts';
import { gradientAt, largest, stateOf, type GradientState, type Trace } from '../graph/trace.ts';
import type { Words } from '../i18n/words.ts';
import { formatNumber } from './format.ts';

/** The text twin of a graph: one row a tensor. */
export interface TensorRow {
  readonly id: string;
  readonly name: string;
  readonly shape: string;
  readonly value: string;
  readonly gradient: string;
  readonly state: GradientState;
}

/** Parameters first, for they are what training changes; then everything else in the order of computation. */
export function tensorRows(graph: Graph, trace: Trace): TensorRow[] {
  const parameters = graph.nodes.filter((node) => node.op === 'parameter');
  const others = graph.nodes.filter((node) => node.op !== 'parameter');
  return [...parameters, ...others].map((node) => {
    const gradient = gradientAt(graph, trace, node.id);
    return {
      id: node.id,
      name: nameOf(node),
      shape: shapeText(node.shape),
      value: formatNumber(largest(trace.values[node.id]!)),
      gradient: gradient ? formatNumber(largest(gradient)) : '–',
      state: stateOf(gradient),
    };
  });
}

/** Fills the body of a table whose head and caption stand in the page. */
export function drawTensorTable(body: HTMLTableSectionElement, rows: readonly TensorRow[], words: Words): void {
  select(body)
    .selectAll<HTMLTableRowElement, TensorRow>('tr')
    .data(rows, function (row) {
      return row?.id ?? (this as unknown as Element).getAttribute('data-id')!;
    })
    .join((enter) => {
      const tr = enter.append('tr').attr('data-id', (row) => row.id);
      tr.append('th').attr('scope', 'row');
      for (const name of ['shape', 'number', 'number', 'state']) tr.append('td').attr('class', name);
      return tr;
    })
    .each(function (row) {
      const cells = select(this).selectAll<HTMLTableCellElement, unknown>('th, td');
      const texts = [row.name, row.shape, row.value, row.gradient, words.states[row.state]];
      cells.each(function (_, i) {
        if (this.textContent !== texts[i]) this.textContent = texts[i]!;
      });
      select(this).select('td.state').attr('data-state', row.state);
    });
}
