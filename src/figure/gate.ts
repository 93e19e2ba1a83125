import { loadWords } from '../words/load.ts';

/**
 * A figure that waits for the reader's answer. `<Predict gate …>` closes the gate of the figure it asks about
 * (`data-gated` on the figure's element, and a line in it that says why) and opens it once the reader has answered or
 * pressed "Show me". A gate that is open stays open until the page is left; without JavaScript there is none.
 *
 * For a figure with a gate:
 * - `holdWhileGated(figure, selector, signal)` disables those of its controls that start a run, for as long as need be;
 * - `whenOpen(figure, callback, signal)` calls back once, at once when nothing is gated;
 * - `isGated(figure)` tells how it stands now.
 * A question's own run comes through `ask` and passes the gate.
 *
 * A model figure may be sealed as well (`<Pair sealed="…">`): it is built without what it found, and its controls wait in
 * the same way; see `seal.ts`. What the text says of an outcome stands in `<Outcome of="…">`, and unfolds with the figure.
 */

/** What of a figure's findings is sealed: every number of a run, or only what flows back. */
export type Sealed = 'forward' | 'backward';

/** Names of the questions that are still to be answered, in `data-gated` or `data-sealed`. */
function owed(figure: HTMLElement, by: 'gated' | 'sealed'): string[] {
  return figure.dataset[by]?.split(' ').filter(Boolean) ?? [];
}

function owe(figure: HTMLElement, by: 'gated' | 'sealed', questions: readonly string[]): void {
  if (questions.length > 0) figure.dataset[by] = questions.join(' ');
  else delete figure.dataset[by];
}

/**
 * How far questions seal a figure, in their order: the last of them keeps back what flows back, any before it the numbers
 * of the forward pass too.
 */
export function sealedBy({ length }: readonly string[]): Sealed | undefined {
  return length > 1 ? 'forward' : length > 0 ? 'backward' : undefined;
}

/** How far a figure is sealed now. `data-sealed` names the questions that are left of those it was built with. */
export function sealOf(figure: HTMLElement): Sealed | undefined {
  return sealedBy(owed(figure, 'sealed'));
}

export function isGated({ dataset }: HTMLElement): boolean {
  return (dataset.gated ?? dataset.sealed) !== undefined;
}

/** Calls back now, and each time the gate or the seal may have changed. */
export function watchGate(figure: HTMLElement, look: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(look);
  observer.observe(figure, { attributeFilter: ['data-gated', 'data-sealed'] });
  signal.addEventListener('abort', () => observer.disconnect());
  look();
}

/** Calls back once the figure is open. */
export function whenOpen(figure: HTMLElement, callback: () => void, signal: AbortSignal): void {
  const opened = new AbortController();
  watchGate(
    figure,
    () => {
      if (opened.signal.aborted || isGated(figure)) return;
      opened.abort();
      callback();
    },
    AbortSignal.any([signal, opened.signal]),
  );
}

/** Keeps the controls that match disabled while the figure is gated, and able while it is not. */
export function holdWhileGated(figure: HTMLElement, selector: string, signal: AbortSignal): void {
  const look = () => {
    for (const control of figure.querySelectorAll<HTMLButtonElement>(selector)) control.disabled = isGated(figure);
  };
  watchGate(figure, look, signal);
}

/** Closes a figure until a question is answered. @param question the id of the question's element. */
export function closeGate(figure: HTMLElement, question: string): void {
  if (!isGated(figure)) printAsBuilt(figure);
  owe(figure, 'gated', [...new Set([...owed(figure, 'gated'), question])]);
  sayWhy(figure).catch((error: unknown) => console.warn(error));
}

/** Paper has no question to answer: while a figure is gated, what was built is printed, with all that it came to. */
function printAsBuilt(figure: HTMLElement): void {
  let away = [...figure.cloneNode(true).childNodes];
  let printing = false;
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (printing === (matches && isGated(figure))) return;
    printing = !printing;
    const here = [...figure.childNodes];
    figure.replaceChildren(...away);
    away = here;
  });
}

/** The question is answered; the figure opens when it was the last. What it seals opens, and what questions before it do. */
export function openGate(figure: HTMLElement, question: string): void {
  const sealing = owed(figure, 'sealed');
  owe(figure, 'sealed', sealing.slice(sealing.indexOf(question) + 1));
  const gating = owed(figure, 'gated');
  if (gating.length > 0) {
    owe(
      figure,
      'gated',
      gating.filter((id) => id !== question),
    );
    sayWhy(figure).catch((error: unknown) => console.warn(error));
  }
  openOutcomes(figure);
  unfold(`[data-outcome-after="${question}"]`);
}

/** The reader wants to be shown: no question seals the figure any more. */
export function openSeal(figure: HTMLElement): void {
  owe(figure, 'sealed', []);
  openOutcomes(figure);
}

/** Unfolds what the text says of a figure's outcome, once nothing of the figure is kept back. */
function openOutcomes(figure: HTMLElement): void {
  if (!isGated(figure)) unfold(`[data-outcome-of="${figure.dataset.figure}"]`);
}

function unfold(outcomes: string): void {
  for (const outcome of document.querySelectorAll<HTMLDetailsElement>(outcomes)) {
    outcome.open = true;
    outcome.dataset.told = '';
  }
}

/** A line over the figure's buttons that leads to the first question still open. */
async function sayWhy(figure: HTMLElement): Promise<void> {
  const { gate } = (await loadWords(document.documentElement.lang, ['predict'])).predict;
  // While the words were on their way the reader may have answered.
  const [first] = owed(figure, 'gated');
  if (!first) return figure.querySelector('[data-note="gate"]')?.remove();
  const line = lineIn(figure, 'gate');
  const link = document.createElement('a');
  link.href = `#${first}`;
  link.textContent = gate.link;
  line.replaceChildren(gate.before, link, gate.after);
}

/** The reader's own guess, in the figure that is to decide it; nothing takes it away. */
export function showGuess(figure: HTMLElement, text: string): void {
  if (text) lineIn(figure, 'guess').textContent = text;
  else figure.querySelector('[data-note="guess"]')?.remove();
}

/** One of the figure's remarks over its buttons. */
function lineIn(figure: HTMLElement, note: string): HTMLElement {
  const there = figure.querySelector<HTMLElement>(`[data-note="${note}"]`);
  if (there) return there;
  const line = document.createElement('p');
  line.className = 'figure-note';
  line.dataset.note = note;
  const buttons = figure.querySelector('.run-strip, .buttons');
  if (buttons) buttons.before(line);
  else figure.prepend(line);
  return line;
}
