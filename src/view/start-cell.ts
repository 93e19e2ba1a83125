import { join, layerOf, only, write } from './join.ts';
import { round } from './look.ts';

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
  readonly fate: 'trains' | 'twins' | 'never' | 'open' | 'notANumber';
}

export interface StartWords {
  readonly start: string;
  readonly step: (step: number) => string;
  readonly fates: Readonly<Record<StartPicture['fate'], string>>;
}

const LETTERS = ['a', 'b', 'W', 'B'];

/** The drawing of the loss; it holds ln 2 in the middle, and what is above twice that runs along its upper edge. */
const LINE = { width: 112, height: 82, room: 4 };
/** More points than this, no eye can tell apart. */
const MOST_POINTS = 56;

/** The little table of marks: letters, a row of starts, one row a step; a column a tensor. */
const MARKS = { left: 40, column: 19, row: 17, box: 15, head: 13 };

/** Draws a start into its cell, whose parts stand in the page. */
export function drawStart(cell: Element, picture: StartPicture, words: StartWords): void {
  cell.setAttribute('data-fate', picture.fate);
  drawLoss(cell.querySelector('.start-loss')!, picture);
  drawMarks(cell.querySelector('.start-marks')!, picture, words);
  const fate = cell.querySelector('.start-fate')!;
  if (fate.textContent !== words.fates[picture.fate]) fate.textContent = words.fates[picture.fate];
}

function drawLoss(svg: Element, { points, steps }: StartPicture): void {
  const { width, height, room } = LINE;
  const x = (step: number) => round(room + (step / steps) * (width - 2 * room));
  const most = 2 * Math.LN2;
  const y = (value: number) => round(height - room - (Math.min(value, most) / most) * (height - 2 * room));
  const root = layerOf(svg)
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('width', width)
    .attr('height', height)
    .attr('aria-hidden', 'true');
  only(root, 'path', 'start-axis').attr('d', `M${room},${y(0)}H${width - room}`);
  only(root, 'path', 'start-half').attr('d', `M${room},${y(Math.LN2)}H${width - room}`);
  write(
    only(root, 'text', 'start-half-name')
      .attr('x', width)
      .attr('y', y(Math.LN2) - 4),
    () => 'ln 2',
  );
  const known = points.filter(({ value }) => Number.isFinite(value));
  const stride = Math.ceil(known.length / MOST_POINTS);
  const kept = known.filter((_, i) => i % stride === 0 || i === known.length - 1);
  const line = kept.map(({ step, value }, i) => `${i === 0 ? 'M' : 'L'}${x(step)},${y(value)}`).join('');
  only(root, 'path', 'start-line').attr('d', line || null);
  const last = kept.at(-1);
  only(root, 'circle', 'start-end')
    .attr('cx', last ? x(last.step) : null)
    .attr('cy', last ? y(last.value) : null)
    .attr('r', last ? 2.4 : 0);
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
      .attr('y', head / 2),
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
      .attr('y', ({ at }) => middle(at)),
    ({ text }) => text,
  );
}
