import { select } from 'd3-selection';
import { parametersOf, type Graph } from '../../graph/graph.ts';
import { gradientAt, largest, stateOf, type GradientState, type Trace } from '../../graph/trace.ts';
import type { Words } from '../../words/words.ts';
import { formatNumber } from '../../view/format.ts';

/** The text twin of a small graph: one row for each tensor that training may change. */
interface MiniRow {
  readonly id: string;
  readonly gradient: string;
  readonly state: GradientState;
  readonly moved: string;
}

function rowsOf(graph: Graph, trace: Trace, movement: Readonly<Record<string, number>>): MiniRow[] {
  return parametersOf(graph).map(({ id }) => {
    const gradient = gradientAt(graph, trace, id);
    return {
      id,
      gradient: gradient ? formatNumber(largest(gradient)) : '–',
      state: stateOf(gradient),
      moved: formatNumber(movement[id]!),
    };
  });
}

/** Draws the rows into `body`: tensor, largest gradient, its state, largest change since the start. */
export function drawMiniTable(
  body: HTMLTableSectionElement,
  graph: Graph,
  trace: Trace,
  movement: Readonly<Record<string, number>>,
  words: Words,
): void {
  select(body)
    .selectAll<HTMLTableRowElement, MiniRow>('tr')
    .data(rowsOf(graph, trace, movement))
    .join((enter) => {
      const row = enter.append('tr');
      row.append('th').attr('scope', 'row');
      row.append('td').attr('class', 'number');
      row.append('td').attr('class', 'state');
      row.append('td').attr('class', 'number');
      return row;
    })
    .each(function ({ id, gradient, state, moved }) {
      const cells = this.children;
      [id, gradient, words.states[state], moved].forEach((text, i) => {
        if (cells[i]!.textContent !== text) cells[i]!.textContent = text;
      });
      if (cells[2]!.getAttribute('data-state') !== state) cells[2]!.setAttribute('data-state', state);
    });
}
