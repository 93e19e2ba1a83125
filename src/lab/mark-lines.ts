import { Refusal } from './refusal.ts';
import { isStray, strayCharacter } from './stray-character.ts';

/**
 * Prepares the reader's Python for the interpreter, which cannot say what line it is at. Every simple statement is
 * preceded, on its own line, by `_lab_at(line);`, so that each operation knows where it stands in the source, and a loop
 * without end can be stopped. A function remembers on a line of its own where it was called from, and returns there:
 * in `tower(a) * tower(b)` the product belongs to this line, not to the tower's `return`.
 */

/** The names put in. They begin as no snippet's do; `lab_start.py` makes them Python's own, so that `globals()` lacks them. */
const NAMES = {
  /** What announces the line. */
  at: '_lab_at',
  /** What a formatted value goes through: the interpreter formats its own numbers only. */
  plain: '_lab_plain',
  /** The same for a value without a format: PyTorch's scalars are written as numbers there, all others as they print. */
  shown: '_lab_shown',
  /** What stands for `float(`: a tensor must not turn into a number by itself, or `2.0 * tensor` would be one. */
  float: '_lab_float',
  /** What a text that is filled in goes through: `"%.3f" % loss`, `"{:.3f}".format(loss)`. */
  text: '_lab_text',
  /** What a function keeps the statement in that called it. */
  caller: '_lab_caller',
  /** What asks for that statement. */
  called: '_lab_called',
  /** What a returned value goes through on its way there. */
  back: '_lab_back',
} as const;

/** Brackets within brackets, as Python has it. The interpreter knows no end, and takes minutes over 100,000. */
const NESTED = 200;

/** Statements that a marker cannot stand before on the same line. */
const COMPOUND = /^(if|elif|else|for|while|def|class|with|try|except|finally|async|match|case|@|\)|\]|\})(?![\w])|^@/;

/** Those of them whose body may stand on their own line: `for x in xs: print(x)`. It is marked there. */
const WITH_BODY = /^(if|elif|else|for|while|with|try|except|finally)(?![\w])/;

interface Reading {
  /** Position of the character after it. */
  readonly end: number;
  /** The text, rewritten. */
  readonly text: string;
}

/** The source with its markers. */
export interface Marked {
  readonly text: string;
  /** The line of the source behind a line of `text`, both from 1. */
  readonly lineOf: (line: number) => number;
}

/**
 * Marks a program. Text that is no Python passes through; the interpreter complains of it itself.
 * @throws Refusal of what the interpreter would take for a letter, or a very long time over
 */
export function markLines(given: string): Marked {
  // A mark that some editors put before a text, and that is invisible.
  const source = given.replace(/^\ufeff/, '');
  let out = '';
  let [at, line, depth] = [0, 1, 0];
  let begins = true;
  let isDef = false;
  /** Between the beginning of a compound statement and the colon before its body. */
  let isHeader = false;
  let returns = false;
  /** Lines of the source after which a line was put in. */
  const headers: number[] = [];
  const endReturn = () => {
    if (returns) out = out.replace(/[ \t\r]*$/, (blank) => `))${blank}`);
    returns = false;
  };
  while (at < source.length) {
    if (begins) {
      const blank = /^[ \t\f]*/.exec(source.slice(at))![0];
      const rest = source.slice(at + blank.length);
      if (rest !== '' && !/^(#|\r?\n)/.test(rest)) isDef = /^(async\s+)?def\b/.test(rest);
      isHeader = WITH_BODY.test(rest);
      const marks = rest !== '' && !/^(#|\r?\n)/.test(rest) && !COMPOUND.test(rest);
      out += blank + (marks ? `${NAMES.at}(${line});` : '');
      at += blank.length;
      begins = false;
      continue;
    }
    const rest = source.slice(at, at + 6);
    const opening = OPENING.exec(rest);
    if (opening && !/[\w]/.test(source[at - 1] ?? '')) {
      const read = readTexts(source, at, depth > 0);
      out += /^[ \t]*(%(?!=)|\.format\()/.test(source.slice(read.end, read.end + 40))
        ? `${NAMES.text}(${read.text})`
        : read.text;
      line += newlines(source.slice(at, read.end));
      at = read.end;
      continue;
    }
    if (depth === 0 && !isDef && isReturn(source, at)) {
      out += `return ${NAMES.back}(${NAMES.caller},(`;
      returns = true;
      at += 'return'.length;
      continue;
    }
    if (isFloatCall(source, at)) {
      out += `${NAMES.float}(`;
      depth++;
      at += 'float('.length;
      continue;
    }
    const c = source[at]!;
    if (depth === 0 && '#;\n'.includes(c)) endReturn();
    if (c === '#') {
      const end = endOfLine(source, at);
      out += source.slice(at, end);
      at = end;
      continue;
    }
    if (c === '\\' && /^\r?\n/.test(source.slice(at + 1, at + 3))) {
      const length = source[at + 1] === '\r' ? 3 : 2;
      out += source.slice(at, at + length);
      at += length;
      line++;
      continue;
    }
    if (isStray(source, at)) throw strayCharacter(source.codePointAt(at)!).in(line);
    if ('([{'.includes(c)) {
      if (++depth > NESTED) throw new Refusal('brackets', { most: NESTED }).in(line);
    } else if (')]}'.includes(c)) depth = Math.max(0, depth - 1);
    else if (c === '\n') {
      begins = depth === 0;
      const indent = begins && isDef ? indentOfBody(source, at) : undefined;
      if (indent !== undefined) {
        out += `\n${indent}${NAMES.caller}=${NAMES.called}()`;
        headers.push(line);
      }
      isDef &&= !begins;
      line++;
    }
    out += c;
    at++;
    if (!isHeader || depth > 0) continue;
    // The colon of a lambda is not the header's: it is left alone, and so is the body.
    if (isLambda(source, at - 1)) isHeader = false;
    else if (c === ':') {
      isHeader = false;
      const [, blank = '', body] = /^([ \t]*)([^\s#\\])?/.exec(source.slice(at, endOfLine(source, at)))!;
      if (body === undefined) continue;
      out += `${blank}${NAMES.at}(${line});`;
      at += blank.length;
    }
  }
  endReturn();
  // Half a pair of a character would take the sign behind it along on its way to the interpreter.
  return {
    text: out.replace(/\p{Surrogate}/gu, '\ufffd'),
    lineOf: (n) => n - headers.filter((header, i) => header + i < n).length,
  };
}

/** Whether a function without a name begins here. */
function isLambda(source: string, at: number): boolean {
  return /^lambda\b/.test(source.slice(at, at + 7)) && !/[\w.]/.test(source[at - 1] ?? '');
}

/** Whether a value is returned here. */
function isReturn(source: string, at: number): boolean {
  return /^return\b[ \t]*[^\s#;]/.test(source.slice(at, at + 40)) && !/[\w.]/.test(source[at - 1] ?? '');
}

/** The indentation of what follows a `def` that ends here; undefined where its body stands on the same line. */
function indentOfBody(source: string, end: number): string | undefined {
  const header = source.slice(source.lastIndexOf('\n', end - 1) + 1, end);
  if (!/:[ \t]*(#.*)?\r?$/.test(header)) return undefined;
  return /^(?:[ \t\f]*(?:#.*)?\r?\n)*([ \t]+)\S/.exec(source.slice(end + 1))?.[1];
}

/** Whether Python's own `float` is called here. */
function isFloatCall(source: string, at: number): boolean {
  return source.startsWith('float(', at) && !/[\w.]/.test(source[at - 1] ?? '');
}

const OPENING = /^([rbfu]{0,2})("""|'''|"|')/i;

/** A string literal and those that follow it, which Python takes as one; within brackets on later lines too. */
function readTexts(source: string, from: number, open: boolean): Reading {
  let [end, text] = [from, ''];
  for (;;) {
    const gap = (open ? /^\s*/ : /^[ \t]*/).exec(source.slice(end))![0];
    const next = text === '' ? end : end + gap.length;
    const opening = OPENING.exec(source.slice(next, next + 6));
    if (!opening) return { end, text };
    const read = readString(source, next, opening[1]!, opening[2]!);
    text += source.slice(end, next) + read.text;
    end = read.end;
  }
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}

/** A string literal from its prefix to its closing quotes; one that is not closed ends with the line, or the source. */
function readString(source: string, from: number, prefix: string, quotes: string): Reading {
  const start = from + prefix.length + quotes.length;
  let end = start;
  while (end < source.length && !source.startsWith(quotes, end)) {
    if (source[end] === '\n' && quotes.length === 1) return { end, text: source.slice(from, end) };
    end += source[end] === '\\' ? 2 : 1;
  }
  end = Math.min(source.length, end);
  const body = source.slice(start, end);
  const close = source.slice(end, end + quotes.length);
  const text = /f/i.test(prefix) ? plainFields(body) : body;
  return { end: end + close.length, text: prefix + quotes + text + close };
}

/** In a format string, `{loss:.4f}` becomes `{_lab_plain(loss):.4f}`: a tensor of one element is formatted as its number. */
function plainFields(body: string): string {
  let out = '';
  let at = 0;
  while (at < body.length) {
    const c = body[at]!;
    if (c === '{' && body[at + 1] === '{') {
      out += '{{';
      at += 2;
    } else if (c === '{') {
      const end = endOfField(body, at + 1);
      out += plainField(body.slice(at + 1, end));
      at = end + 1;
    } else {
      out += c;
      at++;
    }
  }
  return out;
}

function endOfField(body: string, from: number): number {
  let depth = 0;
  for (let at = from; at < body.length; at++) {
    if ('([{'.includes(body[at]!)) depth++;
    else if (body[at] === '}' && depth === 0) return at;
    else if (')]}'.includes(body[at]!)) depth--;
  }
  return body.length;
}

function plainField(written: string): string {
  const field = written.replace(/(?<![\w.])float\(/g, `${NAMES.float}(`);
  let depth = 0;
  let quote = '';
  for (let at = 0; at < field.length; at++) {
    const c = field[at]!;
    if (quote) quote = c === quote ? '' : quote;
    else if (c === "'" || c === '"') quote = c;
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === ':' && depth === 0 && !/![rsa]$/.test(field.slice(0, at)) && !field.slice(0, at).endsWith('='))
      return `{${NAMES.plain}(${field.slice(0, at)}):${field.slice(at + 1)}}`;
  }
  return field.trim() === '' || /(?:![rsa]|=)$/.test(field) || quote ? `{${field}}` : `{${NAMES.shown}(${field})}`;
}
