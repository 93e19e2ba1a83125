/** Calls in a text of Python, found by their brackets. */

/** A call as it is written, with its place in the text. */
export interface Call {
  /** `torch.zeros`; with the dot before it for a method of something else: `.zero_`. */
  readonly name: string;
  /** Where its name begins. */
  readonly from: number;
  /** Where its closing bracket stands. */
  readonly close: number;
  /** Its arguments, apart at its own commas. */
  readonly parts: readonly string[];
}

const OPENING = '([{';
const CLOSING = ')]}';

/** Where a text of quotes that begins at `at` ends; `at` itself where none begins. */
function pastQuotes(text: string, at: number): number {
  const quote = /^("""|'''|"|')/.exec(text.slice(at, at + 3))?.[0];
  if (!quote) return at;
  for (let i = at + quote.length; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(quote, i)) return i + quote.length;
  }
  return text.length;
}

/** Visits what stands outside of quotes and comments. @param visit stops the walk when it gives true */
function walk(text: string, from: number, visit: (c: string, at: number, depth: number) => boolean | void): void {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const past = pastQuotes(text, at);
    if (past > at) {
      at = past - 1;
      continue;
    }
    const c = text[at]!;
    if (c === '#') {
      const end = text.indexOf('\n', at);
      if (end < 0) return;
      at = end - 1;
      continue;
    }
    if (OPENING.includes(c)) depth++;
    if (CLOSING.includes(c)) depth--;
    if (visit(c, at, depth)) return;
  }
}

/** The lines of the statement that begins in a line, from 1: as many as its brackets keep open. */
export function statementAt(lines: readonly string[], line: number): string {
  const text = lines.slice(line - 1).join('\n');
  let end = text.length;
  walk(text, 0, (c, at, depth) => {
    if (c !== '\n' || depth > 0 || text[at - 1] === '\\') return false;
    end = at;
    return true;
  });
  return text.slice(0, end);
}

/** A text apart at the commas that are in no brackets of its own, without its comments. */
export function partsOf(inside: string): string[] {
  const parts: string[] = [];
  let from = 0;
  walk(inside, 0, (c, at, depth) => {
    if (c !== ',' || depth > 0) return;
    parts.push(inside.slice(from, at));
    from = at + 1;
  });
  return [...parts, inside.slice(from)].map((part) => part.replace(/^\s*#.*$/gm, '').trim()).filter(Boolean);
}

/** All calls, in the order of their names; those within others too. */
export function callsIn(text: string): Call[] {
  const calls: Call[] = [];
  walk(text, 0, (c, at) => {
    const name = c === '(' ? /[\w.]+$/.exec(text.slice(0, at))?.[0] : undefined;
    if (!name) return;
    let close = text.length;
    walk(text, at, (_c, i, depth) => {
      if (depth > 0) return false;
      close = i;
      return true;
    });
    calls.push({ name, from: at - name.length, close, parts: partsOf(text.slice(at + 1, close)) });
  });
  return calls;
}
