import { loadWords } from '../words/load.ts';

/**
 * A small copy of a figure's graph, where the text speaks of the graph while it is out of sight: in the margin, or as a
 * sheet on a small screen. It is the graph itself, seen a second time, so it shows whatever is drawn there, and the numbers
 * under the figure's lens stand beside it. To those who do not see it the figure itself speaks; for them there is the
 * way to the figure and back.
 */

const { formula: words } = await loadWords(document.documentElement.lang, ['formula']);

const copy = document.createElement('div');
copy.className = 'graph-copy sheet';
copy.popover = 'manual';
// A mirror repeats the tab stops of what it shows.
copy.innerHTML = `<div class="seen-again" inert><svg class="mirror"><use></use></svg><div class="copy-lens"></div></div>
  <button type="button" class="to-figure"></button><button type="button" class="sheet-close">×</button>`;
const part = <E extends Element>(selector: string) => copy.querySelector<E>(selector)!;
const toFigure = part<HTMLButtonElement>('.to-figure');
toFigure.textContent = words.toFigure;
part('.sheet-close').ariaLabel = words.close;

const back = document.createElement('button');
back.type = 'button';
back.className = 'to-text';
back.popover = 'manual';
back.textContent = words.toText;

/** The graph that is copied, and what in the text called for it. */
let shown:
  | { readonly graph: SVGSVGElement; readonly from: HTMLElement; readonly id?: string; readonly stop: AbortController }
  | undefined;
/** Where the reader left the text. */
let left: { readonly from: HTMLElement; readonly top: number } | undefined;

/** How much of the window's height an element takes. */
function shareOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / innerHeight;
}

/** Whether so much of a graph is in sight that no copy is needed. */
const inSight = (graph: Element): boolean =>
  shareOf(graph) > Math.min(0.4, (0.6 * graph.getBoundingClientRect().height) / innerHeight);

/**
 * Shows the graph beside the text, unless it is in sight or folded away.
 * @param from what in the text speaks of it: the focus comes back there.
 * @param id the node or edge that is spoken of, where no formula lights it.
 */
export function show(graph: SVGSVGElement, from: HTMLElement, id?: string): void {
  if (inSight(graph) || !graph.checkVisibility() || !copy.togglePopover) return hide();
  shown?.stop.abort();
  const figure = graph.closest<HTMLElement>('[data-figure]')!;
  const stop = new AbortController();
  const options = { signal: stop.signal };
  shown = { graph, from, id, stop };
  graph.id ||= `${figure.dataset.figure}-graph`;
  if (id) {
    for (const lit of graph.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
    partOf(graph, id)?.setAttribute('data-lit', '');
    figure.dispatchEvent(new CustomEvent('point', { detail: id }));
  }
  const follow = () => {
    part('.mirror').setAttribute('viewBox', graph.getAttribute('viewBox')!);
    const said = figure.querySelectorAll('.lens > :is(.heading, dl)');
    part('.copy-lens').replaceChildren(...[...said].map((element) => element.cloneNode(true)));
  };
  part('use').setAttribute('href', `#${graph.id}`);
  follow();
  for (const change of ['frame', 'pointed']) figure.addEventListener(change, () => setTimeout(follow), options);
  toFigure.onclick = () => {
    const stop = graph.querySelector<SVGElement>('[data-lit]') ?? graph.querySelector<SVGElement>('[tabindex="0"]')!;
    jump(stop, from, stop);
  };
  // The keyboard comes to it after the control that called for it; from a term Enter goes to the figure itself.
  for (const button of copy.querySelectorAll('button')) button.tabIndex = from.matches('select, input') ? 0 : -1;
  // A figure takes the whole width: beside it there is no margin.
  copy.classList.toggle('beside', innerWidth >= 1100 && !figure.contains(from));
  const block = from.closest('.prose > *') ?? from;
  if (copy.previousElementSibling !== block) block.after(copy);
  copy.togglePopover(true);
  from.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  document.addEventListener(
    'scroll',
    () => {
      if (inSight(graph) || shareOf(block) === 0) hide();
    },
    { ...options, passive: true },
  );
}

const partOf = (graph: Element, id: string) => graph.querySelector(`[data-id="${CSS.escape(id)}"]`);

export function hide(): void {
  shown?.stop.abort();
  if (shown?.id) partOf(shown.graph, shown.id)?.removeAttribute('data-lit');
  shown = undefined;
  if (copy.isConnected) copy.togglePopover(false);
}

/**
 * Goes from the text to a figure or a part of it, and offers the way back.
 * @param from where the focus comes back to.
 * @param focus what takes it meanwhile.
 */
export function jump(to: Element, from: HTMLElement, focus: HTMLElement | SVGElement): void {
  left = { from, top: from.getBoundingClientRect().top };
  hide();
  to.scrollIntoView({ block: to.matches('[data-id]') ? 'center' : 'start' });
  focus.focus({ preventScroll: true });
  to.closest('[data-figure]')!.prepend(back);
  back.togglePopover?.(true);
}

/** Goes back to where the text was left. */
function goBack(): void {
  if (!left) return;
  const { from, top } = left;
  left = undefined;
  back.togglePopover?.(false);
  scrollBy({ top: from.getBoundingClientRect().top - top, behavior: 'instant' });
  from.focus({ preventScroll: true });
}

back.addEventListener('click', goBack);
part('.sheet-close').addEventListener('click', hide);
document.addEventListener(
  'scroll',
  () => {
    if (left && back.isConnected && shareOf(left.from) > 0) back.togglePopover?.(false);
  },
  { passive: true },
);
document.addEventListener('pointerdown', ({ target }) => {
  // A margin is in nobody's way; a sheet is.
  if (shown && !copy.matches('.beside') && !copy.contains(target as Node) && !shown.from.contains(target as Node))
    hide();
});
document.addEventListener('keydown', ({ key, target }) => {
  if (key !== 'Escape') return;
  if (shown) hide();
  else if ((target as Element).closest('[data-figure]') && !document.querySelector('.lens:popover-open')) goBack();
});
