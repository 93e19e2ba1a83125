import type { LabWords } from '../words/en/lab.ts';
import type { Fixes } from './fixes.ts';
import { statementAt } from './call-text.ts';
import { startRandom, type Change } from './rewrite.ts';

/** A statement of the program as it would read. */
export interface Edit {
  /** Where it begins, from 1, and how many lines it takes now. */
  readonly line: number;
  readonly lines: number;
  readonly text: string;
  /** What of it reads otherwise than now. */
  readonly shown: string;
}

/**
 * Lists the smallest fixes: each with the lines it changes and a button that changes them.
 * @param starts the line that gave each tensor its values, where one did; `source` is the program as it was run.
 */
export function listFixes(
  place: HTMLElement,
  fixes: Fixes,
  source: string,
  starts: Readonly<Record<string, number>>,
  words: LabWords['fixes'],
  apply: (edits: readonly Edit[]) => void,
): void {
  const lines = source.split('\n');
  const said = place.querySelector('[data-part="fixes-words"]')!;
  said.textContent = [
    fixes.needless ? words.needless : fixes.sets.length > 0 ? words.oneOf(fixes.sets.length) : words.none,
    fixes.needless || fixes.sets.length === 0 || fixes.useless.length === 0 ? '' : words.useless(fixes.useless),
    fixes.hopeless.length > 0 ? words.hopeless(fixes.hopeless) : '',
  ]
    .filter(Boolean)
    .join(' ');
  place.querySelector('ul')!.replaceChildren(
    ...fixes.sets.map((set) => {
      const edits = editsOf(set, starts, lines);
      return itemOf(set, edits, words, apply);
    }),
  );
  place.hidden = false;
}

/** What makes a set random: one edit for each statement, or undefined for each that does not show how it starts. */
export function editsOf(
  set: readonly string[],
  starts: Readonly<Record<string, number>>,
  lines: readonly string[],
): (Edit | undefined)[] {
  const changes = new Map<number, (Change | undefined)[]>();
  for (const tensor of set) {
    const line = starts[tensor] ?? 0;
    const made = Object.keys(starts).filter((name) => starts[name] === line);
    const change = line > 0 ? startRandom(statementAt(lines, line), { tensor, made }) : undefined;
    changes.set(line, [...(changes.get(line) ?? []), change]);
  }
  return [...changes].map(([line, all]) => {
    if (all.includes(undefined)) return undefined;
    const statement = statementAt(lines, line);
    // From the last to the first, so that the places of those before stay; a place that two tensors share is written once.
    const ordered = (all as Change[])
      .filter((one, i) => all.findIndex((other) => other!.from === one.from && other!.text === one.text) === i)
      .sort((a, b) => b.from - a.from);
    const text = ordered.reduce((now, { from, to, text }) => now.slice(0, from) + text + now.slice(to), statement);
    const before = statement.split('\n');
    const shown = text.split('\n').filter((one) => !before.includes(one));
    return { line, lines: before.length, text, shown: shown.map((one) => one.trim()).join('\n') };
  });
}

function itemOf(
  set: readonly string[],
  edits: readonly (Edit | undefined)[],
  words: LabWords['fixes'],
  apply: (edits: readonly Edit[]) => void,
): HTMLLIElement {
  const item = document.createElement('li');
  set.forEach((name, i) => {
    const tensor = document.createElement('code');
    tensor.textContent = name;
    tensor.translate = false;
    item.append(i > 0 ? words.and : '', tensor);
  });
  for (const edit of edits) {
    const change = document.createElement('p');
    change.className = 'fix-line';
    if (edit) {
      const code = document.createElement('code');
      code.textContent = edit.shown;
      code.translate = false;
      change.append(words.line(edit.line), code);
    } else change.append(words.unwritten);
    item.append(change);
  }
  if (edits.every((edit) => edit !== undefined)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.apply;
    button.ariaLabel = words.applyTo(set);
    button.addEventListener('click', () => apply(edits));
    item.append(button);
  }
  return item;
}
