import { readingsOf } from '../../figure/readings.ts';
import { alibiTexts, type AlibiText } from './alibi.ts';
import { movedBy, resultOf, tiedBy, type Alibis } from './result.ts';
import { suspectNames, type SuspectName } from './suspects.ts';

function numberOf(name: SuspectName): (alibis: Alibis, number: string) => string {
  return (alibis, number) => {
    const alibi = alibis[name];
    if (!alibi || !(number in alibiTexts)) throw new Error(`No reading "${name}.${number}" of the line-up.`);
    return alibiTexts[number as AlibiText](alibi);
  };
}

/**
 * Outcomes of the line-up: `moved`, the suspects that gave any weight a gradient, by key; `guilty` and `training`,
 * likewise; `tied`, those that end at an AUC of exactly one half; and the numbers of each suspect: `rate100.loss`.
 */
export const lineUpReadings = readingsOf<Alibis>({
  moved: (alibis) => movedBy(alibis).join(),
  tied: (alibis) => tiedBy(alibis).join(),
  guilty: (alibis) => resultOf(alibis).guilty.join(),
  training: (alibis) => resultOf(alibis).training.join(),
  ...Object.fromEntries(suspectNames.map((name) => [name, numberOf(name)])),
});
