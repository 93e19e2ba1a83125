/** Every language at once, for what is made when the site is built. In the browser `load.ts` fetches one. */
import { withOperations, type Dictionary } from './dictionary.ts';
import * as en from './en/index.ts';
import type { Language } from './languages.ts';

const dictionaries: Readonly<Record<Language, Dictionary>> = { en };

/** @param language as in the page's `lang`. */
export function wordsIn(language: Language): Dictionary {
  const words = dictionaries[language];
  return { ...words, shared: withOperations(words) };
}

/** The words of the page that is being built: `const { shared } = wordsOf(Astro)`. */
export function wordsOf({ currentLocale }: { readonly currentLocale: string | undefined }): Dictionary {
  return wordsIn(currentLocale as Language);
}
