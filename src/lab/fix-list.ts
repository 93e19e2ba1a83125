import type { LabWords } from '../i18n/lab.ts';
import type { Fixes } from './fixes.ts';
import { startRandom } from './rewrite.ts';

/** A line of the program as it would read. */
export interface Edit {
  readonly line: number;
  readonly text: string;
}

/**
 * Lists the smallest fixes: each with the lines it changes and a button that changes them.
 * @param lineOf the line that made a tensor, where one did; `source` is the program as it was run.
 */
export function listFixes(
  place: HTMLElement,
  fixes: Fixes,
  source: string,
  lineOf: (name: string) => number | undefined,
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
      const edits = set.map((name) => editOf(lineOf(name), lines));
      return itemOf(set, edits, words, apply);
    }),
  );
  place.hidden = false;
}

function editOf(line: number | undefined, lines: readonly string[]): Edit | undefined {
  const text = line === undefined ? undefined : startRandom(lines[line - 1] ?? '');
  return text === undefined ? undefined : { line: line!, text };
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
    item.append(i > 0 ? words.and : '', tensor);
  });
  for (const edit of edits) {
    const change = document.createElement('p');
    change.className = 'fix-line';
    if (edit) {
      const code = document.createElement('code');
      code.textContent = edit.text.trim();
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
