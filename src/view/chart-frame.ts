import { spread } from '../layout/spread.ts';
import type { Chart, ChartPoint } from './chart-data.ts';
import { linearScale, logScale, type Scale } from './scale.ts';
import { placeSeries, type PlacedSeries } from './placed-series.ts';
import { TEXT_GAP, textWidth, wordsWidth } from './type-size.ts';

export interface YTick {
  readonly id: string;
  readonly text: string;
  /** Where its rule is drawn. */
  readonly y: number;
  /** Where its text stands, clear of its neighbours. */
  readonly textY: number;
  readonly reference: boolean;
}

/** Where everything of a chart stands. */
export interface ChartFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** The horizontal axis stands a little below the lowest value, so that a line along the bottom is still seen. */
  readonly axis: number;
  readonly x: Scale;
  readonly y: Scale;
  readonly yTicks: readonly YTick[];
  readonly lines: readonly PlacedSeries[];
  /** Of the label of each line, in the same order. */
  readonly labelY: readonly number[];
}

const TICK_ROW = 22;
const BELOW_LOWEST = 7;
const ABOVE_HIGHEST = 12;
const LABEL_ROW = 18;
const ZERO_ROW = 22;
/** Space between a line's end and its label; the leader is drawn in it. */
export const LEADER = 20;

export function chartFrame(chart: Chart): ChartFrame {
  const { width, height, series, references = [] } = chart;
  const top = LABEL_ROW + ABOVE_HIGHEST;
  const axis = height - TICK_ROW;
  const y = yScale(chart, [axis - BELOW_LOWEST, top]);
  const yTicks = placeTicks(y, references, top, axis);

  const labels = series.map(({ name, points }) => name + (broken(points.at(-1)) ? ' NaN' : ''));
  const left = 8 + Math.max(...yTicks.map(({ text }) => textWidth(text)), textWidth('0'));
  const margin = Math.max(LEADER + Math.max(0, ...labels.map(textWidth)), 16 + wordsWidth(chart.x.label)) + 2;
  const right = Math.max(left + 40, width - margin);
  const last = Math.max(chart.x.max ?? 0, 1, ...series.map(({ points }) => points.at(-1)?.step ?? 0));
  const x = linearScale([0, last], [left, right], Math.max(1, Math.floor((right - left) / 56)));

  const lines = series.map((one, i) => placeSeries(one, i, x, y, (top + axis) / 2));
  return { left, right, top, axis, x, y, yTicks, lines, labelY: placeLabels(lines, top, axis - BELOW_LOWEST) };
}

function broken(point: ChartPoint | undefined): boolean {
  return point !== undefined && !Number.isFinite(point.value);
}

function yScale({ y: { min, max, log }, series, references = [] }: Chart, range: [number, number]): Scale {
  let [low, high] = [min, max];
  const include = (value: number) => {
    if (!Number.isFinite(value) || (log && !(value > 0))) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { points } of series) for (const { value } of points) include(value);
  for (const { value } of references) include(value);
  const count = Math.max(2, Math.floor((range[0] - range[1]) / 32));
  return log ? logScale([low, high], range, count, ZERO_ROW) : linearScale([low, high], range, count);
}

/** References stand among the ticks; a tick that would crowd one gives way. */
function placeTicks(y: Scale, references: Chart['references'] & object, top: number, axis: number): YTick[] {
  const lines = references
    .map(({ value, label }) => ({ id: `reference ${label}`, text: label, y: y.of(value), reference: true }))
    .sort((a, b) => a.y - b.y);
  const heights = spreadEvenly(
    lines.map((line) => line.y),
    top,
    axis,
  );
  const placed = lines.map((line, i) => ({ ...line, textY: heights[i]! }));
  const ticks = y.ticks
    .map((tick) => ({ id: String(tick), text: y.text(tick), y: y.of(tick), textY: y.of(tick), reference: false }))
    .filter((tick) => placed.every(({ textY }) => Math.abs(textY - tick.textY) >= TEXT_GAP));
  return [...ticks, ...placed];
}

/** Labels as near as can be to the ends of their lines, in the order of the ends, none over another. */
function placeLabels(lines: readonly PlacedSeries[], top: number, bottom: number): number[] {
  const order = lines.map((_, i) => i).sort((a, b) => lines[a]!.end.y - lines[b]!.end.y || a - b);
  const heights = spreadEvenly(
    order.map((i) => lines[i]!.end.y),
    top - ABOVE_HIGHEST / 2,
    bottom,
  );
  const placed = new Array<number>(lines.length);
  order.forEach((line, i) => (placed[line] = heights[i]!));
  return placed;
}

/** Heights in rising order, moved as little as possible until lines of text fit between them. */
export function spreadEvenly(wishes: readonly number[], from: number, to: number): number[] {
  if (wishes.length === 0) return [];
  return spread(
    wishes.map((at) => ({ at, weight: 1 })),
    wishes.slice(1).map(() => TEXT_GAP),
    from,
    to,
  );
}
