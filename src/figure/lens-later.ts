/** Screens with no room for the lens beside the graph. */
const narrow = matchMedia('(max-width: 56.24em)');

/** On such a screen the lens comes up with whatever of the graph is tapped or walked to; what lifts it comes then. */
export function liftLensFrom(graph: SVGSVGElement, options: AddEventListenerOptions): void {
  const look = ({ type, target }: Event) => {
    const part = narrow.matches && (target as Element).closest<SVGElement>('.graph [data-id]');
    // A tap moves the focus too, before it is a click.
    if (part && (type === 'click' || part.matches(':focus-visible')))
      void import('./lens-sheet.ts').then(({ lift }) => lift(part));
  };
  // Chromium makes a tab stop of an SVG element that itself listens for focus.
  for (const kind of ['click', 'focusin']) graph.parentElement!.addEventListener(kind, look, options);
}
