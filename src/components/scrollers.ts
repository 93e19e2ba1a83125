/**
 * Boxes that scroll must be reachable by Tab; boxes that have nothing to scroll must not be in the way. Without this
 * script browsers decide by themselves, and mostly do the same.
 */
const BOXES = '.scroller, .katex-display, pre';

function update(box: Element): void {
  const { overflowX, overflowY } = getComputedStyle(box);
  const across = overflowX === 'auto' && box.scrollWidth > box.clientWidth + 1;
  const down = overflowY === 'auto' && box.scrollHeight > box.clientHeight + 1;
  if (across || down) box.setAttribute('tabindex', '0');
  else box.removeAttribute('tabindex');
}

// A box is looked at again when its size changes, or the size of what is in it.
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) update(target.closest(BOXES)!);
});
for (const box of document.querySelectorAll(BOXES)) {
  observer.observe(box);
  if (box.firstElementChild) observer.observe(box.firstElementChild);
}
