import { getEntry } from 'astro:content';
import type { Language } from '../words/languages.ts';

/** A term that the glossary explains, under the key by which `<Term of="key">` names it. */
export interface Entry {
  readonly key: string;
  readonly term: string;
  readonly text: string;
}

/** The terms of one language, by the alphabet of it. @throws Error when the language has no glossary. */
export async function listTerms(language: Language): Promise<readonly Entry[]> {
  const glossary = await getEntry('glossary', language);
  if (!glossary) throw new Error(`content/${language}/glossary.yaml is missing.`);
  return Object.entries(glossary.data)
    .map(([key, { term, text }]) => ({ key, term, text }))
    .sort((a, b) => a.term.localeCompare(b.term, language));
}
