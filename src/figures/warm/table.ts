import { nameOf, type TensorNames } from '../../graph/tensor-name.ts';
import type { WarmRow } from './report.ts';

/** Fills the body of the table that compares the two models. Exact zeros are marked, not by colour alone: they read 0. */
export function drawWarmRows(body: HTMLElement, rows: readonly WarmRow[], tensors: TensorNames): void {
  const document = body.ownerDocument;
  const lines = rows.map((row) => {
    const line = document.createElement('tr');
    const head = document.createElement('th');
    head.setAttribute('scope', 'row');
    head.textContent = nameOf(row, tensors);
    line.append(head);
    for (const text of [row.warm, row.scratch]) {
      const cell = document.createElement('td');
      cell.className = text === '0' ? 'number zero' : 'number';
      cell.textContent = text;
      line.append(cell);
    }
    return line;
  });
  body.replaceChildren(...lines);
}
