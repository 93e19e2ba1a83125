import type { LabWords } from '../words/en/lab.ts';
import type { Shown } from './lab-worker.ts';

/**
 * Lists the passes that can be shown, where there are several.
 * @returns which of them says most: the first, unless that is healthy and a later one is stuck or not finite.
 */
export function listPasses(place: HTMLElement, shown: readonly Shown[], words: LabWords['passes']): number {
  const outcomes = shown.map(({ model }) => model.outcome);
  const worse = outcomes.findIndex((outcome) => outcome === 'stuck' || outcome === 'notANumber');
  const at = outcomes[0] === 'healthy' ? Math.max(0, worse) : 0;
  place.hidden = shown.length < 2;
  place.querySelector('select')!.replaceChildren(
    ...shown.map(({ number, isBroken }, i) => {
      const text = i === 0 ? words.first : isBroken ? words.broken(number) : words.last(number);
      return new Option(text, String(number), i === at, i === at);
    }),
  );
  return at;
}
