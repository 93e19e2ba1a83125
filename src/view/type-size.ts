/**
 * Room that text takes up. Drawings are made where nothing can be measured (at build), so it is reckoned: the
 * typewriter face is 0.6 of its size wide for every character; the book face is less even.
 */
const MONO_CHARACTER = 7.2;
const WORDS_CHARACTER = 6.4;

/** Least distance between the baselines of two labels of 12 units. */
export const TEXT_GAP = 14;

/** Width of a text in the typewriter face at 12 units. */
export function textWidth(text: string): number {
  return [...text].length * MONO_CHARACTER;
}

/** About the width of a text in the book face at 14 units. */
export function wordsWidth(text: string): number {
  return [...text].length * WORDS_CHARACTER;
}
