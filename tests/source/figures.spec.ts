/** A figure has one name, one folder, one line in the registry, and a live part that knows nothing of the others. */
import { expect, test } from '@playwright/test';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { figures } from '../../src/figures/find.ts';

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

test('every folder is a figure of the registry, called as its folder, its tag and its element are', () => {
  const folders = globSync('src/figures/*/').map((folder) => folder.split('/').at(-1) || folder.split('/').at(-2)!);
  expect(figures.map(({ name }) => name).sort()).toEqual(folders.sort());
  for (const { name, tags } of figures) {
    if (tags.length > 0) expect(tags[0]).toBe(capital(name));
    for (const tag of tags) expect(existsSync(`src/figures/${name}/${tag}.astro`), tag).toBe(true);
    if (!existsSync(`src/figures/${name}/live.ts`)) continue;
    expect(readFileSync(`src/figures/${name}/${capital(name)}.astro`, 'utf8')).toContain(`define('${name}', [`);
  }
});

/** The files of `src` that come with one, by its static imports of more than types. */
function reached(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file) || !existsSync(file)) return known;
  known.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)(?! type)[^'"]*?from '(\.[^']+\.ts)'/gms);
  for (const [, target] of imports) reached(normalize(join(dirname(file), target!)), known);
  return known;
}

for (const { name } of figures.filter(({ name }) => existsSync(`src/figures/${name}/live.ts`)))
  test(`the live part of the ${name} figure brings neither the registry nor what only the build needs`, () => {
    const files = [...reached(`src/figures/${name}/live.ts`)];
    expect(files.length).toBeGreaterThan(5);
    expect(
      files.filter((file) => /^src\/(build|words\/(index|en)|figures\/(index|find)|figures\/\w+\/figure)\b/.test(file)),
    ).toEqual([]);
  });

test('the light part of a figure brings no more than controls, link and gate', () => {
  const files = [...reached('src/figure/shell.ts')];
  expect(files).toContain('src/figure/codec.ts');
  expect(files.filter((file) => !/^src\/(figure|words)\//.test(file))).toEqual([]);
});
