import { join, layerOf, write } from '../../view/join.ts';
import { round } from '../../view/look.ts';
import { drawSmallLoss } from '../../view/small-loss.ts';
import type { Fate } from './fate.ts';

/** One start of the pair model, as its cell shows it. */
export interface StartPicture {
  /** Four signs, a letter or 0 for each of a, b, W and B. */
  readonly start: string;
  readonly points: readonly { readonly step: number; readonly value: number }[];
  readonly loss: number;
  /** Steps that the width of the line stands for. */
  readonly steps: number;
  /** By step, from 0: the tensors that receive a gradient; undefined where the run has not come. */
  readonly receivers: readonly (readonly string[] | undefined)[];
  readonly fate: Fate;
}

export interface StartWords {
  readonly start: string;
  readonly step: (step: number) => string;
  readonly fates: Readonly<Record<Fate, string>>;
}

const LETTERS = ['a', 'b', 'W', 'B'];

/** The little table of marks: letters, a row of starts, one row a step; a column a tensor. */
const MARKS = { left: 43, column: 19, row: 17, box: 15, head: 13 };

/** Draws a start into its cell, whose parts stand in the page. */
export function drawStart(cell: Element, picture: StartPicture, words: StartWords): void {
  cell.setAttribute('data-fate', picture.fate);
  const references = [{ value: Math.LN2, name: 'ln 2' }];
  drawSmallLoss(cell.querySelector('.small-loss')!, { ...picture, references });
  drawMarks(cell.querySelector('.start-marks')!, picture, words);
  const fate = cell.querySelector('.start-fate')!;
  if (fate.textContent !== words.fates[picture.fate]) fate.textContent = words.fates[picture.fate];
}

function drawMarks(svg: Element, { start, receivers }: StartPicture, words: StartWords): void {
  const { left, column, row, box, head } = MARKS;
  const rows = [words.start, ...receivers.map((_, step) => words.step(step))];
  const [width, height] = [left + LETTERS.length * column, head + row * rows.length + 1];
  const root = layerOf(svg)
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('width', width)
    .attr('height', height)
    .attr('aria-hidden', 'true');
  const middle = (at: number) => round(head + at * row + row / 2);
  const names = rows.map((text, at) => ({ id: `row ${at}`, text, at }));
  write(
    join(root, 'text', 'mark-row', names)
      .attr('x', 0)
      .attr('y', ({ at }) => middle(at)),
    ({ text }) => text,
  );
  const letters = LETTERS.map((id, i) => ({ id, i }));
  write(
    join(root, 'text', 'mark-letter', letters)
      .attr('x', ({ i }) => left + (i + 0.5) * column)
      .attr('y', head / 2)
      .attr('translate', 'no'),
    ({ id }) => id,
  );
  const cells = LETTERS.flatMap((letter, i) => {
    const random = start.includes(letter);
    const first = { id: `${letter} start`, kind: random ? 'random' : 'zero', text: random ? letter : '0', i, at: 0 };
    const marks = receivers.map((tensors, step) => {
      const kind = !tensors ? 'pending' : tensors.includes(letter) ? 'moves' : 'still';
      return { id: `${letter} ${step}`, kind, text: kind === 'still' ? '0' : '', i, at: step + 1 };
    });
    return [first, ...marks];
  });
  const shift = (column - box) / 2;
  join(root, 'rect', 'mark', cells)
    .attr('class', ({ kind }) => `mark ${kind}`)
    .attr('x', ({ i }) => left + i * column + shift)
    .attr('y', ({ at }) => round(head + at * row + 1))
    .attr('width', box)
    .attr('height', box);
  write(
    join(
      root,
      'text',
      'mark-text',
      cells.filter(({ text }) => text),
    )
      .attr('class', ({ kind }) => `mark-text ${kind}`)
      .attr('x', ({ i }) => round(left + (i + 0.5) * column))
      .attr('y', ({ at }) => middle(at))
      .attr('translate', 'no'),
    ({ text }) => text,
  );
}
