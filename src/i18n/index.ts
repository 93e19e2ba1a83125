import { en } from './en.ts';
import type { Words } from './words.ts';

const languages: Readonly<Record<string, Words>> = { en };

/** The interface in a language; English where there is no such edition. @param tag BCP 47, as in `lang`. */
export function wordsFor(tag: string): Words {
  return languages[tag] ?? en;
}
