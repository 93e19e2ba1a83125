import { accepts, defaultState, type Field, type State } from './field.ts';

/** Characters of a bad part of a link that are shown. */
const LONGEST_PROBLEM = 60;

/** What a link says of one figure, and the parts of it that make no sense. */
export interface Decoded {
  readonly state: State;
  /** As written in the link: `pair.B=purple`. */
  readonly problems: readonly string[];
}

/**
 * Reads a figure's state from a link: `?pair.B=uniform&pair.step=12`. Whatever is missing or makes no sense takes its
 * default.
 */
export function decode(prefix: string, fields: readonly Field[], params: URLSearchParams): Decoded {
  const state: Record<string, string> = { ...defaultState(fields) };
  const problems: string[] = [];
  for (const [name, text] of params) {
    if (!name.startsWith(`${prefix}.`)) continue;
    const field = fields.find(({ key, asked }) => !asked && `${prefix}.${key}` === name);
    if (field && accepts(field, text)) state[field.key] = text;
    else problems.push(shortened(`${name}=${text}`));
  }
  return { state, problems };
}

/** A link can hold more nonsense than a reader wants to see. */
function shortened(text: string): string {
  return text.length > LONGEST_PROBLEM ? `${text.slice(0, LONGEST_PROBLEM)}…` : text;
}

/** Writes a figure's state into a link, leaving other figures' and every default out. */
export function encode(
  prefix: string,
  fields: readonly Field[],
  state: State,
  params: URLSearchParams,
): URLSearchParams {
  const others = [...params].filter(([name]) => !name.startsWith(`${prefix}.`));
  const own = fields
    .filter(({ key, fallback, asked }) => !asked && state[key] !== undefined && state[key] !== fallback)
    .map(({ key }) => [`${prefix}.${key}`, state[key]!]);
  return new URLSearchParams([...others, ...own]);
}
