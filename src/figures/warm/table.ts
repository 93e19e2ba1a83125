import type { WarmWords } from '../../words/en/warm.ts';
import { nameOf, type TensorNames } from '../../graph/tensor-name.ts';
import { join, layerOf, write } from '../../view/join.ts';
import type { WarmRow } from './report.ts';

/** Fills the body of the table that compares the two models. Exact zeros are marked, not by colour alone: they read 0. */
export function drawWarmRows(
  body: HTMLElement,
  rows: readonly WarmRow[],
  tensors: TensorNames,
  { part: named }: WarmWords,
): void {
  join<WarmRow, HTMLTableRowElement>(layerOf(body), 'tr', 'tensor', rows).each(function ({
    part,
    warm,
    next,
    scratch,
    ...tensor
  }) {
    const name = nameOf(tensor, tensors);
    const row = layerOf(this);
    write(
      join(row, 'th', 'name', [{ id: 'name', text: part ? named[part](name) : name }]).attr('scope', 'row'),
      ({ text }) => text,
    );
    const cells = [
      { id: 'warm', text: warm },
      { id: 'next', text: next },
      { id: 'scratch', text: scratch },
    ];
    write(join(row, 'td', 'number', cells), ({ text }) => text).classed('zero', ({ text }) => text === '0');
  });
}
