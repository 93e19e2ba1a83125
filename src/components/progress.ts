/**
 * Which chapters were read to their end, kept in this browser only, and the button that forgets all that is kept. The words
 * are in the page, hidden until they apply; this file only shows them.
 */
import { forget, READ, recall } from '../figure/memory.ts';

function show(): void {
  for (const mark of document.querySelectorAll<HTMLElement>('[data-read-of]'))
    mark.hidden = recall(READ + mark.dataset.readOf!) === undefined;
}

show();
// A chapter was just read, or all is forgotten.
for (const event of ['read', 'forgotten']) document.addEventListener(event, show);

const forgetting = document.querySelector<HTMLElement>('.forget')!;
forgetting.querySelector('button')!.addEventListener('click', ({ currentTarget }) => {
  forget('');
  // Whatever shows an answer of the reader's takes it back.
  document.dispatchEvent(new Event('forgotten'));
  (currentTarget as HTMLElement).focus();
  forgetting.querySelector<HTMLElement>('[aria-live] > *')!.hidden = false;
});
