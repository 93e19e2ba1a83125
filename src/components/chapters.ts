import { getCollection, render, type CollectionEntry } from 'astro:content';
import type { Counted } from '../build/citations.ts';
import { defaultLanguage, type Language } from '../words/languages.ts';
import { pageHref } from './page-href.ts';

export interface Chapter extends Counted {
  readonly number: number;
  /** What it is known by in every language: what readers have kept of it, and links, name it so. */
  readonly slug: string;
  /** The last part of its address; its slug, unless a translation has another. */
  readonly segment: string;
  /** Address within this site, base path included. */
  readonly href: string;
  readonly title: string;
  readonly question: string;
  readonly description: string;
  /** What browsers and search engines call its page. */
  readonly headline: string;
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
async function chapterOf(entry: CollectionEntry<'chapters'>, language: Language): Promise<Chapter> {
  const name = /(\d+)-([a-z0-9-]+)$/.exec(entry.id);
  if (!name)
    throw new Error(`Name the chapter "${entry.id}" like 03-a-smaller-case.mdx: its number, then its address.`);
  const slug = name[2]!;
  const segment = entry.data.slug ?? slug;
  const { headings, remarkPluginFrontmatter } = await render(entry);
  const { cited, words } = remarkPluginFrontmatter as Counted;
  return {
    number: Number(name[1]),
    slug,
    segment,
    href: pageHref(`${segment}/`, language),
    title: entry.data.title,
    question: entry.data.question,
    description: entry.data.description,
    headline: entry.data.headline ?? entry.data.title,
    cited,
    words,
    minutes: Math.max(1, Math.round(words / WORDS_PER_MINUTE)),
    sections: headings.filter(({ depth }) => depth === 2),
    entry,
  };
}

/**
 * The chapters that exist in a language, in reading order.
 * @throws Error when a translation has no original of its name.
 */
export async function listChapters(language: Language): Promise<readonly Chapter[]> {
  const entries = await getCollection('chapters');
  const own = entries.filter(({ id }) => id.startsWith(`${language}/`));
  for (const { id } of own) {
    const original = id.replace(/^[^/]+/, defaultLanguage);
    if (!entries.some((entry) => entry.id === original))
      throw new Error(`The chapter "${id}" translates none: there is no content/${original}.mdx.`);
  }
  const chapters = await Promise.all(own.map((entry) => chapterOf(entry, language)));
  return chapters.sort((a, b) => a.number - b.number);
}
