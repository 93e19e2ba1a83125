/**
 * Runs in the head of every page: what the reader presses or turns before the scripts have come is kept, and carried out by
 * whoever it was meant for (`src/figure/early.ts`). Once the page is loaded all of them are there to listen for themselves.
 */
export const earlyInput = `early = [];
const kinds = ['click', 'input', 'submit'];
const keep = (event) => {
  if (event.type === 'submit') event.preventDefault();
  else early.push(event.target);
};
for (const kind of kinds) addEventListener(kind, keep, true);
addEventListener('load', () => {
  for (const kind of kinds) removeEventListener(kind, keep, true);
});`;
