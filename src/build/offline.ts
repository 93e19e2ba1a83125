import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import { isHashed, type Build } from './offline-build.ts';
import { languageOf } from './file-names.ts';

/** Files of the site that no page asks for, or that must always come from the host. */
const APART = /^(_headers|sw\.js|404\.html|_astro\/LICENSE.*)$/;
/** What may name other files that a page then loads. Styles name fonts, of which a page uses few: they are kept on use. */
const NAMING = /\.(html|js)$/;

/** Reads a built site: its pages, and what each of them may load, directly or through its scripts. */
export function readBuild(folder: string): Build {
  const paths = globSync('**/*', { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile() && !APART.test(path))
    .sort();
  const hash = createHash('sha256');
  const texts = new Map<string, string>();
  for (const path of paths) {
    const content = readFileSync(join(folder, path));
    hash.update(path).update(content);
    if (NAMING.test(path)) texts.set(path, content.toString());
  }
  const assets = paths.filter(isHashed);
  // Names with a hash are unique, however they are written: in an import, a preload or the address of a worker.
  const named = new Map([...texts].map(([path, text]) => [path, assets.filter((a) => text.includes(basename(a)))]));
  const needs = (page: string): string[] => {
    const language = /<html lang="([^"]+)"/.exec(texts.get(page)!)?.[1];
    const found = new Set(named.get(page));
    for (const path of found) for (const next of named.get(path) ?? []) found.add(next);
    return [...found].filter((path) => (languageOf(path) ?? language) === language).sort();
  };
  const isPage = (path: string) => path.endsWith('.html');
  return {
    id: hash.digest('hex').slice(0, 12),
    pages: Object.fromEntries(paths.filter(isPage).map((path) => [path.replace(/index\.html$/, ''), needs(path)])),
    files: paths.filter((path) => !isPage(path)),
  };
}

/** Writes the service worker of a built site. */
export async function writeWorker(folder: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('offline-worker.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  });
  writeFileSync(join(folder, 'sw.js'), `const BUILD=${JSON.stringify(readBuild(folder))};\n${outputFiles[0]!.text}`);
}

/** The Astro integration: what was opened once can be read without a network. */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: { 'astro:build:done': ({ dir }) => writeWorker(fileURLToPath(dir)) },
  };
}
