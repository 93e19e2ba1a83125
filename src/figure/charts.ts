import type { Point } from '../engine/protocol.ts';
import type { Words } from '../words/words.ts';
import type { Chart } from '../view/chart.ts';
import { float32Text, formatNumber } from '../view/format.ts';
import type { Histogram } from '../view/histogram.ts';

/** Charts of a run, described in one place for the page as built and for the live figure. */

const SIZE = { width: 350, height: 170 };
/** Steps the axis shows before a run has gone further. */
const FEWEST_STEPS = 50;

type Points = readonly Point[];

function axis(series: readonly Points[], words: Words): Chart['x'] {
  return { label: words.charts.step, max: Math.max(FEWEST_STEPS, ...series.map((points) => points.at(-1)?.step ?? 0)) };
}

function highest(series: readonly Points[], least: number): number {
  return series.flat().reduce((most, { value }) => (Number.isFinite(value) && value > most ? value : most), least);
}

/** Loss by step, with ln 2: what a model that knows nothing scores on two classes. */
export function lossChart(points: Points, words: Words): Chart {
  return {
    ...SIZE,
    title: words.charts.loss,
    x: axis([points], words),
    y: { label: words.charts.loss, min: 0, max: highest([points], 0.8) },
    series: [{ id: 'loss', name: words.charts.loss, points }],
    references: [{ value: Math.LN2, label: 'ln 2' }],
    format: float32Text,
  };
}

/** Held-out AUC by step, with one half: what guessing scores. */
export function aucChart(points: Points, words: Words): Chart {
  return {
    ...SIZE,
    title: words.charts.auc,
    x: axis([points], words),
    y: { label: words.charts.auc, min: 0.4, max: 1 },
    series: [{ id: 'auc', name: words.charts.aucLine, points }],
    references: [{ value: 0.5, label: '0.5' }],
    format: (value) => (Number.isNaN(value) ? 'NaN' : value.toFixed(4)),
  };
}

/** Largest change of any weight since the initial values, one line a layer. */
export function movementChart(lines: readonly { readonly id: string; readonly points: Points }[], words: Words): Chart {
  const all = lines.map(({ points }) => points);
  return {
    ...SIZE,
    title: words.charts.movement,
    x: axis(all, words),
    y: { label: words.charts.movement, min: 0, max: highest(all, 0.1) },
    series: lines.map(({ id, points }) => ({ id, name: id, verbatim: true, points })),
    format: formatNumber,
  };
}

/** How one tensor's values are spread. */
export function histogramOf(name: string, values: ArrayLike<number>, words: Words): Histogram {
  return { width: 160, height: 92, title: name, values, all: words.values.all };
}
