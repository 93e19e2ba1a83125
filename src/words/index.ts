/** Every language at once, for what is made when the site is built. In the browser `load.ts` fetches one. */
import { withOperations, type Dictionary } from './dictionary.ts';
import * as en from './en/index.ts';
import { defaultLanguage, type Language } from './languages.ts';

const dictionaries: Readonly<Record<Language, Dictionary>> = { en };

/** As much of `Astro` as says in which language a page is. */
interface Page {
  readonly currentLocale: string | undefined;
}

/** The language of the page that is being built: `languageOf(Astro)`. */
export function languageOf({ currentLocale = defaultLanguage }: Page): Language {
  return currentLocale as Language;
}

/** @param language as in the page's `lang`. */
export function wordsIn(language: Language): Dictionary {
  const words = dictionaries[language];
  return { ...words, shared: withOperations(words) };
}

/** The words of the page that is being built: `const { shared } = wordsOf(Astro)`. */
export function wordsOf(page: Page): Dictionary {
  return wordsIn(languageOf(page));
}
