/**
 * Boxes that scroll sideways must be reachable by Tab; boxes that have nothing to scroll must not be in the way.
 * Without this script browsers decide by themselves, and mostly do the same.
 */
const boxes = '.scroller, .katex-display, pre';

function update(box: Element): void {
  const scrolls = box.scrollWidth > box.clientWidth + 1;
  if (scrolls) box.setAttribute('tabindex', '0');
  else box.removeAttribute('tabindex');
}

const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => update(target)));
for (const box of document.querySelectorAll(boxes)) observer.observe(box);
document.fonts.addEventListener('loadingdone', () => document.querySelectorAll(boxes).forEach(update));
