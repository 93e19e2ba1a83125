import { expect, test } from '@playwright/test';
import { imports, pathOf, type Import } from './modules.ts';

/**
 * What each folder of `src` may import from the others. Imports point one way: what is drawn knows what is computed,
 * never the reverse. `words` says in words what `graph` finds and names the engine's reasons, by type only.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  graph: [],
  films: ['graph'],
  layout: ['graph'],
  engine: ['graph'],
  words: ['graph', 'engine (types)'],
  view: ['layout', 'graph', 'words'],
  build: ['engine', 'films', 'graph', 'words', 'content'],
  figure: ['view', 'engine', 'films', 'layout', 'graph', 'words', 'build', 'styles'],
  lab: ['figure', 'view', 'engine', 'layout', 'graph', 'words', 'build', 'styles'],
  figures: ['lab', 'figure', 'view', 'engine', 'films', 'layout', 'graph', 'words', 'build', 'styles'],
  components: ['figures', 'figure', 'build', 'words', 'styles'],
  layouts: ['components', 'build', 'words', 'styles'],
  pages: ['layouts', 'components', 'lab', 'build', 'words'],
};

/** Packages that only one folder may import. */
const owners: readonly { readonly name: RegExp; readonly folders: readonly string[] }[] = [
  { name: /^@tensorflow\//, folders: ['engine'] },
  { name: /^comlink$/, folders: ['engine', 'lab'] },
  { name: /^(@micropython|@codemirror|@lezer)\//, folders: ['lab'] },
  { name: /^d3-random$/, folders: ['engine'] },
  { name: /^d3(-(?!random).*)?$/, folders: ['view', 'figures'] },
  { name: /^(linkedom|subset-font|node:)/, folders: ['build', 'lab'] },
];

function folderOf(one: Import): string {
  const path = pathOf(one);
  return path.startsWith('src/') ? path.split('/')[1]! : path.split('/')[0]!;
}

function isAllowed(one: Import): boolean {
  const to = folderOf(one);
  const rules = allowed[one.from];
  if (!rules || to === one.from) return true;
  if (rules.includes(`${to} (types)`)) return one.typeOnly;
  if (rules.includes(`${to} (astro)`)) return one.file.endsWith('.astro');
  return rules.includes(to) || ['content', '.cache', 'package.json'].includes(to);
}

test('the imports of every folder are read', () => {
  expect(imports.length).toBeGreaterThan(200);
  expect(imports.map(({ from }) => from)).toEqual(
    expect.arrayContaining(Object.keys(allowed).filter((f) => f !== 'graph')),
  );
});

test('imports between folders point one way', () => {
  const wrong = imports.filter((one) => one.target.startsWith('.') && !isAllowed(one));
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('a package stays in the folder that owns it', () => {
  const wrong = imports.filter(({ from, target }) =>
    owners.some(({ name, folders }) => name.test(target) && !folders.includes(from)),
  );
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});
