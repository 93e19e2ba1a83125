import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Addresses of all built pages, relative to the site's root: `''`, `the-case/`, `404.html`. */
export function listPages(folder: string): string[] {
  return globSync('**/*.html', { cwd: folder })
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

export interface ChapterFile {
  readonly number: number;
  readonly slug: string;
  readonly address: string;
  readonly title: string;
  readonly text: string;
}

/** The chapters as their authors wrote them, in reading order. */
export function listChapters(): ChapterFile[] {
  const folder = fileURLToPath(new URL('../../content/en', import.meta.url));
  return globSync('*.mdx', { cwd: folder })
    .sort()
    .map((file) => {
      const [, number, slug] = /^(\d+)-([a-z0-9-]+)\.mdx$/.exec(file)!;
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      return {
        number: Number(number),
        slug: slug!,
        address: `${slug}/`,
        title: /^title: (.+)$/m.exec(text)![1]!,
        text,
      };
    });
}
