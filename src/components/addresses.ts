import { defaultLanguage, languageTags, type Language } from '../words/languages.ts';
import { listChapters, type Chapter } from './chapters.ts';
import { pageHref, segmentOf } from './page-href.ts';

/** A page in one language. */
export interface Translation {
  readonly language: Language;
  /** Address within this site, base path included. */
  readonly href: string;
}

/** What `getStaticPaths` of a page gives that stands in every language. */
export function inEveryLanguage() {
  return languageTags.map((language) => ({ params: { lang: segmentOf(language) } }));
}

/**
 * The chapter, or the page below it, in every language that has the chapter; without one, the page at `pathname` in every
 * language.
 * @param language that of the page at `pathname`.
 */
export async function translationsOf(
  pathname: string,
  language: Language,
  chapter?: Chapter,
): Promise<readonly Translation[]> {
  if (!chapter) {
    const path = pathname.slice(pageHref('', language).length);
    return languageTags.map((each) => ({ language: each, href: pageHref(path, each) }));
  }
  const found = languageTags.map(async (each) => {
    const translated = (await listChapters(each)).find(({ slug }) => slug === chapter.slug);
    return translated ? [{ language: each, href: translated.href + pathname.slice(chapter.href.length) }] : [];
  });
  return (await Promise.all(found)).flat();
}

/**
 * Where a link of the text leads: `the-thief/#why` names a chapter by its slug, whatever its address in this language. A
 * chapter that is not translated yet is that of the first language.
 */
export async function linked(path: string, language: Language): Promise<Translation> {
  const [slug, ...rest] = path.split('/');
  for (const each of [language, defaultLanguage]) {
    const chapter = (await listChapters(each)).find((candidate) => candidate.slug === slug);
    if (chapter) return { language: each, href: chapter.href + rest.join('/') };
  }
  return { language, href: pageHref(path, language) };
}
