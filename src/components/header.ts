/** The header goes away when the page is scrolled down and comes back when it is scrolled up, never over what has the focus. */
const header = document.querySelector<HTMLElement>('.header')!;

/** Less than this is no scrolling: a figure above has grown. */
const STIR = 8;

let last = scrollY;
addEventListener(
  'scroll',
  () => {
    if (Math.abs(scrollY - last) < STIR) return;
    header.toggleAttribute('data-away', scrollY > last && scrollY > header.offsetHeight);
    last = scrollY;
  },
  { passive: true },
);

document.addEventListener('focusin', ({ target }) => {
  const focused = target as Element;
  if (header.contains(focused)) return;
  // An open list of contents would stand over it as well.
  header.querySelector<HTMLElement>(':popover-open')?.hidePopover();
  if (focused.getBoundingClientRect().top < header.getBoundingClientRect().bottom) header.dataset.away = '';
});
