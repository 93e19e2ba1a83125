import { bracket } from './bracket.ts';

/** A line that is one tag and nothing else. */
const TAG = /^\s*<\/?[A-Z]\w*(\s[^<]*)?>\s*$/;
/** What a line begins with that is none of its text: the signs of headings, lists and quotations. */
const SIGN = /^(\s*(?:#+ |[-*] |\d+\. |> )*)(.*)$/;
/** Attributes of tags that readers read. */
const SAID = /(?<=<Question .*ask=|<Check .*title=|<Wide .*caption=)"([^"]*)"/;

/** A chapter in the pseudo-language. Its paragraphs stand on one line each, as all chapters' do. */
export function bracketChapter(source: string): string {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source)!;
  let within: '```' | '$$' | undefined;
  const lines = body!.split('\n').map((line) => {
    const fence = /^\s*(```|\$\$)/.exec(line)?.[1] as typeof within;
    if (fence) within = within ? undefined : fence;
    return fence || within ? line : bracketLine(line);
  });
  const facts = head!.replace(
    /^(title|question|description|headline|name): (.*)$/gm,
    (_, name: string, text: string) => `${name}: ${JSON.stringify(bracket(text))}`,
  );
  return `---\n${facts}\n---\n${lines.join('\n')}`;
}

function bracketLine(line: string): string {
  if (TAG.test(line)) return bracketTag(line);
  if (line.startsWith('|'))
    return line.replace(/[^|]+/g, (cell) =>
      cell.replace(/^(\s*)(.*?)(\s*)$/, (_, before, text, after) => before + bracket(text) + after),
    );
  const [, sign, text] = SIGN.exec(line)!;
  return sign + bracket(text!);
}

function bracketTag(line: string): string {
  return line
    .replace(SAID, (_, text: string) => `"${bracket(text)}"`)
    .replace(/(?<=options=\{\{)(.*?)(?=\}\})/, (options: string) =>
      options.replace(/(?<=: )'([^']*)'/g, (_, text: string) => `'${bracket(text)}'`),
    );
}
