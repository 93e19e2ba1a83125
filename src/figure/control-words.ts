import type { Dictionary } from '../words/dictionary.ts';
import type { Field } from './field.ts';

/** Words that a figure has for its own controls. */
interface OwnWords {
  readonly controls?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
}

/** What a control is called, and what each of its options is: in the figure's own words, or in those all figures share. */
export function controlWords(dictionary: Dictionary, figure: string) {
  const own: OwnWords = (dictionary as Readonly<Record<string, OwnWords>>)[figure] ?? {};
  const shared: Required<OwnWords> = dictionary.shared;
  const known = (what: string, text: string | undefined) => {
    if (text === undefined) throw new Error(`There is no word for the ${what} of the figure "${figure}".`);
    return text;
  };
  return {
    /** @throws Error when no word is there: a reader is not shown a key. */
    control: ({ key }: Field): string => known(`control "${key}"`, own.controls?.[key] ?? shared.controls[key]),
    option: ({ key, verbatim }: Field, option: string): string =>
      verbatim ? option : known(`option "${key}.${option}"`, own.options?.[option] ?? shared.options[option]),
  };
}
