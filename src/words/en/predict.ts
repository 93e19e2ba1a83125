import { speech } from '../speech.ts';

/** What stands around a question to the reader. Answers and outcomes come as the reader sees them. */
export interface PredictWords {
  readonly heading: string;
  readonly exercise: (number: number) => string;
  readonly openInLab: string;
  readonly number: string;
  readonly none: string;
  readonly run: string;
  readonly show: string;
  readonly again: string;
  readonly hint: string;
  readonly open: string;
  /** After a run that was not the figure's own. */
  readonly left: string;
  readonly explanation: string;
  readonly running: string;
  readonly atStep: (step: number) => string;
  readonly unanswered: Readonly<Record<'choice' | 'set' | 'number' | 'numbers', string>>;
  readonly badNumber: string;
  readonly failed: string;
  readonly overtaken: string;
  readonly noFigure: string;
  /** Tags beside an option. */
  readonly yours: string;
  readonly theRuns: string;
  readonly quoted: (option: string) => string;
  readonly list: (options: readonly string[]) => string;
  readonly said: (answer: string, outcome: string) => string;
  readonly shown: (outcome: string) => string;
  readonly right: string;
  readonly wrong: string;
  /** In the figure that decides. */
  readonly guess: (answer: string) => string;
  /** In a figure whose run waits for an answer; the link leads to the question. */
  readonly gate: Readonly<Record<'before' | 'link' | 'after', string>>;
}

export const words: PredictWords = {
  heading: 'Before you run it',
  exercise: (number) => `Exercise ${number}`,
  openInLab: 'Open this program in the Lab',
  number: 'Your number',
  none: 'none of them',
  run: 'Check my answer',
  show: 'Show me',
  again: 'Answer again',
  hint: 'Hint',
  open: 'Open in the figure',
  left: 'The figure on this page was run for this, and stands as that run left it.',
  explanation: 'The answer',
  running: 'The figure runs…',
  atStep: (step) => `Step ${speech('en').number(step)}.`,
  unanswered: {
    choice: 'Choose one answer first, then press Check my answer. Or press Show me.',
    set: 'Tick what you expect first, be it “none of them”, then press Check my answer. Or press Show me.',
    number: 'Type a number first, then press Check my answer. Or press Show me.',
    numbers: 'Type a number into each field first, then press Check my answer. Or press Show me.',
  },
  badNumber: 'That is no number this page can read. Write it as 0.5, −2, 1e-8, ln 2 or NaN.',
  failed:
    'The engine did not answer, so nothing is decided. Your answer is kept: check the connection, load this page again, then press Check my answer.',
  overtaken: 'The figure was changed before the run was over, so nothing is decided. Press Run again.',
  noFigure: 'The figure that would decide this is not on this page.',
  yours: 'you',
  theRuns: 'the run',
  quoted: (option) => `“${option}”`,
  list: speech('en').list,
  said: (answer, outcome) => `You said ${answer}. The run says ${outcome}.`,
  shown: (outcome) => `The run says ${outcome}.`,
  right: 'Right.',
  wrong: 'Not so.',
  guess: (answer) => `You said ${answer}.`,
  gate: { before: 'Before this runs, ', link: 'say what you expect', after: ', or press Show me there.' },
};
