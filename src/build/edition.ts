import project from '../../package.json' with { type: 'json' };
import type { WordsOf } from '../words/dictionary.ts';

/** Which edition this is. `CITATION.cff` says the same; a test compares. */
export const edition = { year: 2026, version: project.version } as const;

/** The address of a path of this site; undefined where `SITE` does not say where it will stand. */
export function addressOf(path: string): string | undefined {
  const { SITE } = process.env;
  return SITE && new URL(path, SITE).href;
}

/** What is cited: the whole site, or one chapter of it. */
export interface Cited {
  /** Absent where the build was not told where it will stand. */
  readonly url: string | undefined;
  /** Absent for the whole. */
  readonly chapter?: { readonly number: number; readonly title: string; readonly slug: string };
}

/** As a list of references would print it. */
export function plainCitation({ url, chapter }: Cited, words: WordsOf<'citing'>): string {
  const part = chapter && words.part(chapter.title, chapter.number);
  return words.citation(edition.year, part, edition.version, url);
}

/** As BibTeX. */
export function bibtex({ url, chapter }: Cited, words: WordsOf<'citing'>): string {
  const { year, version } = edition;
  const key = `gradients${year}${chapter ? `-${chapter.slug}` : ''}`;
  const whole = `{${words.title} ${words.subtitle}}`;
  const fields = {
    author: `{{${words.authors}}}`,
    title: chapter ? `{{${chapter.title}}}` : `{${whole}}`,
    ...(chapter && { howpublished: `{${words.chapterOf(chapter.number, whole)}}` }),
    year: `{${year}}`,
    note: `{${words.version(version)}}`,
    ...(url !== undefined && { url: `{${url}}` }),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = ${value}`);
  return `@misc{${key},\n${lines.join(',\n')}\n}`;
}
