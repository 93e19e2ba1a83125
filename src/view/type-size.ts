/**
 * Room that text takes up. Drawings are made where nothing can be measured (at build), so it is reckoned: the
 * typewriter face is 0.6 of its size wide for every character; the book face is less even. A character of Chinese,
 * Japanese or Korean takes two columns, as it does in a terminal.
 */
const MONO_CHARACTER = 7.2;
const WORDS_CHARACTER = 6.4;

/** Characters that are as wide as they are high: East Asian scripts, their punctuation and full-width forms. */
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Least distance between the baselines of two labels of 12 units. */
export const TEXT_GAP = 14;

/** How many columns of one width a text takes. */
export function columnsOf(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}

/** Width of a text in the typewriter face at 12 units. */
export function textWidth(text: string): number {
  return columnsOf(text) * MONO_CHARACTER;
}

/** About the width of a text in the book face at 14 units. */
export function wordsWidth(text: string): number {
  return columnsOf(text) * WORDS_CHARACTER;
}
