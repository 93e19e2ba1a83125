/** On a screen with no room beside the graph the lens comes up with what is tapped or walked to; what lifts it comes then. */
const narrow = matchMedia('(max-width: 899px)');

function look({ type, target }: Event): void {
  const part = narrow.matches && (target as Element).closest<SVGElement>('.graph [data-id]');
  // A tap moves the focus too, before it is a click.
  if (part && (type === 'click' || part.matches(':focus-visible')))
    void import('./lens-sheet.ts').then(({ lift }) => lift(part));
}

document.addEventListener('click', look);
document.addEventListener('focusin', look);
