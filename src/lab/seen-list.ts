import type { ObservationWords } from '../words/en/observations.ts';
import type { LabModel } from './report.ts';
import { seenItems, type SeenItem } from './seen-items.ts';

/**
 * Lists what else a model shows; each item leads to its node and line. Where nothing is stolen and there is nothing else
 * to see, a sentence says so; where something is stolen, that has the word.
 */
export function listSeen(
  place: HTMLElement,
  model: LabModel,
  words: ObservationWords,
  look: (item: SeenItem) => void,
): void {
  const items = seenItems(model, words);
  const isQuiet = items.length === 0 && model.thieves.length === 0;
  place.querySelector('[data-part="seen-words"]')!.textContent = isQuiet ? words.nothing : '';
  const list = place.querySelector('ul')!;
  list.hidden = items.length === 0;
  list.replaceChildren(
    ...items.map((item) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'plain';
      button.textContent = item.text;
      button.addEventListener('click', () => look(item));
      const entry = document.createElement('li');
      entry.append(button);
      return entry;
    }),
  );
  place.hidden = items.length === 0 && !isQuiet;
}
