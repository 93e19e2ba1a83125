import type { BrokenCause, Observation } from '../../graph/observation.ts';
import { speech } from '../speech.ts';

/** An observation by its kind, its numbers as text. */
type Told<K extends Observation['kind']> = Extract<Observation, { kind: K }>;
type Text<T> = { readonly [F in keyof T]: T[F] extends number ? string : T[F] };

/** The words of what the Lab sees besides thieves. A node is said by its name, a line by `at`. */
export interface ObservationWords {
  readonly title: string;
  /** When nothing is stolen and nothing else is seen. */
  readonly nothing: string;
  readonly line: (line: number) => string;
  readonly kinds: { readonly [K in Observation['kind']]: (told: Text<Told<K>>) => string };
  /** @param where what `line` says, or nothing. */
  readonly unused: (names: readonly string[], where: string) => string;
  /** @param at the line in which their numbers leave the graph. */
  readonly cut: (names: readonly string[], where: string, at: number) => string;
  readonly ignored: (name: string) => string;
  readonly untrained: (name: string) => string;
}

const { fewOf } = speech('en');
const listed = (names: readonly string[]) => fewOf(names, (count) => `${count} more`);

const causes: Readonly<Record<BrokenCause, string>> = {
  given: 'it holds NaN or infinity from the start',
  zeroByZero: 'zero divided by zero is NaN',
  divisionByZero: 'something is divided by zero',
  logOfZero: 'the logarithm of 0 is minus infinity',
  logOfNegative: 'the logarithm of a negative number is NaN',
  rootOfNegative: 'the root of a negative number is NaN',
  rootAtZero: 'the slope of a root at 0 is infinite',
  normAtZero: 'the slope of a norm at 0 is zero divided by zero',
  expOverflow: 'the exponential of a number above 88.7 is more than float32 can hold',
  overflow: 'the result is larger than float32 can hold',
};

const more = (others: string) => (others === '0' ? '' : ` The same goes for ${others} more.`);

export const words: ObservationWords = {
  title: 'Also seen',
  nothing:
    'Nothing else stands out: no NaN, nothing saturated, detached, symmetric or vanishing, no parameter and no label left unused.',
  line: (line) => ` (line ${line})`,
  kinds: {
    broken: ({ node, cause }) => `Broken at ${node}: ${causes[cause]}.`,
    detached: ({ node, parameters }) =>
      `Detached: no gradient reaches ${listed(parameters)}, because ${node} lets none through and there is no other way.`,
    saturated: ({ node, flat, of, slope }) =>
      `Saturated: ${node} is flat in ${flat} of ${of} elements. The steepest slope is ${slope}, and the gradient is multiplied by it.`,
    deadUnits: ({ node, dead, of, batch }) =>
      `Dead units: ${dead} of ${of} units of ${node} are shut for all ${batch} examples.`,
    symmetric: ({ node, axis, equal, of }) =>
      `Symmetric: ${equal} of ${of} ${axis} of ${node} are equal and receive equal gradients, so they stay equal.`,
    tiny: ({ node, gradient, value, most, others }) =>
      `Tiny: the gradient of ${node} is at most ${gradient}; its largest value is ${value}, the largest gradient of all ${most}.${more(others)}`,
    exploding: ({ node, gradient, value, others }) =>
      `Exploding: the gradient of ${node} reaches ${gradient}, while its largest value is ${value}.${more(others)}`,
  },
  unused: (names, where) => `Unused: no path leads from ${listed(names)}${where} to the loss.`,
  cut: (names, where, at) =>
    `Cut off: only plain numbers of ${listed(names)}${where} enter the loss, computed off the graph in line ${at} (under no_grad, from .data or .numpy(), or outside the tape).`,
  ignored: (name) => `Never used: ${name} is made, and nothing is computed from it.`,
  untrained: (name) => `Never updated: a gradient reaches ${name}, but the optimizer does not hold it.`,
};
