import { speech } from '../speech.ts';

/** What stands around the stages of the homework. Tensors and initializers come as the reader sees them. */
export interface TripletWords {
  readonly stage: (number: number, of: number) => string;
  readonly tryIt: string;
  readonly hint: string;
  readonly reveal: string;
  /** Of the judge who runs what the reader set. */
  readonly judge: {
    readonly title: string;
    readonly untouched: string;
    readonly otherDistance: string;
    readonly running: string;
    readonly failed: string;
    readonly kept: (changes: string) => string;
    readonly changes: (changes: readonly { readonly tensor: string; readonly initializer: string }[]) => string;
    readonly stuck: string;
    readonly content: string;
    readonly partial: (receivers: readonly string[], missing: readonly string[]) => string;
    readonly met: (receivers: readonly string[]) => string;
    readonly free: (receivers: readonly string[]) => string;
    readonly smaller: string;
    readonly smallest: (tried: number, works: number) => string;
  };
  readonly table: {
    readonly caption: string;
    readonly random: string;
    readonly atStep: (step: number) => string;
    readonly lossAt: (step: number) => string;
    readonly none: string;
  };
}

const { list, plural } = speech('en');
const receive = (tensors: readonly string[]) =>
  `${list(tensors)} ${plural(tensors.length, { one: 'receives', other: 'receive' })}`;

export const words: TripletWords = {
  stage: (number, of) => `Stage ${number} of ${of}`,
  tryIt: 'Open in the figure',
  hint: 'Hint',
  reveal: 'Show me',
  judge: {
    title: 'Judged by running it',
    untouched: 'Nothing is changed yet. Change initial values in the figure; each choice is trained for three steps.',
    otherDistance: 'This is judged for the squared difference. Choose it under Distance.',
    running: 'Running your change, and every change of a single tensor beside it…',
    failed: 'The engine did not answer, so nothing is judged.',
    kept: (changes) => `Solved in this browser with: ${changes}.`,
    changes: (changes) => list(changes.map(({ tensor, initializer }) => `${tensor} ${initializer}`)),
    stuck: 'No tensor receives a gradient within three steps.',
    content: 'The loss is 0 before the first step, so no gradient is asked for. The model is content, not free.',
    partial: (receivers, missing) => `${receive(receivers)} a gradient within three steps, ${list(missing)} not.`,
    met: (receivers) =>
      `That does it: ${receive(receivers)} a gradient, and the loss is 0 before anything else has its turn.`,
    free: (receivers) => `That does it: ${receive(receivers)} a gradient within three steps.`,
    smaller: 'But a smaller change does it too.',
    smallest: (tried, works) =>
      `There is no smaller one. ${tried} changes of a single tensor were run just now; ${works} of them work.`,
  },
  table: {
    caption: 'One tensor at a time',
    random: 'Normal instead',
    atStep: (step) => `Step ${step}`,
    lossAt: (step) => `Loss, step ${step}`,
    none: 'none',
  },
};
