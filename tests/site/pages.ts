import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

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

export interface CulpritFile {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The program that the Lab opens. */
  readonly example: string;
  readonly text: string;
}

/** The culprits of the field guide as their authors wrote them. */
export function listCulprits(): CulpritFile[] {
  const folder = fileURLToPath(new URL('../../content/en/culprits', import.meta.url));
  return globSync('*.mdx', { cwd: folder })
    .sort()
    .map((file) => {
      const id = file.replace(/\.mdx$/, '');
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      const { name, title, description, example } = parse(/^---\n([\s\S]*?)\n---/.exec(text)![1]!) as CulpritFile;
      return { id, address: `field-guide/${id}/`, name, title, description, example, text };
    });
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
