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
 * Any number of any model, for the text: `pair.found.loss`, `film.normal150.auc`, `films.count`. Computed when the site
 * is built, by the same graph and engine that run in the figures.
 * @throws Error when the name stands for nothing; it lists what there is.
 */
export function valueOf(name: string): string {
  const [subject, ...rest] = name.split('.') as [string, ...string[]];
  const text = sources[subject]?.read(rest.join('.'));
  if (text !== undefined) return text;
  const known = Object.entries(sources).flatMap(([key, { names }]) => names.map((each) => `${key}.${each}`));
  throw new Error(`<Value of="${name}" />: no such value. There are: ${known.join(', ')}.`);
}
