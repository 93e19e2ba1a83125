/**
 * The notes of terms and citations are shown by the stylesheet. This adds what it cannot: Escape puts a note away, and
 * where nothing hovers, a first tap shows the note and a second one follows the link.
 */
const SHOWN = '.noted:is(:hover, :focus-visible, [data-shown])';

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const link of document.querySelectorAll<HTMLElement>(SHOWN)) {
    delete link.dataset.shown;
    link.dataset.dismissed = '';
    for (const event of ['pointerleave', 'blur'])
      link.addEventListener(event, () => delete link.dataset.dismissed, { once: true });
  }
});

document.addEventListener('click', (event) => {
  const tapped = (event.target as Element).closest<HTMLElement>('.noted');
  for (const link of document.querySelectorAll<HTMLElement>('[data-shown]'))
    if (link !== tapped) delete link.dataset.shown;
  if (!tapped || 'shown' in tapped.dataset || !matchMedia('(hover: none)').matches) return;
  event.preventDefault();
  tapped.dataset.shown = '';
});
