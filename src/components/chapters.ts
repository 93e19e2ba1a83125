import { getCollection, render, type CollectionEntry } from 'astro:content';
import type { Counted } from '../build/citations.ts';
import { href } from './href.ts';

export interface Chapter extends Counted {
  readonly number: number;
  readonly slug: string;
  /** Address within this site, base path included. */
  readonly href: string;
  readonly title: string;
  readonly question: string;
  readonly description: string;
  /** How long the text takes to read; playing with the figures is not in it. */
  readonly minutes: number;
  readonly sections: readonly Section[];
  readonly entry: CollectionEntry<'chapters'>;
}

/** A part of a chapter under a heading of its own. */
export interface Section {
  readonly slug: string;
  readonly text: string;
}

/** What an adult reads of such a text in a minute. */
const WORDS_PER_MINUTE = 200;

/** @throws Error when the file's name does not begin with a number. */
async function chapterOf(entry: CollectionEntry<'chapters'>): Promise<Chapter> {
  const name = /(\d+)-([a-z0-9-]+)$/.exec(entry.id);
  if (!name)
    throw new Error(`Name the chapter "${entry.id}" like 03-a-smaller-case.mdx: its number, then its address.`);
  const slug = name[2]!;
  const { headings, remarkPluginFrontmatter } = await render(entry);
  const { cited, words } = remarkPluginFrontmatter as Counted;
  return {
    number: Number(name[1]),
    slug,
    href: href(`${slug}/`),
    ...entry.data,
    cited,
    words,
    minutes: Math.max(1, Math.round(words / WORDS_PER_MINUTE)),
    sections: headings.filter(({ depth }) => depth === 2),
    entry,
  };
}

/** The chapters that exist, in reading order. */
export async function listChapters(): Promise<readonly Chapter[]> {
  const chapters = await Promise.all((await getCollection('chapters')).map(chapterOf));
  return chapters.sort((a, b) => a.number - b.number);
}
