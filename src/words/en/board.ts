export type Choice = 'yes' | 'no';

/** The words of a board on which models are sorted before they run. */
export interface SortBoardWords {
  readonly title: string;
  /** The two piles. */
  readonly piles: Readonly<Record<Choice, string>>;
  readonly guess: (model: string) => string;
  readonly progress: (sorted: number, all: number) => string;
  readonly run: string;
  readonly show: string;
  readonly again: string;
  readonly running: string;
  readonly score: (right: number, all: number) => string;
  readonly shown: (trains: number, all: number) => string;
  readonly failed: string;
  /** What the run said, beside what the reader had. */
  readonly outcome: (ran: Choice, guess: Choice | undefined) => string;
  readonly graph: string;
}

const piles = { yes: 'trains', no: 'never trains' } as const;

export const words: SortBoardWords = {
  title: 'Relatives, to be sorted',
  piles,
  guess: (model) => `${model}: your guess`,
  progress: (sorted, all) => `${sorted} of ${all} sorted`,
  run: 'Run them all',
  show: 'Show me',
  again: 'Sort again',
  running: 'Running…',
  score: (right, all) => `${right} of ${all} ran as you sorted them.`,
  shown: (trains, all) => `${trains} of ${all} train.`,
  failed: 'The engine did not start, so nothing was decided. Check the connection, then run again.',
  outcome(ran, guess) {
    const said = ran === 'yes' ? 'It trains.' : 'It never trains.';
    if (!guess) return said;
    return `${said} ${guess === ran ? 'So you said.' : `You said: ${piles[guess]}.`}`;
  },
  graph: 'Graph and tensors',
};
