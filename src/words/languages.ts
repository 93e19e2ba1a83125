/** The languages of the site, by BCP 47 tag; the first one's pages have the addresses without a tag. */
export const languages = {
  en: { name: 'English' },
} as const;

export type Language = keyof typeof languages;

export const defaultLanguage: Language = 'en';
