import { say, type Sentences } from '../say.ts';
import { speech } from '../speech.ts';

/** What the case shows, and nothing of why: numbers as they are printed. */
export type Symptom =
  | { readonly kind: 'untrained'; readonly loss: string; readonly auc: string }
  | { readonly kind: 'still'; readonly steps: number; readonly loss: string; readonly auc: string }
  /** `lower`: whether the loss is, than it was before the first step. */
  | {
      readonly kind: 'moves';
      readonly steps: number;
      readonly before: string;
      readonly loss: string;
      readonly lower: boolean;
      readonly auc: string;
      readonly movement: string;
    }
  | { readonly kind: 'notANumber'; readonly steps: number };

/** What the film case says: what is seen of it, and of two films that the reader picks. */
export interface FilmWords {
  readonly symptom: (seen: Symptom) => string;
  /** Over the graph, folded away. */
  readonly graph: string;
  readonly table: Readonly<Record<'title' | 'tensor' | 'shape' | 'value' | 'movement', string>>;
  readonly title: string;
  readonly first: string;
  readonly second: string;
  readonly opinion: (percent: string) => string;
  readonly truth: (same: boolean, first: string, second: string) => string;
  readonly unknown: (title: string) => string;
  readonly noTitles: string;
}

const { plural } = speech('en');
const steps = (count: number) => `${count} ${plural(count, { one: 'step', other: 'steps' })}`;

const symptoms: Sentences<Symptom> = {
  untrained: ({ loss, auc }) => `Nothing is trained yet. The loss is ${loss}, the held-out AUC ${auc}.`,
  still: ({ steps: count, loss, auc }) =>
    `No parameter has moved in ${steps(count)}. The loss is ${loss}, as it was before the first; the held-out AUC is ${auc}.`,
  moves: ({ steps: count, before, loss, lower, auc, movement }) =>
    `In ${steps(count)} the loss has ${lower ? 'fallen' : 'gone'} from ${before} to ${loss}. The held-out AUC is ${auc}; the weight that moved the furthest moved by ${movement}.`,
  notANumber: ({ steps: count }) => `After ${steps(count)} the loss is not a number.`,
};

export const words: FilmWords = {
  symptom: (seen) => say([seen], symptoms).join(''),
  graph: 'The computation graph. It will be searched in chapter 3.',
  table: {
    title: 'Parameters',
    tensor: 'Parameter',
    shape: 'Shape',
    value: 'Largest value',
    movement: 'Largest change',
  },
  title: 'Ask the model',
  first: 'First film',
  second: 'Second film',
  opinion: (percent) => `The model says: ${percent} that they share a Creative Type.`,
  truth: (same, first, second) =>
    same ? `They do: both are ${first}.` : `They do not: the first is ${first}, the second ${second}.`,
  unknown: (title) => `No film in the data is called “${title}”. Pick one from the list.`,
  noTitles: 'The titles of the films did not load. Check the connection, then pick again.',
};
