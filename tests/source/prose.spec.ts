/** Words are in `content/` and `src/words`: markup has none of its own, and no code speaks one language. */
import { parse } from '@astrojs/compiler/sync';
import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';

/** As much of the compiler's tree as is walked here. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly attributes?: readonly { readonly kind: string; readonly name: string; readonly value: string }[];
}

/** Attributes that a reader sees or hears, and those by which components are given what is seen. */
const READ =
  /^(aria-(label|description|valuetext|roledescription|placeholder)|title|alt|placeholder|label|caption|text|heading|box|summary|description)$/;
/** What stands as it is in every language. */
const UNTRANSLATED = new Set(['code', 'pre', 'kbd', 'samp', 'style', 'script', 'frontmatter', 'comment', 'doctype']);
const LETTER = /\p{L}/u;
/** In code: a text of two words. */
const PHRASE = /(['"`])(?:(?!\1).)*\p{L}{2,} \p{L}{2,}(?:(?!\1).)*\1/u;
const LANGUAGE = /(['"`])en(-[A-Z]{2})?\1/;

/** The prose that a component has in its markup. */
function proseIn(source: string): string[] {
  const found: string[] = [];
  const visit = ({ type, name = '', value = '', attributes = [], children = [] }: Node, inCode: boolean): void => {
    if (UNTRANSLATED.has(type) || UNTRANSLATED.has(name)) return;
    const text = value.replace(/&\w+;/g, '');
    if (type === 'text' && (inCode ? PHRASE : LETTER).test(text)) found.push(text.trim());
    for (const { kind, name: attribute, value: said } of attributes)
      if ((kind === 'quoted' || kind === 'template-literal') && READ.test(attribute) && LETTER.test(said))
        found.push(`${attribute}="${said}"`);
    if (attributes.some(({ name: attribute, value: said }) => attribute === 'translate' && said === 'no')) return;
    for (const child of children) visit(child, type === 'expression');
  };
  visit(parse(source, {}).ast as Node, false);
  return found;
}

const components = globSync('src/**/*.astro').sort();

test('markup has no words of its own', () => {
  expect(components.length).toBeGreaterThan(50);
  const found = components.flatMap((file) => proseIn(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});

test('words in markup would be found, wherever they stand', () => {
  const planted = `---
const names = 'words in code are none of the markup';
---
<p title={words.title} class="two words">{words.text} – 1 <code>model.fit</code> <b translate="no">Titanic</b></p>
<p>Read on</p>
{found && <p aria-label="The answer">{found ? words.yes : 'not this time'}</p>}`;
  expect(proseIn(planted)).toEqual(['Read on', 'aria-label="The answer"', "found ? words.yes : 'not this time'"]);
});

test('no code speaks one language', () => {
  const files = globSync('src/**/*.{astro,ts}').filter((file) => !file.startsWith('src/words/'));
  const lines = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line, i) => ({ line, at: `${file}:${i + 1}` })),
  );
  expect(lines.filter(({ line }) => LANGUAGE.test(line)).map(({ at }) => at)).toEqual([]);
  for (const line of ["count.toLocaleString('en')", 'new Intl.ListFormat("en-GB")']) expect(line).toMatch(LANGUAGE);
});
