import type { Point } from '../engine/protocol.ts';
import { lossChart } from '../figure/charts.ts';
import type { Graph, OpName } from '../graph/graph.ts';
import type { Words } from '../words/words.ts';
import type { Chart } from '../view/chart.ts';

/** Losses of two classes: ln 2 is what a model scores on them that knows nothing. */
const OF_TWO_CLASSES: readonly OpName[] = ['sigmoidCrossEntropy', 'binaryCrossEntropy'];

/** Loss by step of the reader's model, whatever it adds up: it may be below zero. */
export function labLossChart(graph: Graph, points: readonly Point[], words: Words): Chart {
  const chart = lossChart(points, words);
  const values = points.map(({ value }) => value).filter(Number.isFinite);
  const isOfTwoClasses = graph.nodes.some(({ op }) => OF_TWO_CLASSES.includes(op));
  if (isOfTwoClasses) return chart;
  const [lowest, highest] = [Math.min(0, ...values), Math.max(...values, Math.min(0, ...values) + 1e-6)];
  return { ...chart, y: { ...chart.y, min: lowest, max: highest }, references: [] };
}
