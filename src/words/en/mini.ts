import type { BriefFact } from '../../graph/tell.ts';
import { say, type Sentences } from '../say.ts';
import { speech } from '../speech.ts';

/** What a run has come to, by what has moved. */
export type MiniOutcome = { readonly steps: number } & (
  | { readonly kind: 'trains' | 'nothingMoved' | 'lossNoLower' }
  | { readonly kind: 'someMoved'; readonly moved: readonly string[]; readonly still: readonly string[] }
);

/** The words of a small model. */
export interface MiniWords {
  readonly moved: string;
  readonly gradient: string;
  readonly table: (title: string) => string;
  readonly sparkline: string;
  readonly unavailable: string;
  /** One line; no number in it changes from step to step. */
  readonly verdict: (facts: readonly BriefFact[]) => string;
  readonly outcome: (outcome: MiniOutcome) => string;
}

const { list, plural } = speech('en');
const verb = (items: readonly string[], one: string, other: string) => plural(items.length, { one, other });

const verdict: Sentences<BriefFact> = {
  notANumber: ({ nodes }) => `Not a number: it begins at ${list(nodes)}.`,
  allReceive: () => 'Every tensor receives a gradient.',
  receives: ({ parameters }) => `${list(parameters)} ${verb(parameters, 'receives', 'receive')} a gradient.`,
  waits: ({ parameters }) => `${list(parameters)} ${verb(parameters, 'waits', 'wait')} one step.`,
  starves: ({ parameters, thieves }) =>
    `${list(parameters)} ${verb(parameters, 'receives', 'receive')} exactly 0${thieves.length > 0 ? `: it stops at ${list(thieves)}` : ''}.`,
  unreached: ({ parameters }) => `No path leads back to ${list(parameters)}.`,
};

const outcome: Sentences<MiniOutcome> = {
  trains: ({ steps }) => `After ${steps} steps every tensor has moved, and the loss is lower.`,
  nothingMoved: ({ steps }) => `After ${steps} steps nothing has moved, by any amount.`,
  lossNoLower: ({ steps }) => `After ${steps} steps every tensor has moved, and the loss is no lower.`,
  someMoved: ({ steps, moved, still }) =>
    `After ${steps} steps ${list(moved)} ${verb(moved, 'has', 'have')} moved; ${list(still)} ${verb(still, 'has', 'have')} not, by any amount.`,
};

export const words: MiniWords = {
  moved: 'Moved by',
  gradient: 'Gradient',
  table: (title) => `Tensors of ${title}`,
  sparkline: 'Loss',
  unavailable: 'The engine did not load. These are the numbers of the page as built.',
  verdict: (facts) => say(facts, verdict).join(' '),
  outcome: (come) => say([come], outcome).join(''),
};
