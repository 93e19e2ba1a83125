import type { ChartPoint, Series } from './chart-data.ts';
import type { Scale } from './scale.ts';
import { formatNumber } from './format.ts';

export interface PlacedPoint {
  readonly step: number;
  readonly x: number;
  /** NaN where the value has no place; the line breaks there. */
  readonly y: number;
}

/** One series in the places of the chart. */
export interface PlacedSeries {
  readonly id: string;
  readonly name: string;
  readonly verbatim: boolean;
  /** From 0; chooses colour and dashes. */
  readonly index: number;
  readonly points: readonly PlacedPoint[];
  /** Points with no neighbour to draw a line to. */
  readonly alone: readonly PlacedPoint[];
  /** The first value that is no number, and how it is called: NaN, ∞. */
  readonly broken?: { readonly x: number; readonly y: number; readonly text: string };
  /** Whether every value after `broken` is none either. */
  readonly lost: boolean;
  /** Where the label is tied on: the last point, or where the numbers were lost. */
  readonly end: { readonly x: number; readonly y: number };
}

/** @param middle height for a line that has no number at all. */
export function placeSeries(
  { id, name, verbatim = false, points: given }: Series,
  index: number,
  x: Scale,
  y: Scale,
  middle: number,
): PlacedSeries {
  const points = given.map(({ step, value }) => ({ step, x: x.of(step), y: y.of(value) }));
  const there = (i: number) => points[i] !== undefined && !Number.isNaN(points[i].y);
  const first = given.findIndex(({ value }) => !Number.isFinite(value));
  const lost = first >= 0 && !points.slice(first).some((point) => !Number.isNaN(point.y));
  const height = points[lastIndex(points, first)]?.y ?? middle;
  const broken = first < 0 ? undefined : { x: points[first]!.x, y: height, text: nameOf(given[first]!) };
  const last = points[lastIndex(points, points.length)];
  const end = (lost ? broken : last) ?? { x: x.of(0), y: middle };
  return {
    id,
    name,
    verbatim,
    index,
    points,
    alone: points.filter((_, i) => there(i) && !there(i - 1) && !there(i + 1)),
    ...(broken && { broken }),
    lost,
    end: { x: end.x, y: end.y },
  };
}

/** Index of the last point before `before` that has a place, or -1. */
function lastIndex(points: readonly PlacedPoint[], before: number): number {
  for (let i = before - 1; i >= 0; i--) if (!Number.isNaN(points[i]!.y)) return i;
  return -1;
}

function nameOf({ value }: ChartPoint): string {
  return formatNumber(value);
}
