import { wordsIn } from '../words/index.ts';
import type { Language } from '../words/languages.ts';
/**
 * A figure that waits for the reader's answer. `<Predict gate …>` closes the gate of the figure it asks about
 * (`data-gated` on the figure's element, and a line in it that says why) and opens it once the reader has answered or
 * pressed "Show me". A gate that is open stays open until the page is left; without JavaScript there is none.
 *
 * For a figure with a gate:
 * - `holdWhileGated(figure, selector, signal)` disables those of its controls that start a run, for as long as need be;
 * - `whenOpen(figure, callback)` calls back once, at once when nothing is gated; it returns how to stop waiting;
 * - `isGated(figure)` tells how it stands now.
 * A question's own run comes through `ask` and passes the gate.
 */

/** Sent on the figure's element when its gate opens or closes. */
const CHANGE = 'gatechange';

/** Names of the questions that are still to be answered, in `data-gated`. */
function owed(figure: HTMLElement): string[] {
  return figure.dataset.gated?.split(' ').filter(Boolean) ?? [];
}

export function isGated(figure: HTMLElement): boolean {
  return figure.dataset.gated !== undefined;
}

/** Calls back once the figure is open. @returns how to stop waiting. */
export function whenOpen(figure: HTMLElement, callback: () => void): () => void {
  const waiting = new AbortController();
  const look = () => {
    if (waiting.signal.aborted || isGated(figure)) return;
    waiting.abort();
    callback();
  };
  figure.addEventListener(CHANGE, look, { signal: waiting.signal });
  look();
  return () => waiting.abort();
}

/** Keeps the controls that match disabled while the figure is gated, and able while it is not. */
export function holdWhileGated(figure: HTMLElement, selector: string, signal: AbortSignal): void {
  const look = () => {
    for (const control of figure.querySelectorAll<HTMLButtonElement>(selector)) control.disabled = isGated(figure);
  };
  figure.addEventListener(CHANGE, look, { signal });
  look();
}

/** Closes a figure until a question is answered. @param question the id of the question's element. */
export function closeGate(figure: HTMLElement, question: string): void {
  figure.dataset.gated = [...new Set([...owed(figure), question])].join(' ');
  sayWhy(figure);
  figure.dispatchEvent(new Event(CHANGE));
}

/** The question is answered; the figure opens when it was the last. */
export function openGate(figure: HTMLElement, question: string): void {
  const left = owed(figure).filter((id) => id !== question);
  if (left.length > 0) figure.dataset.gated = left.join(' ');
  else delete figure.dataset.gated;
  sayWhy(figure);
  figure.dispatchEvent(new Event(CHANGE));
}

/** A line over the figure's buttons that leads to the first question still open. */
function sayWhy(figure: HTMLElement): void {
  const [first] = owed(figure);
  let line = figure.querySelector<HTMLElement>('[data-note="gate"]');
  if (!first) return line?.remove();
  if (!line) {
    line = document.createElement('p');
    line.className = 'figure-note';
    line.dataset.note = 'gate';
    const buttons = figure.querySelector('.buttons');
    if (buttons) buttons.before(line);
    else figure.prepend(line);
  }
  const { gate } = wordsIn((figure.closest('[lang]')?.getAttribute('lang') ?? 'en') as Language).predict;
  const link = document.createElement('a');
  link.href = `#${first}`;
  link.textContent = gate.link;
  line.replaceChildren(gate.before, link, gate.after);
}
