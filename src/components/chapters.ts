import { getCollection, type CollectionEntry } from 'astro:content';
import { href } from './href.ts';

export interface Chapter {
  readonly number: number;
  readonly slug: string;
  /** Address within this site, base path included. */
  readonly href: string;
  readonly title: string;
  readonly question: string;
  readonly description: string;
  readonly entry: CollectionEntry<'chapters'>;
}

/** @throws Error when the file's name does not begin with a number. */
function chapterOf(entry: CollectionEntry<'chapters'>): Chapter {
  const name = /(\d+)-([a-z0-9-]+)$/.exec(entry.id);
  if (!name)
    throw new Error(`Name the chapter "${entry.id}" like 03-a-smaller-case.mdx: its number, then its address.`);
  const slug = name[2]!;
  return { number: Number(name[1]), slug, href: href(`${slug}/`), ...entry.data, entry };
}

/** The chapters that exist, in reading order. */
export async function listChapters(): Promise<readonly Chapter[]> {
  const chapters = (await getCollection('chapters')).map(chapterOf);
  return chapters.sort((a, b) => a.number - b.number);
}
