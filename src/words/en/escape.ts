import { speech } from '../speech.ts';

/** The words of the race out of the saddle. */
export interface EscapeWords {
  readonly title: string;
  readonly controls: { readonly factors: string };
  readonly options: Readonly<Record<'2' | '3' | '4', string>>;
  readonly table: {
    readonly caption: string;
    readonly start: string;
    readonly loss: string;
    readonly gradient: string;
    readonly steps: string;
    readonly waits: string;
  };
  readonly chart: {
    readonly title: string;
    readonly start: string;
    readonly steps: string;
    readonly predicted: string;
    readonly never: (step: number) => string;
  };
  readonly growth: { readonly title: string };
  readonly factor: string;
  readonly perDecade: string;
  /** What a start ten times smaller costs. */
  readonly decade: (cost: { readonly more: string } | { readonly times: string }) => string;
  readonly status: (escaped: number, onTheWay: number, still: number, zero: number) => string;
  readonly onCpu: Readonly<Record<'float32' | 'float16', string>>;
}

const { number, plural } = speech('en');

export const words: EscapeWords = {
  title: 'Sixteen starts',
  controls: { factors: 'Factors' },
  options: { 2: '2, the pair', 3: '3 numbers', 4: '4 numbers' },
  table: {
    caption: 'One model for each size, trained as one batch',
    start: 'start',
    loss: 'loss',
    gradient: 'largest gradient',
    steps: 'escapes at step',
    waits: '–',
  },
  chart: {
    title: 'Steps to escape, by size of the start',
    start: 'size of the start; exact 0 at the right',
    steps: 'steps to escape',
    predicted: 'predicted',
    never: (step) => `not by step ${number(step)}`,
  },
  growth: { title: 'largest gradient' },
  factor: 'predicted growth a step',
  perDecade: 'a start ten times smaller takes',
  decade: (cost) => ('more' in cost ? `${cost.more} steps more` : `${cost.times} times the steps`),
  status: (escaped, onTheWay, still, zero) =>
    `${escaped} of ${escaped + onTheWay + still + zero} have escaped, ${onTheWay} ${plural(onTheWay, { one: 'is', other: 'are' })} on the way, ` +
    (still > 0 ? `${still} ${plural(still, { one: 'takes', other: 'take' })} steps that are rounded away, ` : '') +
    `${zero} ${plural(zero, { one: 'has', other: 'have' })} a gradient of exactly 0.`,
  onCpu: {
    float32:
      'Runs on the CPU, which keeps numbers below 1.2e−38 as they are. A GPU may turn them into 0 and would add a thief of its own.',
    float16:
      'Runs on the CPU: each result is computed in float32 and rounded to float16. What a GPU does with float16 differs from one to the next.',
  },
};
