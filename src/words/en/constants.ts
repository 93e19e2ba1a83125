import { speech } from '../speech.ts';

type Outcome = 'trains' | 'twins' | 'oneColumn' | 'open' | 'notANumber';
type Kind = 'zero' | 'constant' | 'random';

/** What the figure of constant starts says. */
export interface ConstantWords {
  readonly title: string;
  readonly name: (embeddings: Kind, W: Kind, B: Kind) => string;
  readonly vectors: string;
  readonly different: (embeddings: number, columns: number) => string;
  readonly loss: (loss: string) => string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly summary: (outcomes: readonly (readonly [outcome: Outcome, count: number])[]) => string;
}

const { plural } = speech('en');

const differ = (count: number, all: number, things: string) =>
  count === 1
    ? `all ${all} ${things} equal`
    : `${count === all ? `all ${all}` : `${count} of ${all}`} ${things} differ`;

const counted: Readonly<Record<Outcome, (count: number) => string>> = {
  trains: (count) => `${count} of 6 ${plural(count, { one: 'trains', other: 'train' })}`,
  open: (count) => `${count} can still come below ln 2 / 3`,
  oneColumn: (count) => `${count} can never come below ln 2 / 3`,
  twins: (count) => `${count} can never come below ln 2`,
  notANumber: (count) => `${count} ended in NaN`,
};

export const words: ConstantWords = {
  title: 'Constants against random',
  name: (embeddings, W, B) => `a, b, c ${embeddings}; W ${W}; B ${B}`,
  vectors: 'Vectors of a, b and c, a row each',
  different: (embeddings, columns) => `${differ(embeddings, 3, 'embeddings')}, ${differ(columns, 4, 'columns')}`,
  loss: (loss) => `loss ${loss}`,
  outcomes: {
    trains: 'trains',
    twins: 'never below ln 2',
    oneColumn: 'never below ln 2 / 3',
    open: 'moves; above ln 2 / 3 so far',
    notANumber: 'NaN',
  },
  summary: (outcomes) => `${outcomes.map(([outcome, count]) => counted[outcome](count)).join('; ')}.`,
};
