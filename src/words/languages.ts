interface LanguageFacts {
  /** What its readers call it. */
  readonly name: string;
  /** How it is written, unless from left to right. */
  readonly direction?: 'rtl';
}

/** The languages of the site, by BCP 47 tag; the first one's pages have the addresses without a tag. */
const table = {
  en: { name: 'English' },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

export type Language = keyof typeof table;

export const languages: Readonly<Record<Language, LanguageFacts>> = table;

export const languageTags = Object.keys(languages) as readonly Language[];

export const defaultLanguage = languageTags[0]!;
