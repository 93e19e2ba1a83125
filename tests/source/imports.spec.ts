import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { imports, pathOf, type Import } from './modules.ts';

/** README's list, a folder a line: what each folder of `src` may import from the others. */
const allowed: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  /```imports\n([^`]+)```/
    .exec(readFileSync('README.md', 'utf8'))![1]!
    .trim()
    .split('\n')
    .map((line) => {
      const [folder, names] = line.split(' → ') as [string, string];
      return [folder.trim(), names === 'nothing' ? [] : names.split(', ')];
    }),
);

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

test('README lists every folder of src, each after those it may import', () => {
  const folders = globSync('src/*/').map((path) => path.split('/')[1]!);
  expect(Object.keys(allowed).sort()).toEqual(folders.filter((folder) => folder !== 'styles').sort());
  const order = Object.keys(allowed);
  for (const [folder, names] of Object.entries(allowed))
    for (const name of names.map((one) => one.split(' ')[0]!).filter((one) => order.includes(one)))
      expect(order.indexOf(name), `${folder} imports ${name}`).toBeLessThan(order.indexOf(folder));
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
