import { parametersOf, type Graph } from '../../graph/graph.ts';
import { gradientAt, largest, stateOf, type GradientState, type Trace } from '../../graph/trace.ts';
import type { Words } from '../../words/words.ts';
import { formatNumber } from '../../view/format.ts';
import { join, layerOf, write } from '../../view/join.ts';

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
  const rows = rowsOf(graph, trace, movement);
  join<MiniRow, HTMLTableRowElement>(layerOf(body), 'tr', 'tensor', rows).each(function (row) {
    const { id, gradient, state, moved } = row;
    const line = layerOf(this);
    write(
      join(line, 'th', 'name', [{ id: 'name' }])
        .attr('scope', 'row')
        .attr('translate', 'no'),
      () => id,
    );
    write(join(line, 'td', 'gradient', [{ id: 'gradient' }]).attr('class', 'gradient number'), () => gradient);
    write(join(line, 'td', 'state', [{ id: 'state' }]).attr('data-state', state), () => words.states[state]);
    write(join(line, 'td', 'moved', [{ id: 'moved' }]).attr('class', 'moved number'), () => moved);
  });
}
