import { speech } from '../speech.ts';

/** What was found when the new feature joined, ready to be said. */
export interface JoinedText {
  readonly feature: string;
  /** Predictions on held-out pairs, and how many of them changed. */
  readonly pairs: number;
  readonly changed: number;
  readonly gradient: string;
  readonly dead: boolean;
}

/** The words of the warm start. */
export interface WarmWords {
  readonly name: string;
  readonly run: string;
  readonly stop: string;
  readonly series: Readonly<Record<'without' | 'with' | 'scratch', string>>;
  readonly table: Readonly<Record<'caption' | 'tensor' | 'warm' | 'next' | 'scratch', string>>;
  /** Some rows of a tensor. */
  readonly part: Readonly<Record<'old' | 'new', (tensor: string) => string>>;
  readonly waiting: (feature: string) => string;
  readonly running: (step: number, last: number) => string;
  readonly joined: (found: JoinedText) => string;
  readonly ended: (before: string, after: string, without: string, scratch: string) => string;
}

const { number } = speech('en');

export const words: WarmWords = {
  name: 'Warm start',
  run: 'Run',
  stop: 'Stop',
  series: { without: 'without it', with: 'joined late', scratch: 'from scratch' },
  table: {
    caption: 'Largest gradient of each tensor, when the feature joins',
    tensor: 'tensor',
    warm: 'trained model',
    next: 'a step later',
    scratch: 'from scratch',
  },
  part: { old: (tensor) => `${tensor}, old rows`, new: (tensor) => `${tensor}, new rows` },
  waiting: (feature) => `Press Run: the model trains without ${feature}, which then joins.`,
  running: (step, last) => `Training: step ${step} of ${last}.`,
  joined: ({ feature, pairs, changed, gradient, dead }) =>
    (changed === 0
      ? `${feature} joined, and not one of ${number(pairs)} predictions changed by any digit. `
      : `${feature} joined, and ${changed} of ${number(pairs)} predictions changed. `) +
    `The gradient of its embeddings is ${gradient}. ` +
    (dead
      ? 'In the model that starts from scratch with the same zeros every gradient is exactly 0.'
      : 'In the model that starts from scratch some gradient flows.'),
  ended: (before, after, without, scratch) =>
    `The AUC went from ${before} to ${after}; without the feature, to ${without}. From scratch it is ${scratch}.`,
};
