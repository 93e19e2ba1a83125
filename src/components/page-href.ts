import { defaultLanguage, type Language } from '../words/languages.ts';
import { href } from './href.ts';

/** What stands for a language in the addresses of its pages; nothing stands for the first one. */
export function segmentOf(language: Language): string | undefined {
  return language === defaultLanguage ? undefined : language;
}

/** Address of a page in one language, given as it is in the first: `pageHref('lab/', language)`. */
export function pageHref(path: string, language: Language): string {
  return href([segmentOf(language), path].filter((part) => part !== undefined).join('/'));
}
