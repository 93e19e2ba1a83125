import type { Frame } from '../../engine/protocol.ts';
import { float32Text, formatNumber } from '../../view/format.ts';
import type { Symptom } from '../../words/en/film.ts';

/**
 * What is seen of a run from outside. It names no node: who did it is not this figure's to say.
 * @param before the loss before the first step.
 * @param auc the newest that was measured.
 */
export function symptomOf({ step, loss, movement }: Frame, before: number, auc: number): Symptom {
  const seen = { steps: step, loss: float32Text(loss), auc: auc.toFixed(4) };
  const furthest = Math.max(...Object.values(movement));
  if (!Number.isFinite(loss)) return { kind: 'notANumber', steps: step };
  if (step === 0) return { kind: 'untrained', ...seen };
  if (furthest === 0) return { kind: 'still', ...seen };
  return {
    kind: 'moves',
    ...seen,
    before: float32Text(before),
    lower: loss < before,
    movement: formatNumber(furthest),
  };
}
