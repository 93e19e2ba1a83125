import type { Dictionary } from './dictionary.ts';

type Name = keyof Dictionary;

/** What each language's `load.ts` exports. */
interface LanguageFiles {
  readonly load: (name: string) => Promise<{ readonly words: unknown }>;
}

/**
 * Fetches words of one language, as a page asks for them; a reader loads no other.
 * @param language the page's, as in `<html lang>`.
 * @throws Error when they cannot be fetched.
 */
export async function loadWords<Names extends Name>(
  language: string,
  names: readonly Names[],
): Promise<Pick<Dictionary, Names>> {
  const languages = import.meta.glob<LanguageFiles>('./*/load.ts');
  const { load } = await languages[`./${language}/load.ts`]!();
  const files = await Promise.all(names.map(load));
  return Object.fromEntries(names.map((name, i) => [name, files[i]!.words])) as Pick<Dictionary, Names>;
}
