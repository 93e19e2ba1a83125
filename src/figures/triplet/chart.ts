import type { Point } from '../../engine/protocol.ts';
import { MARGIN } from '../../graph/models/triplet.ts';
import type { Words } from '../../words/words.ts';
import type { Chart } from '../../view/chart.ts';
import { lossChart } from '../../figure/charts.ts';

/** Loss by step, with the margin: what a model scores that cannot tell near from far. */
export function tripletChart(points: readonly Point[], words: Words): Chart {
  const chart = lossChart(points, words);
  return { ...chart, references: [{ value: MARGIN, label: words.charts.margin }] };
}
