import type { Trace } from '../../graph/trace.ts';
import { countBy } from '../../figure/count-by.ts';
import { readingsOf, yesOrNo } from '../../figure/readings.ts';
import { float32Text } from '../../view/format.ts';
import { fates, startReceivers, type Fate } from './fate.ts';
import type { StartPicture } from './start-cell.ts';

/** What is known of a run of the sixteen, and which of them is meant when nothing else is said. */
export interface SixteenKnown {
  readonly pictures: readonly StartPicture[];
  readonly step: number;
  readonly start: string;
  /** Of that start. */
  readonly trace: Trace;
}

/** How many starts have come to what. */
export function tally(pictures: readonly StartPicture[]): Record<Fate, number> {
  return countBy(
    fates,
    pictures.map(({ fate }) => fate),
  );
}

const open = ({ pictures, start }: SixteenKnown) => pictures.find((picture) => picture.start === start)!;

/**
 * Numbers and words of a run: of all sixteen `step` and `count.never`; of the open start `loss`, `outcome`, `trains`,
 * `moved`, `receivers`, and `receiversAt.1` at one of the watched steps.
 */
export const sixteenReadings = readingsOf<SixteenKnown>({
  step: ({ step }) => String(step),
  count: ({ pictures }, fate) => String(tally(pictures)[fate as Fate]),
  loss: (known) => float32Text(open(known).loss),
  outcome: (known) => open(known).fate,
  trains: (known) => yesOrNo(open(known).fate === 'trains'),
  moved: (known) => yesOrNo(open(known).fate !== 'never'),
  receivers: ({ trace }) => startReceivers(trace).join(),
  receiversAt: (known, step) => open(known).receivers[Number(step)]?.join() ?? '',
});
