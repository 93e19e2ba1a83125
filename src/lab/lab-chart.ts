import type { Point } from '../engine/protocol.ts';
import { lossChart } from '../figure/charts.ts';
import type { Graph } from '../graph/graph.ts';
import { labOps } from '../graph/ops/lab.ts';
import type { Words } from '../words/words.ts';
import type { Chart } from '../view/chart.ts';

/** Loss by step of the reader's model, whatever it adds up: it may be below zero. */
export function labLossChart(graph: Graph, points: readonly Point[], words: Words): Chart {
  const chart = lossChart(points, words);
  const values = points.map(({ value }) => value).filter(Number.isFinite);
  // ln 2 is what a model scores that knows nothing: the chart has a line there.
  const isOfTwoClasses = graph.nodes.some(({ op }) => labOps[op].twoClasses);
  if (isOfTwoClasses) return chart;
  const [lowest, highest] = [Math.min(0, ...values), Math.max(...values, Math.min(0, ...values) + 1e-6)];
  return { ...chart, y: { ...chart.y, min: lowest, max: highest }, references: [] };
}
