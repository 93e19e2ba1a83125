import type { ValueSource } from '../figure/value-source.ts';
import { escapeValues } from './escape/values.ts';
import { filmFacts, filmValues } from './film/values.ts';
import { constantValues } from './constants/values.ts';
import { lineUpValues } from './lineup/values.ts';
import { pairValues } from './pair/values.ts';
import { sixteenValues } from './sixteen/values.ts';
import { miniValues } from './mini/values.ts';
import { tripletValues } from './triplet/values.ts';
import { warmValues } from './warm/values.ts';
import { speech } from '../words/speech.ts';

/** Every subject the text has numbers of. */
const sources: Readonly<Record<string, ValueSource>> = {
  pair: pairValues,
  film: filmValues,
  films: filmFacts,
  lineup: lineUpValues,
  sixteen: sixteenValues,
  constants: constantValues,
  triplet: tripletValues,
  escape: escapeValues,
  mini: miniValues,
  warm: warmValues,
};

/**
 * Any number of any model, for the text, as a language writes it: `pair.found.loss`, `film.normal150.auc`,
 * `films.count`. Computed when the site is built, by the same graph and engine that run in the figures.
 * @param language as in the page's `lang`.
 * @throws Error when the name stands for nothing; it lists what there is.
 */
export function valueOf(name: string, language: string): string {
  const [subject, ...rest] = name.split('.') as [string, ...string[]];
  const value = sources[subject]?.read(rest.join('.'));
  if (value !== undefined) return typeof value === 'number' ? speech(language).number(value) : value;
  const known = Object.entries(sources).flatMap(([key, { names }]) => names.map((each) => `${key}.${each}`));
  throw new Error(`<Value of="${name}" />: no such value. There are: ${known.join(', ')}.`);
}
