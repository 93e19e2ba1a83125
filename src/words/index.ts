import { en } from './en/interface.ts';
import { pick } from './pick.ts';
import type { Words } from './words.ts';

const languages = { en };

/** The interface in a language. @param tag BCP 47, as in `lang`. */
export const wordsFor = (tag: string): Words => pick(languages, tag);
