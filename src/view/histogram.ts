import { spread } from '../layout/spread.ts';
import { formatNumber } from './format.ts';
import { tally, type Tally } from './tally.ts';
import { canvas, join, only, write } from './join.ts';
import { round } from './look.ts';
import { textWidth } from './type-size.ts';

/** The distribution of one tensor's values. Lengths are user units. */
export interface Histogram {
  readonly width: number;
  readonly height: number;
  /** Accessible name. */
  readonly title: string;
  readonly values: ArrayLike<number>;
  /** The axis holds at least this; it grows to hold every value. */
  readonly domain?: readonly [number, number];
  /** About how many bars; their edges are round numbers. 24 when absent. */
  readonly bins?: number;
  /** How equal values are called: `all 0`. */
  readonly all: (value: string) => string;
}

const TEXT_ROW = 18;
const BASE_ROW = 20;

/** Draws the distribution into `svg`. Values that are all the same stand as one bar that says so. */
export function drawHistogram(svg: SVGSVGElement, histogram: Histogram): void {
  const { width, height, title, values, domain, bins = 24, all } = histogram;
  const counted = tally(values, bins, domain);
  const axis = height - BASE_ROW;
  const [from, to] = [0.5, width - 0.5];
  const x = (value: number) => from + ((value - counted.from) / (counted.to - counted.from)) * (to - from);
  svg.classList.add('histogram');
  const root = canvas(svg, width, height, title);

  const tallest = Math.max(1, ...counted.bars.map(({ count }) => count));
  const bars = counted.bars
    .filter(({ count }) => count > 0)
    .map((bar) => {
      const [left, right] = [x(bar.from), x(bar.to)];
      // One value among thousands must still be seen.
      const size = Math.max(1.5, (bar.count / tallest) * (axis - TEXT_ROW));
      return { ...bar, id: String(bar.index), left, width: Math.max(1, right - left - 1), size };
    });
  join(root, 'rect', 'histogram-bar', bars)
    .attr('class', ({ from, to }) => `histogram-bar ${from >= 0 ? 'above' : to <= 0 ? 'below' : 'around'}`)
    .attr('x', (bar) => round(bar.left))
    .attr('width', (bar) => round(bar.width))
    .attr('y', (bar) => round(axis - bar.size))
    .attr('height', (bar) => round(bar.size));
  only(root, 'path', 'histogram-axis').attr('d', `M0,${axis}H${width}${zeroTick(counted, x, axis)}`);

  const texts = join(root, 'text', 'histogram-text', textsOf(counted, x, width, all))
    .attr('x', (text) => round(text.x))
    .attr('y', ({ row }) => (row === 'top' ? 12 : height - 5))
    .classed('lost', ({ id }) => id === 'lost');
  write(texts, ({ text }) => text);
}

/** Zero is where the bars change their colour. */
function zeroTick({ from, to }: Tally, x: (value: number) => number, axis: number): string {
  return from <= 0 && to >= 0 ? `M${round(x(0))},${axis}v4` : '';
}

interface Placed {
  readonly id: string;
  readonly text: string;
  /** Middle of the text. */
  readonly x: number;
  readonly row: 'top' | 'base';
}

/** What is written above and below the bars: the smallest and the largest value, how many the tallest bar holds. */
function textsOf(
  { least, greatest, finite, lost, bars }: Tally,
  x: (value: number) => number,
  width: number,
  all: (value: string) => string,
): Placed[] {
  const texts: Placed[] = [];
  let room = width;
  if (lost > 0) {
    const text = finite === 0 ? all('NaN') : `${lost} NaN`;
    texts.push({ id: 'lost', text, x: within(width, text, width), row: 'top' });
    room -= textWidth(text) + 8;
  }
  if (finite === 0) return texts;
  if (least === greatest) {
    const text = all(formatNumber(least));
    return [...texts, { id: 'all', text, x: within(x(least), text, width), row: 'base' }];
  }
  const tallest = bars.reduce((most, bar) => (bar.count > most.count ? bar : most));
  const most = `${tallest.count} / ${finite + lost}`;
  const ends = [formatNumber(least), formatNumber(greatest)] as const;
  const widths = ends.map(textWidth) as [number, number];
  const [left, right] = spread(
    [
      { at: x(least), weight: 1 },
      { at: x(greatest), weight: 1 },
    ],
    [(widths[0] + widths[1]) / 2 + 8],
    widths[0] / 2,
    width - widths[1] / 2,
  ) as [number, number];
  return [
    ...texts,
    { id: 'most', text: most, x: within((x(tallest.from) + x(tallest.to)) / 2, most, room), row: 'top' },
    { id: 'least', text: ends[0], x: left, row: 'base' },
    { id: 'greatest', text: ends[1], x: right, row: 'base' },
  ];
}

/** The middle of a text as near to `x` as it can be without leaving `0 … width`. */
function within(x: number, text: string, width: number): number {
  const half = textWidth(text) / 2;
  return Math.max(half, Math.min(width - half, x));
}
