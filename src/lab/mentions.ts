/** What a program's text says of its variables, where the run cannot: which are named again, and what they are made of. */

/** `a = b =`, `x, y =` at the beginning of a line. */
const TARGETS = /^[ \t]*(?:[\w \t,()]+=(?!=))+/gm;
/** A text that fills nothing in, or a comment. */
const SILENT = /("""|'''|"|')(?:\\.|(?!\1)[^\\{])*\1|#.*/g;
/** `labels=` in a call. */
const KEYWORD = /\b\w+[ \t]*=(?!=)/g;
const IDENTIFIER = /(?<![\w.])[A-Za-z_]\w*\b(?![ \t]*=(?!=))/g;

/** What makes an array out of numbers alone. */
const CREATION = /^\s*(?:np|numpy)\.(?:array|asarray|zeros|ones|full|eye|arange|linspace|random\.\w+)\(/;
const NUMBERS = new Set(['np', 'numpy', 'float', 'int', 'range', 'True', 'False', 'None']);

/** Whether a program names a variable anywhere but where it is assigned. */
export function isMentioned(name: string, source: string): boolean {
  const rest = source.replace(SILENT, '').replace(TARGETS, '').replace(KEYWORD, '');
  return new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(rest);
}

/** The last line that assigns to a variable, from 1. */
export function lineThatAssigns(name: string, source: string): number | undefined {
  const lines = source.split('\n');
  const assigns = new RegExp(`(?<![\\w.])${name}(?!\\w)`);
  const line = lines.findLastIndex((text) => assigns.test(text.match(TARGETS)?.[0] ?? ''));
  return line < 0 ? undefined : line + 1;
}

/**
 * Whether a variable's array is made of written or random numbers, by the line that assigns it: not of what a model gave.
 * @param plain variables that hold a number.
 */
export function isMadeOfNumbers(name: string, source: string, plain: ReadonlySet<string>): boolean {
  const line = lineThatAssigns(name, source);
  if (line === undefined) return false;
  const made = source.split('\n')[line - 1]!.replace(SILENT, '').replace(TARGETS, '');
  return CREATION.test(made) && (made.match(IDENTIFIER) ?? []).every((word) => NUMBERS.has(word) || plain.has(word));
}
