import type { Plugin } from 'vite';

/** A whole string that stands alone on its lines: from its opening quotes to its closing ones. */
const DOCSTRING = /^([ \t]*)"""(?:[^"\\]|\\.|"(?!""))*"""[ \t]*\n/;

/** Four spaces an indentation where one does. */
const INDENTED = /^(?: {4})+/;

/**
 * Python without what only its readers need: docstrings, comments on lines of their own, blank lines, wide indentation.
 * The Lab sends its modules to every reader, and a sixth of their weight is that. A docstring that is all of a body
 * stays. Texts of several lines would lose their indentation: the modules have none.
 */
export function withoutRemarks(source: string): string {
  let out = '';
  let rest = source;
  while (rest !== '') {
    const docstring = DOCSTRING.exec(rest);
    const line = /^.*\n?/.exec(rest)![0];
    const taken = docstring?.[0] ?? line;
    rest = rest.slice(taken.length);
    const remark = docstring ? continues(docstring[1]!, rest) : /^\s*(#.*)?\n?$/.test(line);
    if (!remark) out += docstring ? taken : taken.replace(INDENTED, (wide) => ' '.repeat(wide.length / 4));
  }
  return out;
}

/** Whether the next statement stands at this indentation. */
function continues(indent: string, rest: string): boolean {
  const next = /^(?:[ \t]*(?:#.*)?\n)*([ \t]*)\S/.exec(rest);
  return next?.[1] === indent;
}

/** A text; a remark behind a statement; the end of a line; a bracket; an operator. Each but a text with the spaces round it. */
const TOKEN =
  /("""[^]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')| *#[^\n]*|(\n *)|([([{])|([)\]}])|(?<=\S) *([-+*/%=<>!,:&|^]+) */g;

/** Python without remarks behind statements, spaces round operators, and line ends within brackets. */
export function withoutSpace(source: string): string {
  let depth = 0;
  const inside = (at: number, length: number) => /\w/.test(source[at - 1]!) && /\w/.test(source[at + length]!);
  return source.replace(TOKEN, (token: string, text?: string, end?: string, open?: string, close?: string, ...rest) => {
    const [operator = '', at] = rest as [string | undefined, number];
    if (open) depth++;
    if (close) depth--;
    if (end === undefined || depth === 0) return text ?? end ?? open ?? close ?? operator;
    return inside(at, token.length) ? ' ' : '';
  });
}

/** Ships the Lab's Python modules without remarks and spaces. */
export function python(): Plugin {
  return {
    name: 'python',
    enforce: 'pre',
    transform: {
      filter: { id: /src\/lab\/python\/.*\.py\?raw$/ },
      handler: (code) =>
        `export default ${JSON.stringify(withoutSpace(withoutRemarks(JSON.parse(code.slice('export default '.length)) as string)))}`,
    },
  };
}
