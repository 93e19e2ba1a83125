import { keep, recall } from '../figure/memory.ts';

/** Under which they are kept. */
const KEPT = 'lab.own';
/** How many are kept at most. */
const MOST = 5;

/** Programs of the reader's own that others were put in the place of, the last one first. */
export function ownPrograms(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(recall(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((program) => typeof program === 'string') : [];
  } catch {
    // What was kept is damaged.
    return [];
  }
}

export function keepOwn(program: string): void {
  keep(KEPT, JSON.stringify([program, ...ownPrograms().filter((one) => one !== program)].slice(0, MOST)));
}

/** Lists them at the top of the menu, each by its first line; the value of its option is its number there. */
export function listOwn(menu: HTMLSelectElement, title: string): void {
  const own = ownPrograms();
  const group = document.createElement('optgroup');
  group.label = title;
  group.dataset.own = '';
  group.append(...own.map((program, at) => new Option(program.trimStart().split('\n')[0]!.slice(0, 40), String(at))));
  for (const option of group.children) (option as HTMLElement).translate = false;
  menu.querySelector('[data-own]')?.remove();
  if (own.length > 0) menu.prepend(group);
}
