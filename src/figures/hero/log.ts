import type { Point } from '../../engine/protocol.ts';
import { float32Text } from '../../view/format.ts';
import type { Sparkline } from '../../view/sparkline.ts';

/** The steps that are printed, and how far the run goes. */
export const PRINTED = [0, 10, 20, 50, 100, 150] as const;
export const LAST = PRINTED.at(-1)!;

/** The losses of the printed steps, as the script prints them; nothing where the run has not come so far. */
export function printedLosses(losses: readonly Point[]): (string | undefined)[] {
  return PRINTED.map((step) => {
    const point = losses.find((one) => one.step === step);
    return point && float32Text(point.value);
  });
}

/** Of so many steps one is drawn: the line is short. */
const EVERY = 5;

/** The whole run as a line below its log. */
export function heroSparkline(title: string, losses: readonly Point[]): Sparkline {
  const points = losses.filter(({ step }) => step % EVERY === 0);
  return { width: 140, height: 36, title, points, steps: LAST };
}
