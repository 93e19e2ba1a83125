/**
 * Numbers the citations of a chapter in the order a reader meets them, which the components, rendered one by one,
 * cannot know. `<Cite of="lora" />` gets its work's `number` and which `use` of it this is; the chapter's front matter
 * gets `cited`, the keys by number, and `words`, for the reading time.
 */

/** As much of a Markdown tree as is walked here. */
interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: unknown;
  readonly children?: readonly Node[];
  readonly attributes?: { type: string; name?: string; value?: unknown }[];
}

interface File {
  /** Where the chapter lies, the folder of its language last but one. */
  readonly path?: string | undefined;
  readonly data: { astro?: { frontmatter?: Record<string, unknown> } };
}

/** What a chapter's front matter gets. */
export interface Counted {
  /** Keys of the works the chapter cites, by their number. */
  readonly cited: readonly Cited[];
  readonly words: number;
}

export interface Cited {
  readonly key: string;
  readonly uses: number;
}

/** A component of a chapter that stands for one word of its text. */
const WORDS = new Set(['Value', 'Live', 'Flip']);
/** What is looked at rather than read. */
const APART = new Set(['code', 'math', 'mdxjsEsm', 'yaml']);

/** The remark plugin. */
export function citations() {
  return (tree: unknown, file: File): void => {
    const language = /\/content\/([^/]+)\//.exec(file.path ?? '')?.[1];
    const uses = new Map<string, number>();
    let words = 0;
    const visit = (node: Node): void => {
      if (APART.has(node.type)) return;
      if (node.type === 'text' || node.type === 'inlineCode') words += countWords(String(node.value), language);
      if (node.name && WORDS.has(node.name)) words++;
      if (node.name === 'Cite') number(node, uses);
      for (const child of node.children ?? []) visit(child);
    };
    visit(tree as Node);
    const cited = [...uses].map(([key, times]): Cited => ({ key, uses: times }));
    Object.assign(((file.data.astro ??= {}).frontmatter ??= {}), { cited, words } satisfies Counted);
  };
}

/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Words are what stands between spaces; a language without spaces has its own rules where they end. */
function countWords(text: string, language: string | undefined): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return text
    .split(/\s+/)
    .map((word) => {
      if (UNSPACED.test(word)) return [...segmenter.segment(word)].filter(({ isWordLike }) => isWordLike).length;
      return /[\p{L}\d]/u.test(word) ? 1 : 0;
    })
    .reduce<number>((sum, count) => sum + count, 0);
}

function number(cite: Node, uses: Map<string, number>): void {
  const key = cite.attributes?.find(({ name }) => name === 'of')?.value;
  if (typeof key !== 'string') throw new Error('A citation names its work in plain text: <Cite of="lora" />.');
  uses.set(key, (uses.get(key) ?? 0) + 1);
  const add = (name: string, value: number) =>
    cite.attributes!.push({ type: 'mdxJsxAttribute', name, value: String(value) });
  add('number', [...uses.keys()].indexOf(key) + 1);
  add('use', uses.get(key)!);
}
