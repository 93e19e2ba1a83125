import type { Frame, Point } from '../../engine/protocol.ts';
import { parametersOf, type Graph } from '../../graph/graph.ts';
import type { Named } from '../../graph/tensor-name.ts';
import { gradientAt, largest } from '../../graph/trace.ts';
import type { JoinedText, WarmWords } from '../../words/en/warm.ts';
import type { Chart } from '../../view/chart.ts';
import { formatNumber } from '../../view/format.ts';
import { EMBEDDING_SIZE } from '../film/spec.ts';
import { ADDED, END, SWITCH } from './spec.ts';

/** The new feature's rows of the first layer, in the table. */
export const NEW_ROWS = 'V';

/** The model that never gets the feature, the one that gets it late, and the one that starts with it, all at zero. */
export type WarmLine = 'without' | 'with' | 'scratch';
export const warmLines: readonly WarmLine[] = ['without', 'with', 'scratch'];

/** What can be read of a whole run: how many predictions changed, what moved first, and what became of gradient, scratch and AUC. */
export const warmAnswers = ['changed', 'first', 'gradient', 'scratch', 'climbs', 'moved'] as const;
export type WarmAnswers = Readonly<Partial<Record<(typeof warmAnswers)[number], string>>>;

/** AUC by step of each model. */
export type WarmSeries = Readonly<Record<WarmLine, readonly Point[]>>;

/** Largest gradient of a tensor, or of some of its rows, in either model. */
export interface WarmRow extends Named {
  /** Of the first layer's weights: the rows that were there, or those of the new feature. */
  readonly part?: 'old' | 'new';
  /** When the feature joins, and one step later. */
  readonly warm: string;
  readonly next: string;
  readonly scratch: string;
}

/** The weights that the embeddings are multiplied by; those of the new feature are its last rows, as many as an embedding is long. */
const FIRST_LAYER = 'W1';

/** @param warm, next the trained model when the feature joins, and one step later. */
export function warmRows(wide: Graph, warm: Frame, next: Frame, scratch: Frame): WarmRow[] {
  return parametersOf(wide).flatMap(({ id, role, name, shape }): WarmRow[] => {
    const row = (from: number, to: number): Pick<WarmRow, 'warm' | 'next' | 'scratch'> => {
      const size = ({ trace }: Frame) => formatNumber(largest(gradientAt(wide, trace, id)!.subarray(from, to)));
      return { warm: size(warm), next: size(next), scratch: size(scratch) };
    };
    const [rows, units] = shape as [number, number];
    if (id !== FIRST_LAYER) return [{ id, role, name, ...row(0, Infinity) }];
    const old = (rows - EMBEDDING_SIZE) * units;
    return [
      { id, role, name, part: 'old', ...row(0, old) },
      { id: NEW_ROWS, role, name, part: 'new', ...row(old, Infinity) },
    ];
  });
}

/** Which of the two new factors receives a gradient when the feature joins, and so moves first. */
export function firstToMove(rows: readonly WarmRow[]): 'e' | 'V' | 'both' | 'neither' {
  const [e, V] = [ADDED, NEW_ROWS].map((id) => rows.find((row) => row.id === id)!.warm !== '0');
  if (e && V) return 'both';
  return e ? 'e' : V ? 'V' : 'neither';
}

/** What the new feature did on joining. @param before, after one logit for each held-out pair. */
export function joinedText(
  feature: string,
  before: Float32Array,
  after: Float32Array,
  gradient: string,
  rows: readonly WarmRow[],
): JoinedText {
  return {
    feature,
    pairs: before.length,
    changed: before.reduce((count, logit, i) => count + (Object.is(logit, after[i]) ? 0 : 1), 0),
    gradient,
    dead: rows.every(({ scratch }) => scratch === '0'),
  };
}

/** The AUC at a step; the last one measured when no step is named. */
export function aucAt(points: readonly Point[], step?: number): number {
  return (step === undefined ? points.at(-1) : points.find((point) => point.step === step))?.value ?? NaN;
}

export const aucText = (value: number): string => value.toFixed(4);

export function warmChart(series: WarmSeries, words: WarmWords, labels: { auc: string; step: string }): Chart {
  return {
    width: 350,
    height: 180,
    title: labels.auc,
    x: { label: labels.step, max: END },
    y: { label: labels.auc, min: 0.45, max: 0.85 },
    series: warmLines.map((id) => ({ id, name: words.series[id], points: series[id] })),
    references: [{ value: 0.5, label: '0.5' }],
    format: aucText,
  };
}

/** What became of each model at the end. */
export function endedText({ without, with: late, scratch }: WarmSeries, words: WarmWords): string {
  const text = (points: readonly Point[], step?: number) => aucText(aucAt(points, step));
  return words.ended(text(without, SWITCH), text(late), text(without), text(scratch));
}
