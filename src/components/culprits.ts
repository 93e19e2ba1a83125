import { getCollection, render, type CollectionEntry } from 'astro:content';
import type { Counted } from '../build/citations.ts';
import type { Language } from '../words/languages.ts';
import { listChapters, type Chapter } from './chapters.ts';

/** The chapter whose key leads to them, by its slug. */
const GUIDE = 'field-guide';

/** A culprit of the field guide: what a step of the key says of it, and its page more of. */
export interface Culprit extends Counted {
  /** Its step of the key, and the last part of its address. */
  readonly id: string;
  /** Address of its page within this site, base path included. */
  readonly href: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly innocent: boolean;
  readonly example: string;
  readonly chapter: Chapter;
  readonly entry: CollectionEntry<'culprits'>;
}

/** The culprits of a language's field guide, by their names; none where it has no field guide. */
export async function listCulprits(language: Language): Promise<readonly Culprit[]> {
  const chapter = (await listChapters(language)).find(({ slug }) => slug === GUIDE);
  if (!chapter) return [];
  const own = (await getCollection('culprits')).filter(({ id }) => id.startsWith(`${language}/`));
  const culprits = own.map(async (entry): Promise<Culprit> => {
    const id = entry.id.split('/').at(-1)!;
    const { cited, words } = (await render(entry)).remarkPluginFrontmatter as Counted;
    return { ...entry.data, id, href: `${chapter.href}${id}/`, cited, words, chapter, entry };
  });
  return (await Promise.all(culprits)).sort((a, b) => a.name.localeCompare(b.name, language));
}

/** @throws Error when there is none of that id; it lists what there is */
export async function culpritOf(id: string, language: Language): Promise<Culprit> {
  const culprits = await listCulprits(language);
  const culprit = culprits.find((one) => one.id === id);
  if (culprit) return culprit;
  const known = culprits.map((one) => one.id).join(', ');
  throw new Error(`<Culprit id="${id}" />: no content/${language}/culprits/${id}.mdx. There are: ${known}.`);
}
