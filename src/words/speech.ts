/** Where a language is written in more than one way, the way of this site: "a, b and c", as the British do. */
const regions: Readonly<Record<string, string>> = { en: 'en-GB' };

/** At most so many things are named; of more, all but the first few are counted. */
const NAMED = 5;

type Forms = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** How a language lists, counts and writes numbers. */
export interface Speech {
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
  /** The same of many things: `a, b, c, d and 7 more`. @param more says how many are left. */
  readonly fewOf: (items: readonly string[], more: (count: number) => string) => string;
  /** The form that belongs to a number: `plural(3, { one: 'waits', other: 'wait' })`. */
  readonly plural: (count: number, forms: Forms) => string;
  /** A count: `1,234`. */
  readonly number: (count: number) => string;
}

const known = new Map<string, Speech>();

/** @param language as in the page's `lang`. */
export function speech(language: string): Speech {
  const found = known.get(language) ?? speechOf(regions[language] ?? language);
  known.set(language, found);
  return found;
}

function speechOf(language: string): Speech {
  const lists = new Intl.ListFormat(language);
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return {
    list: (items) => lists.format(items),
    fewOf: (items, more) =>
      lists.format(items.length <= NAMED ? items : [...items.slice(0, NAMED - 1), more(items.length - (NAMED - 1))]),
    plural: (count, forms) => forms[plurals.select(count)] ?? forms.other,
    number: (count) => numbers.format(count),
  };
}
