/**
 * Lifts a figure's lens over the page, as a sheet at its lower edge. It takes no focus; its button, Escape and a tap
 * elsewhere put it away.
 * @param part the node or edge it is over, which stays in sight.
 */
export function lift(part: SVGElement): void {
  const lens = part.closest('[data-figure]')?.querySelector<HTMLElement>('.lens');
  // A part of a graph that is only looked at has none.
  if (!lens?.togglePopover || !part.hasAttribute('tabindex')) return;
  if (!lens.popover) {
    lens.popover = 'auto';
    lens.querySelector<HTMLElement>('.sheet-close')!.onclick = () => lens.hidePopover();
    // Where there is room again, it stands in its place as ever.
    lens.addEventListener('toggle', ({ newState }) => {
      if (newState === 'closed') lens.removeAttribute('popover');
    });
  }
  lens.togglePopover(true);
  part.scrollIntoView({ block: 'nearest' });
}
