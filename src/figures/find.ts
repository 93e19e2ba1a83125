import { askedState } from '../figure/asked-state.ts';
import { defaultState, type Field, type State } from '../figure/field.ts';
import type { Figure } from '../figure/figure.ts';
import { speech } from '../words/speech.ts';
import * as registry from './index.ts';

/** Every figure. */
export const figures: readonly Figure[] = Object.values(registry);

/** What follows from the registry: what chapters may name of a figure. A wrong name stops the build and lists the known ones. */

const listed = (names: readonly string[]) => `There are: ${names.join(', ')}.`;

/**
 * The figure that stands on a page under a name: its own, or that of a copy of it.
 * @param who the tag that names it, for the message.
 * @throws Error when there is none.
 */
export function figureCalled(name: string, who: string): Figure {
  const found = figures.find((figure) => (figure.copies ?? [figure.name]).includes(name));
  if (found) return found;
  throw new Error(
    `${who}: no figure "${name}". ${listed(figures.flatMap((figure) => figure.copies ?? [figure.name]))}`,
  );
}

/** A control that is a choice, by a name like `pair.B`. @throws Error when there is none. */
export function choiceCalled(name: string, who: string): Field {
  const [figure, key] = name.split('.') as [string, string?];
  const choices = (figureCalled(figure, who).fields ?? []).filter(({ options }) => options);
  const found = choices.find((field) => field.key === key);
  if (found) return found;
  throw new Error(`${who}: no such choice. ${listed(choices.map((field) => `${figure}.${field.key}`))}`);
}

/**
 * Checks what a question asks: a reading that the figure has, after settings that it can take.
 * @throws Error when it has not, or cannot.
 */
export function checkQuestion(name: string, reading: string, set: State, who: string): void {
  const { readings = [], fields } = figureCalled(name, who);
  if (!readings.includes(reading.split('.')[0]!))
    throw new Error(`${who}: no reading "${reading}". ${listed(readings)}`);
  if (fields) askedState(fields, defaultState(fields), set);
}

/** The works that the figures of a text name, whose tags stand in it. */
export function citedByFigures(text: string): readonly string[] {
  const [, ...tags] = text.split(/<(?=[A-Z])/).map((rest) => /^\w*/.exec(rest)![0]);
  return figures.filter((figure) => figure.tags.some((tag) => tags.includes(tag))).flatMap(({ cites = [] }) => cites);
}

/**
 * Any number of any figure, for the text, as a language writes it: `pair.found.loss`, `film.normal150.auc`,
 * `film.count`. Computed when the site is built, by the same graph and engine that run in the figures.
 * @param language as in the page's `lang`.
 * @throws Error when the name stands for nothing; it lists what there is.
 */
export function valueOf(name: string, language: string): string {
  const [subject, ...rest] = name.split('.') as [string, ...string[]];
  const value = figures.find((figure) => figure.name === subject)?.values?.read(rest.join('.'));
  if (value !== undefined) return typeof value === 'number' ? speech(language).number(value) : value;
  const known = figures.flatMap((figure) => (figure.values?.names ?? []).map((each) => `${figure.name}.${each}`));
  throw new Error(`<Value of="${name}" />: no such value. ${listed(known)}`);
}
