import { loadWords } from '../words/load.ts';
import { jump, show } from './graph-copy.ts';

/**
 * Joins formulas and graph: pointing at a marked term lights the node or edge it stands for and brings it under the
 * figure's lens, and a copy of the graph beside the text where the graph itself is out of sight; pointing at a node or edge
 * lights its terms. A typeset formula is hidden from screen readers (its
 * MathML twin speaks), so the keyboard gets one tab stop beside each formula: unseen buttons, one a term, walked by the
 * arrow keys. Enter goes over to the graph, Escape comes back.
 */

/** Sent to the figure: put this id under the lens. `pointed` comes back when the figure's choice changes. */
export type PointEvent = CustomEvent<string>;

const TERM = '[data-node], [data-edge]';
const idOf = (term: HTMLElement): string => term.dataset.node ?? term.dataset.edge!;
/** Where a term's node or edge is drawn; looked up each time, for a figure may change its graph. */
const drawnOf = (id: string) => document.querySelector<SVGGElement>(`.graph [data-id="${CSS.escape(id)}"]`);

const { formula: words } = await loadWords(document.documentElement.lang, ['formula']);
const terms = [...document.querySelectorAll<HTMLElement>(TERM)].filter((term) => drawnOf(idOf(term)));

let lit: string | undefined;
/** The unseen button of each term. */
const stops = new Map<HTMLElement, HTMLButtonElement>();

/** Lights everything that stands for `id`, and nothing else. */
function light(id: string | undefined): void {
  if (id === lit) return;
  lit = id;
  for (const element of document.querySelectorAll('[data-lit]')) element.removeAttribute('data-lit');
  if (id === undefined) return;
  drawnOf(id)?.setAttribute('data-lit', '');
  for (const term of terms) if (idOf(term) === id) term.setAttribute('data-lit', '');
}

/** Lights a term's part of the graph, asks the figure to look at it, and sees to it that the reader can. */
function point(term: HTMLElement): void {
  const id = idOf(term);
  const drawn = drawnOf(id);
  light(id);
  if (!drawn) return;
  drawn.closest('[data-figure]')?.dispatchEvent(new CustomEvent('point', { detail: id }) satisfies PointEvent);
  show(drawn.ownerSVGElement!, stops.get(term) ?? term);
}

function buttonFor(term: HTMLElement, index: number): HTMLButtonElement {
  const id = idOf(term);
  const [source, target] = id.split('->');
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = index === 0 ? 0 : -1;
  button.ariaLabel = target ? words.edge(source!, target.replace(/#\d+$/, '')) : words.node(id);
  button.addEventListener('focus', () => {
    point(term);
    term.setAttribute('data-focus', '');
    term.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  button.addEventListener('blur', () => {
    light(undefined);
    term.removeAttribute('data-focus');
  });
  button.addEventListener('click', () => {
    const drawn = drawnOf(id);
    if (drawn) jump(drawn, button, drawn);
  });
  stops.set(term, button);
  return button;
}

/** Gives a formula its tab stop. */
function addStop(formula: Element): void {
  const own = terms.filter((term) => formula.contains(term));
  if (own.length === 0) return;
  const group = document.createElement('span');
  group.className = 'formula-terms';
  group.role = 'group';
  group.ariaLabel = words.terms;
  const buttons = own.map(buttonFor);
  group.append(...buttons);
  group.addEventListener('keydown', ({ key }) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const moves: Record<string, number> = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1 };
    const next = buttons[moves[key] ?? -1];
    if (!next) return;
    buttons[at]!.tabIndex = -1;
    next.tabIndex = 0;
    next.focus({ preventScroll: true });
  });
  group.addEventListener('keydown', (event) => /^Arrow/.test(event.key) && event.preventDefault());
  formula.after(group);
}

for (const term of terms) term.setAttribute('data-linked', '');
for (const formula of document.querySelectorAll('.katex')) addStop(formula);

/** The innermost term or drawn part under the pointer or the focus. */
function idUnder(target: EventTarget | null): string | undefined {
  const element = target as Element | null;
  const term = element?.closest<HTMLElement>('[data-linked]');
  return term ? idOf(term) : (element?.closest('.graph [data-id]')?.getAttribute('data-id') ?? undefined);
}

function follow(target: Element): void {
  const term = target.closest<HTMLElement>('[data-linked]');
  if (term) point(term);
  // A pointer over nothing takes no light from what has the focus.
  else light(idUnder(target) ?? idUnder(document.activeElement));
}

document.addEventListener('pointerover', ({ target }) => follow(target as Element));
// The pointer may rest on a term since before this script came.
const resting = [...document.querySelectorAll('[data-linked]:hover')].at(-1);
if (resting) follow(resting);
document.addEventListener('click', ({ target }) => {
  const term = (target as Element).closest<HTMLElement>('[data-linked]');
  if (term) point(term);
});
document.addEventListener('focusin', ({ target }) => {
  if ((target as Element).closest('.graph')) light(idUnder(target));
});
document.addEventListener('focusout', ({ target }) => {
  if ((target as Element).closest('.graph')) light(undefined);
});
document.addEventListener('pointed', (event) => light((event as PointEvent).detail), true);
