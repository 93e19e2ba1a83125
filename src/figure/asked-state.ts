import { accepts, type Field, type State } from './field.ts';

/**
 * The state that a question asks for: the figure as found but for `set`, on the backend that is chosen. What belongs to
 * no run (the films picked, the place in the sweep) stays as the reader has it.
 * @throws Error when the figure cannot take a value of `set`.
 */
export function askedState(fields: readonly Field[], current: State, set: State): State {
  for (const [key, text] of Object.entries(set))
    if (!fields.some((field) => field.key === key && accepts(field, text)))
      throw new Error(`The figure has no "${key}" that could be "${text}".`);
  const ofRun = fields.filter(({ group, key }) => group && key !== 'backend');
  return { ...current, ...Object.fromEntries(ofRun.map(({ key, fallback }) => [key, fallback])), ...set };
}
