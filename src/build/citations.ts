/**
 * Numbers the citations of a chapter in the order a reader meets them, which the components, rendered one by one,
 * cannot know. `<Cite of="lora" />` gets its work's `number` and which `use` of it this is; the chapter's front matter
 * gets `cited`, the keys by number, `terms`, what it explains by the glossary, and `words`, for the reading time. The first
 * `<Term of="logit">` of its kind gets an `id`, to which the glossary leads back.
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
  /** Keys of the terms it uses, in the order it first does. */
  readonly terms: readonly string[];
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
    const terms = new Set<string>();
    let words = 0;
    const visit = (node: Node): void => {
      if (APART.has(node.type)) return;
      if (node.type === 'text' || node.type === 'inlineCode') words += countWords(String(node.value), language);
      if (node.name && WORDS.has(node.name)) words++;
      if (node.name === 'Cite') number(node, uses);
      if (node.name === 'Term') markFirst(node, terms);
      for (const child of node.children ?? []) visit(child);
    };
    visit(tree as Node);
    const cited = [...uses].map(([key, times]): Cited => ({ key, uses: times }));
    Object.assign(((file.data.astro ??= {}).frontmatter ??= {}), { cited, terms: [...terms], words } satisfies Counted);
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

/** The key of a work or a term. @throws Error when it is not written out. */
function keyOf({ name, attributes }: Node): string {
  const key = attributes?.find((attribute) => attribute.name === 'of')?.value;
  if (typeof key !== 'string') throw new Error(`<${name} of="…" /> names what it is of in plain text.`);
  return key;
}

function add(node: Node, name: string, value: string | number): void {
  node.attributes!.push({ type: 'mdxJsxAttribute', name, value: String(value) });
}

function number(cite: Node, uses: Map<string, number>): void {
  const key = keyOf(cite);
  uses.set(key, (uses.get(key) ?? 0) + 1);
  add(cite, 'number', [...uses.keys()].indexOf(key) + 1);
  add(cite, 'use', uses.get(key)!);
}

function markFirst(term: Node, terms: Set<string>): void {
  const key = keyOf(term);
  if (!terms.has(key)) add(term, 'id', `term-${key}`);
  terms.add(key);
}
