import { alibiTexts, type AlibiText } from './alibi.ts';
import { movedBy, resultOf, type Alibis } from './result.ts';
import type { SuspectName } from './suspects.ts';

/**
 * One outcome of the line-up as text.
 * @param name `moved`: the suspects that gave any weight a gradient, by key. `guilty`, `training`: likewise. Or a number
 * of one of them: `rate100.loss`.
 * @throws Error when there is no such reading.
 */
export function lineUpReading(name: string, alibis: Alibis): string {
  if (name === 'moved') return movedBy(alibis).join(',');
  if (name === 'guilty' || name === 'training') return resultOf(alibis)[name].join(',');
  const [suspect, number] = name.split('.') as [SuspectName, AlibiText];
  const alibi = alibis[suspect];
  if (!alibi || !(number in alibiTexts)) throw new Error(`No reading "${name}" of the line-up.`);
  return alibiTexts[number](alibi);
}
