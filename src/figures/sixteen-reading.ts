import type { Trace } from '../graph/trace.ts';
import { float32Text } from '../view/format.ts';
import type { StartPicture } from '../view/start-cell.ts';
import { startReceivers } from './sixteen-fate.ts';

/** What is known of a run of the sixteen, and which of them is meant when nothing else is said. */
export interface SixteenReadings {
  readonly pictures: readonly StartPicture[];
  readonly step: number;
  readonly start: string;
  /** Of that start. */
  readonly trace: Trace;
}

/** How many starts have come to what. */
export function tally(pictures: readonly StartPicture[]): Record<StartPicture['fate'], number> {
  const counts = { trains: 0, twins: 0, never: 0, open: 0, notANumber: 0 };
  for (const { fate } of pictures) counts[fate]++;
  return counts;
}

const yesOrNo = (truth: boolean) => (truth ? 'yes' : 'no');

/**
 * One number or word of a run as text.
 * @param name of all sixteen: `step`, `count.never`; of the open start, or of the one that is named: `loss`, `outcome`,
 *   `trains`, `moved`, `receivers`; `receiversAt.1` at one of the watched steps.
 * @throws Error when there is no such reading.
 */
export function sixteenReading(name: string, { pictures, step, start, trace }: SixteenReadings): string {
  const [what, key = ''] = name.split('.') as [string, string?];
  const { fate, loss, receivers } = pictures.find((picture) => picture.start === start)!;
  const known: Readonly<Record<string, () => string>> = {
    step: () => String(step),
    count: () => String(tally(pictures)[key as StartPicture['fate']]),
    loss: () => float32Text(loss),
    outcome: () => fate,
    trains: () => yesOrNo(fate === 'trains'),
    moved: () => yesOrNo(fate !== 'never'),
    receivers: () => startReceivers(trace).join(),
    receiversAt: () => receivers[Number(key)]?.join() ?? '',
  };
  if (!known[what]) throw new Error(`No reading "${name}". There are: ${Object.keys(known).join(', ')}.`);
  return known[what]();
}
