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
 */

/** Names of the questions that are still to be answered, in `data-gated`. */
function owed(figure: HTMLElement): string[] {
  return figure.dataset.gated?.split(' ').filter(Boolean) ?? [];
}

export function isGated(figure: HTMLElement): boolean {
  return figure.dataset.gated !== undefined;
}

/** Calls back now, and each time the gate may have opened or closed. */
function watchGate(figure: HTMLElement, look: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(look);
  observer.observe(figure, { attributeFilter: ['data-gated'] });
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
  figure.dataset.gated = [...new Set([...owed(figure), question])].join(' ');
  sayWhy(figure).catch((error: unknown) => console.warn(error));
}

/** The question is answered; the figure opens when it was the last. */
export function openGate(figure: HTMLElement, question: string): void {
  const left = owed(figure).filter((id) => id !== question);
  if (left.length > 0) figure.dataset.gated = left.join(' ');
  else delete figure.dataset.gated;
  sayWhy(figure).catch((error: unknown) => console.warn(error));
}

/** A line over the figure's buttons that leads to the first question still open. */
async function sayWhy(figure: HTMLElement): Promise<void> {
  const { gate } = (await loadWords(document.documentElement.lang, ['predict'])).predict;
  // While the words were on their way the reader may have answered.
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
  const link = document.createElement('a');
  link.href = `#${first}`;
  link.textContent = gate.link;
  line.replaceChildren(gate.before, link, gate.after);
}
