import type { WordsOf } from '../words/dictionary.ts';

/** What the Lab says in place of a library, by code. */
export type RefusalWords = WordsOf<'refusals'>;

/** What the words of a code need to know: none where they are a sentence that is always the same. */
type Facts<Words> = Words extends (facts: infer F) => string ? [facts: F] : [];

/** What the Lab refuses a program: a code and facts, which the words of the page's language make a sentence of. */
export class Refusal<Code extends keyof RefusalWords = keyof RefusalWords> extends Error {
  override name = 'Refusal';
  readonly code: Code;
  readonly facts: unknown;
  /** Line of the source, from 1, where Python would refuse its text before it runs. */
  readonly line: number | undefined;

  constructor(code: Code, ...[facts]: Facts<RefusalWords[Code]>) {
    super(code);
    this.code = code;
    this.facts = facts;
  }

  /** The same of the text of a line. */
  in(line: number): this & { readonly line: number } {
    return Object.assign(this, { line });
  }
}

/**
 * @param code as Python gives it, where it comes from there.
 * @throws Error when there are no words for it.
 */
export function refusalText(words: RefusalWords, code: string, facts: unknown): string {
  const said = words[code as keyof RefusalWords] as string | ((facts: unknown) => string) | undefined;
  if (said === undefined) throw new Error(`There are no words for the refusal "${code}".`);
  return typeof said === 'string' ? said : said(facts);
}
