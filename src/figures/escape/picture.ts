import type { EscapeWords } from '../../words/en/escape.ts';
import type { Chart } from '../../view/chart.ts';
import type { EscapeChart } from './chart.ts';
import { sizeText } from './table.ts';
import { formatNumber } from '../../view/format.ts';
import { LAST } from './spec.ts';
import type { Escapee, EscapeLog } from './log.ts';
import type { History } from '../../figure/history.ts';

/** The copies whose gradient is drawn: more lines would not be told apart. */
export const grown = ['1e-2', '1e-8', '1e-16', '1e-30', '0'] as const;

export function escapeChart(copies: readonly Escapee[], escapes: EscapeLog, { chart }: EscapeWords): EscapeChart {
  return {
    title: chart.title,
    x: chart.start,
    y: chart.steps,
    points: copies.map(({ id, eps, escaped, gradient }) => ({ id, eps, escaped, zero: gradient === 0 })),
    step: escapes.step,
    predicted: escapes.prediction?.steps,
    labels: { predicted: chart.predicted, never: chart.never(Math.min(escapes.step, LAST)) },
  };
}

/** Steps of the growth that are worth showing: after them every copy that can is gone. */
const SHOWN = 90;

/** The gradient by step, on a log axis: all copies grow alike, and start apart. */
export function growthChart(histories: ReadonlyMap<string, History>, words: EscapeWords, step: string): Chart {
  return {
    width: 350,
    height: 220,
    title: words.growth.title,
    x: { label: step, max: SHOWN },
    y: { label: words.growth.title, min: 1e-30, max: 1, log: true },
    series: grown.map((id) => ({
      id,
      name: sizeText(id),
      points: histories.get(id)?.points.filter((point) => point.step <= SHOWN) ?? [],
    })),
    format: formatNumber,
  };
}
