import { extent } from 'd3-array';
import type { Words } from '../words/words.ts';
import { formatNumber } from './format.ts';
import { canvas, join, only, type Layer } from './join.ts';
import { round } from './look.ts';
import { matrixCells, type MatrixCells } from './matrix-cells.ts';

/** A small matrix as coloured cells. */
export interface Heatmap {
  /** Row by row. */
  readonly values: ArrayLike<number>;
  readonly shape: readonly number[];
  /** Greatest width, in user units; the height is at most the same. */
  readonly width: number;
  /** Accessible name; the caption is added to it. */
  readonly title: string;
  readonly words: Words['values'];
}

const MOST_CELLS = 300;
/** Steps of colour on either side of zero. */
const SHADES = 20;
const LARGEST_CELL = 28;
const SMALLEST_CELL = 6;
/** Cells smaller than this are too small for a minus sign. */
const SIGNED_CELL = 10;

/**
 * Draws the matrix into `svg`: colour for sign and size relative to the largest, a small ring for exactly zero, a
 * minus for below zero, hatching for NaN. More than 600 elements are averaged in blocks.
 * @returns a caption: `8×4, from −0.3 to 0.96`.
 */
export function drawHeatmap(svg: SVGSVGElement, { values, shape, width, title, words }: Heatmap): string {
  const side = Math.max(1, Math.floor(width / SMALLEST_CELL));
  const cells = matrixCells(values, shape, { most: MOST_CELLS, mostRows: side, mostColumns: side });
  const [wide, high] = cellSize(cells, width);
  const caption = captionOf(values, shape, cells, words);

  svg.classList.add('heatmap');
  const root = canvas(
    svg,
    Math.max(1, round(cells.columns * wide)),
    Math.max(1, round(cells.rows * high)),
    words.picture(title, caption),
  );
  const placed = place(cells, wide, high);
  const gap = Math.min(wide, high) < 10 ? 0.5 : 1;
  const [across, down] = [(1 - gap / wide).toFixed(2), (1 - gap / high).toFixed(2)];
  const grid = only(root, 'g', 'heatmap-cells').attr('transform', `scale(${round(wide)},${round(high)})`);
  join(grid, 'path', 'cell', shadesOf(placed))
    .attr('class', ({ sign }) => `cell ${sign}`)
    .attr('style', ({ size, sign }) => (sign === 'zero' || sign === 'lost' ? null : `--size:${round(size * 100)}%`))
    .attr('d', ({ cells }) =>
      cells.map(({ column, row }) => `M${column},${row}h${across}v${down}h-${across}z`).join(''),
    );
  drawSigns(root, placed, wide - gap, high - gap);
  return caption;
}

/** Cells are as square as the room allows: never much taller than wide, at most four times as wide as tall. */
function cellSize({ rows, columns }: MatrixCells, side: number): [wide: number, high: number] {
  const wide = Math.min(LARGEST_CELL, side / Math.max(1, columns));
  const high = Math.min(LARGEST_CELL, side / Math.max(1, rows));
  return [Math.min(wide, 4 * high), Math.min(high, 1.25 * wide)];
}

type Sign = 'below' | 'zero' | 'above' | 'lost';

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly sign: Sign;
  /** Relative to the largest, 0 to 1. */
  readonly size: number;
  /** Exactly zero, in every element of the block. */
  readonly zero: boolean;
}

function place({ rows, columns, means, zero }: MatrixCells, wide: number, high: number): Cell[] {
  const largest = means.reduce((most, mean) => (Number.isNaN(mean) ? most : Math.max(most, Math.abs(mean))), 0);
  return Array.from({ length: rows * columns }, (_, i) => {
    const mean = means[i]!;
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return {
      column,
      row,
      x: column * wide,
      y: row * high,
      sign: Number.isNaN(mean) ? 'lost' : mean < 0 ? 'below' : mean > 0 ? 'above' : 'zero',
      size: largest > 0 && mean ? Math.abs(mean) / largest : 0,
      zero: zero[i] === 1,
    };
  });
}

interface Shade {
  readonly id: string;
  readonly sign: Sign;
  readonly size: number;
  readonly cells: readonly Cell[];
}

/** Cells of one colour are one path, and so are all signs of a kind: six hundred of each would outweigh a page. */
function shadesOf(cells: readonly Cell[]): Shade[] {
  const shades = Map.groupBy(cells, ({ sign, size }) => `${sign} ${Math.ceil(size * SHADES)}`);
  return [...shades].map(([id, cells]) => {
    const { sign, size } = cells[0]!;
    return { id, sign, size: Math.ceil(size * SHADES) / SHADES, cells };
  });
}

function drawSigns(root: Layer, cells: readonly Cell[], wide: number, high: number): void {
  const side = Math.min(wide, high);
  const radius = round(Math.max(1, Math.min(3, side * 0.17)));
  const dash = round(Math.min(6, side * 0.32));
  const middle = ({ x, y }: Cell) => [x + wide / 2, y + high / 2] as const;
  const draw = (name: string, chosen: (cell: Cell) => boolean, mark: (cell: Cell) => string) =>
    only(root, 'path', name).attr('d', cells.filter(chosen).map(mark).join('') || null);

  draw(
    'heatmap-rings',
    ({ zero }) => zero,
    (cell) => {
      const [x, y] = middle(cell);
      // One arc, all but closed.
      return `M${round(x)},${round(y - radius)}a${radius},${radius} 0 1 0 .01,0z`;
    },
  );
  const minus = (cell: Cell) => {
    const [x, y] = middle(cell);
    return `M${round(x - dash / 2)},${round(y)}h${dash}`;
  };
  const signed = ({ sign }: Cell) => sign === 'below' && side >= SIGNED_CELL;
  draw('heatmap-minus', (cell) => signed(cell) && cell.size < 0.5, minus);
  draw('heatmap-minus-strong', (cell) => signed(cell) && cell.size >= 0.5, minus);
  draw(
    'heatmap-hatch',
    ({ sign }) => sign === 'lost',
    ({ x, y }) => hatch(x, y, wide, high),
  );
}

/** Rising strokes across a box, a few units apart, cut at its edges. */
function hatch(x: number, y: number, wide: number, high: number): string {
  const strokes: string[] = [];
  for (let t = 3; t < wide + high; t += 4.5) {
    const [x1, y1] = t <= high ? [0, t] : [t - high, high];
    const [x2, y2] = t <= wide ? [t, 0] : [wide, t - wide];
    strokes.push(`M${round(x + x1)},${round(y + y1)}L${round(x + x2)},${round(y + y2)}`);
  }
  return strokes.join('');
}

function captionOf(
  values: ArrayLike<number>,
  shape: readonly number[],
  cells: MatrixCells,
  words: Words['values'],
): string {
  const numbers = Array.from(values);
  const finite = numbers.filter(Number.isFinite);
  const lost = numbers.filter(Number.isNaN).length;
  const infinite = numbers.length - finite.length - lost;
  const [least, greatest] = extent(finite);
  const parts = [shape.length === 0 ? '1' : shape.join('×')];
  const texts = new Set(numbers.length > 0 && least === greatest ? numbers.map(formatNumber) : []);
  if (texts.size === 1) parts.push(words.all([...texts][0]!));
  else {
    if (least !== undefined) parts.push(words.range(formatNumber(least), formatNumber(greatest)));
    if (infinite > 0) parts.push(words.infinite(infinite));
    if (lost > 0) parts.push(words.lost(lost));
  }
  const [rows, columns] = cells.block;
  if (rows * columns > 1) parts.push(words.blocks(`${rows}×${columns}`));
  return parts.join(', ');
}
