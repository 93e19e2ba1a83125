/**
 * The pseudo-language: every text in brackets, and 40 % longer. A letter outside of brackets is one that nobody could
 * translate; a box that is too narrow for it is too narrow for some language. This file is copied beside the words of
 * the pseudo-language, and runs in the browser too.
 */
const FILLING = ' xxx xxxxxx xxxxx xx xxxxxxxx';

/** What of a text is no language's: code, maths, tags of chapters, names of slots. */
const NO_WORDS = /`[^`]*`|\$[^$]*\$|<[^>]*>|\{\w+\}/g;

/** @param longest how many characters there may be at most. */
export function bracket(text: string, longest = Infinity): string {
  const said = text.replace(NO_WORDS, '');
  if (!/\p{L}/u.test(said) && !/\{\w+\}/.test(text)) return text;
  const more = Math.max(0, Math.min(Math.ceil(0.4 * said.length), longest - text.length) - 2);
  return `⟦${text}${FILLING.repeat(Math.ceil(more / FILLING.length))
    .slice(0, more)
    .trimEnd()}⟧`;
}

/** Words with every text in them bracketed, and every text that a function of theirs returns. */
export function bracketed<T>(words: T): T {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return bracket(value);
    if (typeof value === 'function') return (...given: unknown[]) => visit(value(...given));
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, name === 'language' ? each : visit(each)]),
    );
  };
  return visit(words) as T;
}
