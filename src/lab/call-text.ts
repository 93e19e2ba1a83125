/** Calls in a text of Python, found by their brackets. */

/** An argument as it is written. */
export interface Argument {
  /** Its keyword, where it has one. */
  readonly name?: string;
  /** What is passed, without comments. */
  readonly value: string;
  /** Where the value begins and ends in the text. */
  readonly from: number;
  readonly to: number;
}

/** A call as it is written, with its place in the text. */
export interface Call {
  /** `torch.zeros`; with the dot before it for a method of something else: `.zero_`. */
  readonly name: string;
  /** Where its name begins. */
  readonly from: number;
  /** Where its closing bracket stands. */
  readonly close: number;
  readonly parts: readonly Argument[];
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

/** The same text with a space for each letter of a comment, so that every place in it stays. */
export function withoutComments(text: string): string {
  let bare = '';
  for (let at = 0; at < text.length; at = bare.length) {
    const past = pastQuotes(text, at);
    if (past > at) bare += text.slice(at, past);
    else if (text[at] === '#') bare += /^.*/.exec(text.slice(at))![0].replace(/./gs, ' ');
    else bare += text[at]!;
  }
  return bare;
}

/** Visits what stands outside of quotes, in a text without comments. @param visit stops the walk when it gives true */
function walk(bare: string, from: number, visit: (c: string, at: number, depth: number) => boolean | void): void {
  let depth = 0;
  for (let at = from; at < bare.length; at++) {
    const past = pastQuotes(bare, at);
    if (past > at) {
      at = past - 1;
      continue;
    }
    const c = bare[at]!;
    if (OPENING.includes(c)) depth++;
    if (CLOSING.includes(c)) depth--;
    if (visit(c, at, depth)) return;
  }
}

/** The lines of the statement that begins in a line, from 1: as many as its brackets keep open. */
export function statementAt(lines: readonly string[], line: number): string {
  const text = lines.slice(line - 1).join('\n');
  const bare = withoutComments(text);
  let end = text.length;
  walk(bare, 0, (c, at, depth) => {
    if (c !== '\n' || depth > 0 || bare[at - 1] === '\\') return false;
    end = at;
    return true;
  });
  return text.slice(0, end);
}

/** Where the bracket that opens at a place closes; the end of the text where it does not. */
function closeOf(bare: string, open: number): number {
  let close = bare.length;
  walk(bare, open, (_c, at, depth) => {
    if (depth > 0) return false;
    close = at;
    return true;
  });
  return close;
}

/** What stands between the commas of a stretch that are in no brackets of its own. */
export function partsOf(text: string, from = 0, to = text.length): Argument[] {
  const bare = withoutComments(text).slice(0, to);
  const ends: number[] = [];
  walk(bare, from, (c, at, depth) => void (c === ',' && depth === 0 && ends.push(at)));
  return [...ends, to]
    .map((end, i) => argumentIn(bare, i > 0 ? ends[i - 1]! + 1 : from, end))
    .filter(({ value }) => value !== '');
}

function argumentIn(bare: string, from: number, to: number): Argument {
  const part = bare.slice(from, to);
  const [before, name] = /^\s*(?:(\w+)\s*=(?!=)\s*)?/.exec(part)!;
  const value = part.slice(before.length).trimEnd();
  const start = from + before.length;
  return { ...(name && { name }), value: value.replace(/[ \t]+$/gm, ''), from: start, to: start + value.length };
}

/** What stands within the brackets that a text consists of, apart at its commas; undefined of any other text. */
export function elementsOf(text: string): Argument[] | undefined {
  const close = /^[([]/.test(text) ? closeOf(text, 0) : 0;
  return close > 0 && close === text.length - 1 ? partsOf(text, 1, close) : undefined;
}

/** All calls, in the order of their names; those within others too. */
export function callsIn(text: string): Call[] {
  const bare = withoutComments(text);
  const calls: Call[] = [];
  walk(bare, 0, (c, at) => {
    const name = c === '(' ? /[\w.]+$/.exec(bare.slice(0, at))?.[0] : undefined;
    if (!name) return;
    const close = closeOf(bare, at);
    calls.push({ name, from: at - name.length, close, parts: partsOf(text, at + 1, close) });
  });
  return calls;
}
