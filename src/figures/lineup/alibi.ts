import type { Frame, Point } from '../../engine/protocol.ts';
import type { Graph } from '../../graph/graph.ts';
import { parametersOf } from '../../graph/graph.ts';
import { gradientAt, largest } from '../../graph/trace.ts';
import type { Finding as WordedFinding } from '../../words/en/lineup.ts';
import { float32Text, formatNumber } from '../../view/format.ts';

/** What a suspect's run has shown. */
export interface Alibi {
  readonly step: number;
  readonly loss: number;
  /** On held-out pairs. */
  readonly auc: number;
  /** Largest change of any weight. */
  readonly movement: number;
  /** Largest gradient of any weight. */
  readonly gradient: number;
  readonly finding: Finding;
}

/**
 * `frozen`: no weight has a gradient, none has moved. `decayed`: none has a gradient, yet they moved, by decay. `trains`:
 * the model tells pairs apart. `diverged`: the loss is beyond any guess. `blind`: weights move, and it learns nothing.
 */
type Finding = Exclude<WordedFinding, 'waits' | 'case'>;

/** From here on a model is said to tell the pairs apart: well above the AUC at which an untrained one may start. */
const TELLS_APART = 0.6;

/** Far above ln 2, what a guess costs: a model that scores this is sure, and wrong. */
const BEYOND_GUESSING = 2;

/** Draws the sum of a run from its frame. @param aucs all that were measured; a frame brings the newest only. */
export function alibiOf(graph: Graph, frame: Frame, aucs: readonly Point[]): Alibi {
  const { step, loss, trace } = frame;
  const movement = largest(Object.values(frame.movement));
  const gradient = largest(parametersOf(graph).map(({ id }) => largest(gradientAt(graph, trace, id) ?? [])));
  const auc = aucs.at(-1)?.value ?? NaN;
  return { step, loss, auc, movement, gradient, finding: findingOf({ loss, auc, movement, gradient }) };
}

function findingOf({ loss, auc, movement, gradient }: Omit<Alibi, 'step' | 'finding'>): Finding {
  if (gradient === 0) return movement === 0 ? 'frozen' : 'decayed';
  if (!(loss < BEYOND_GUESSING)) return 'diverged';
  return auc >= TELLS_APART ? 'trains' : 'blind';
}

/** The numbers of an alibi as they are printed, in the order in which they stand. */
export const alibiTexts = {
  step: ({ step }: Alibi) => String(step),
  loss: ({ loss }: Alibi) => float32Text(loss),
  auc: ({ auc }: Alibi) => (Number.isNaN(auc) ? 'NaN' : auc.toFixed(4)),
  movement: ({ movement }: Alibi) => formatNumber(movement),
  gradient: ({ gradient }: Alibi) => formatNumber(gradient),
} as const;

export type AlibiText = keyof typeof alibiTexts;
