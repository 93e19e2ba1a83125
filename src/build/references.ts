import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import type { WordsOf } from '../words/dictionary.ts';
import { wordsIn } from '../words/index.ts';
import type { Language } from '../words/languages.ts';

type Entry = CollectionEntry<'references'>['data'];

/** A work, as it is named in one language. */
export interface Work extends Entry {
  readonly key: string;
  /** Who made it, as it is said in a sentence: “Hu et al.”, “Glorot and Bengio”, “microsoft/LoRA, issue 98”, “a blog post”. */
  readonly byline: string;
  /** What it is cited for; printed after it. */
  readonly note?: string | undefined;
}

/** Every work of `content/references.yaml`, by its key. */
export async function listWorks(language: Language): Promise<ReadonlyMap<string, Work>> {
  const entries = await getCollection('references');
  const notes = (await getEntry('notes', language))?.data;
  if (!notes) throw new Error(`content/${language}/notes.yaml is missing: what works are cited for.`);
  const { citing } = wordsIn(language);
  return new Map(
    entries.map(({ id, data }) => [id, { ...data, key: id, byline: byline(data, citing), note: notes[id] }]),
  );
}

/** @throws Error when there is no such work; it lists what there is. */
export async function workOf(key: string, language: Language): Promise<Work> {
  const works = await listWorks(language);
  const work = works.get(key);
  if (work) return work;
  throw new Error(
    `<Cite of="${key}" />: no such work in content/references.yaml. There are: ${[...works.keys()].join(', ')}.`,
  );
}

function byline({ authors, repository, site, url = '' }: Entry, words: WordsOf<'citing'>): string {
  if (authors) return words.byline(authors.map((name) => name.split(' ').at(-1)!));
  const [, kind, number] = /\/(issues|pull)\/(\d+)$/.exec(url) ?? [];
  if (!repository) return site ?? words.post;
  return number ? words.thread[kind as 'issues' | 'pull'](repository, number) : repository;
}
