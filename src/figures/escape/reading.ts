import { float32Text, formatNumber } from '../../view/format.ts';
import { readingsOf, yesOrNo } from '../../figure/readings.ts';
import type { Escapee, EscapeLog, Forecast } from './log.ts';

interface EscapeKnown {
  readonly copies: readonly Escapee[];
  readonly escapes: EscapeLog;
}

const ofCopy =
  (read: (copy: Escapee) => string) =>
  ({ copies }: EscapeKnown, id: string) => {
    const copy = copies.find((one) => one.id === id);
    if (!copy) throw new Error(`The race has no copy "${id}".`);
    return read(copy);
  };

const decadeOf = ({ decade }: Forecast) => ('more' in decade ? decade.more : decade.times);

/** Of the whole race `step`, `factor`, `perDecade`, `escapees`; of one copy, by the size of its start, `steps.1e-8`. */
export const escapeReadings = readingsOf<EscapeKnown>({
  step: ({ escapes }) => String(escapes.step),
  factor: ({ escapes }) => formatNumber(escapes.forecast!.factor!),
  /** By what the sum of the pair's embeddings grows in a step, while their difference grows by `factor`. */
  sum: ({ escapes }) => formatNumber(2 - escapes.forecast!.factor!),
  perDecade: ({ escapes: { forecast } }) => formatNumber(decadeOf(forecast!)),
  escapees: ({ copies }) => String(copies.filter(({ escaped }) => escaped !== undefined).length),
  escaped: ofCopy(({ escaped }) => yesOrNo(escaped !== undefined)),
  steps: ofCopy(({ escaped }) => escaped?.toString() ?? '–'),
  /** The step that was predicted before the first. */
  predicted: ({ escapes }, id) => String(Math.ceil(escapes.forecast!.steps(Number(id)))),
  loss: ofCopy(({ loss }) => float32Text(loss)),
  gradient: ofCopy(({ gradient }) => formatNumber(gradient)),
});
