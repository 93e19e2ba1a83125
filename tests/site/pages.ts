import { globSync } from 'node:fs';

/** Addresses of all built pages, relative to the site's root: `''`, `the-case/`, `404.html`. */
export function listPages(folder: string): string[] {
  return globSync('**/*.html', { cwd: folder })
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}
