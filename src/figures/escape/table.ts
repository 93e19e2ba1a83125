import { select } from 'd3-selection';
import { float32Text, formatNumber } from '../../view/format.ts';
import { join, layerOf } from '../../view/join.ts';

/** One copy of the model: what its start was, what its log shows, and when it was gone. */
export interface EscapeRow {
  readonly id: string;
  readonly loss: number;
  readonly gradient: number;
  readonly escaped: number | undefined;
}

/** Fills the body of a table whose head stands in the page: start, loss, gradient, steps to escape. */
export function drawEscapeTable(body: HTMLTableSectionElement, rows: readonly EscapeRow[], waits: string): void {
  join<EscapeRow, HTMLTableRowElement>(layerOf(body), 'tr', 'copy', rows).each(function (row) {
    const { id, loss, gradient, escaped } = row;
    const texts = [sizeText(id), float32Text(loss), formatNumber(gradient), escaped?.toString() ?? waits];
    if (!this.firstElementChild) {
      select(this).append('th').attr('scope', 'row');
      for (const name of ['loss', 'gradient', 'steps']) select(this).append('td').attr('class', `number ${name}`);
    }
    select(this)
      .classed('zero', gradient === 0)
      .classed('escaped', escaped !== undefined)
      .selectAll<HTMLTableCellElement, unknown>('th, td')
      .each(function (_, i) {
        if (this.textContent !== texts[i]) this.textContent = texts[i]!;
      });
  });
}

/** A size as it is written in code, with a minus that is one. */
export function sizeText(size: string): string {
  return size.replace('-', '−');
}
