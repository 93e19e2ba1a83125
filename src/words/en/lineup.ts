import { say, type Sentences } from '../say.ts';
import { speech } from '../speech.ts';

type Suspect =
  | 'found'
  | 'rate10'
  | 'rate100'
  | 'sgd'
  | 'momentum'
  | 'rmsprop'
  | 'adagrad'
  | 'shuffled'
  | 'tanh'
  | 'linear'
  | 'batch16'
  | 'batch512'
  | 'more'
  | 'decay'
  | 'clip';

export type Finding = 'case' | 'waits' | 'frozen' | 'decayed' | 'trains' | 'diverged' | 'blind';

/** What the whole line-up came to, numbers as text. `tried`: suspects, the model as found not counted. */
export type LineUpFact =
  /** `gradient`, `movement`: the largest of any suspect. */
  | { readonly kind: 'noneGuilty'; readonly tried: number; readonly gradient: string; readonly movement: string }
  /** `decayed`: the largest change where weight decay was on and no gradient arrived. */
  | {
      readonly kind: 'noneGuiltyButDecay';
      readonly tried: number;
      readonly gradient: string;
      readonly movement: string;
      readonly decayed: string;
    }
  /** How many the model trains with. */
  | { readonly kind: 'trained'; readonly tried: number; readonly training: number }
  /** With these it does not, though its weights have gradients. */
  | { readonly kind: 'guilty'; readonly suspects: readonly Suspect[] }
  /** `least`: of the largest gradients, one for each suspect. */
  | { readonly kind: 'allHaveGradients'; readonly least: string };

/** The words of the line-up. */
export interface LineUpWords {
  readonly title: string;
  readonly suspects: Readonly<Record<Suspect, string>>;
  /** What a run looks like where this is what is wrong. */
  readonly guilty: Readonly<Record<Exclude<Suspect, 'found'>, string>>;
  readonly ifGuilty: string;
  readonly where: string;
  /** Of the model as found, and of each suspect. */
  readonly findings: Readonly<Record<Finding, string>>;
  readonly numbers: Readonly<Record<'step' | 'loss' | 'auc' | 'movement' | 'gradient', string>>;
  readonly short: Readonly<Record<'step' | 'loss' | 'auc' | 'movement' | 'gradient', string>>;
  readonly legend: string;
  readonly sparkline: (suspect: string) => string;
  readonly table: string;
  readonly suspect: string;
  readonly verdict: string;
  readonly run: string;
  readonly pause: string;
  readonly goOn: string;
  readonly again: string;
  readonly waiting: (suspects: number) => string;
  readonly running: (suspects: number) => string;
  readonly progress: (taken: number, all: number) => string;
  readonly result: (facts: readonly LineUpFact[]) => string;
}

const { list } = speech('en');

const suspects: LineUpWords['suspects'] = {
  found: 'As found',
  rate10: 'Learning rate × 10',
  rate100: 'Learning rate × 100',
  sgd: 'SGD',
  momentum: 'Momentum',
  rmsprop: 'RMSProp',
  adagrad: 'Adagrad',
  shuffled: 'Shuffled labels',
  tanh: 'tanh, no ReLU',
  linear: 'Linear layers',
  batch16: 'Batches of 16',
  batch512: 'Batches of 512',
  more: 'More steps',
  decay: 'Weight decay',
  clip: 'Gradient clipping',
};

const named = (keys: readonly Suspect[]) => list(keys.map((key) => suspects[key]));

const results: Sentences<LineUpFact> = {
  noneGuilty: ({ tried, gradient, movement }) =>
    `${tried} suspects tried, none guilty. Largest gradient of any weight: ${gradient}. Largest change of any weight: ${movement}.`,
  noneGuiltyButDecay: ({ tried, gradient, movement, decayed }) =>
    `${tried} suspects tried, none guilty. Largest gradient of any weight: ${gradient}. Largest change of any weight: ${movement}, and ${decayed} by weight decay, which asks no gradient.`,
  trained: ({ tried, training }) => `${tried} suspects tried. The model trains with ${training} of them.`,
  guilty: ({ suspects: guilty }) => `Not with: ${named(guilty)}.`,
  allHaveGradients: ({ least }) => `All have gradients: the smallest of their largest is ${least}.`,
};

export const words: LineUpWords = {
  title: 'Line-up',
  suspects,
  guilty: {
    rate10:
      'The steps are leaps, and the loss leaps with them. Where it settles near ln 2, it is not on it, and the weights have moved far.',
    rate100: 'The loss jumps by orders of magnitude, and often ends as NaN. Nothing about it is quiet.',
    sgd: 'The charge is against Adam: with SGD instead, the loss would fall. At this rate SGD crawls, but each step moves something.',
    momentum: 'The charge is against Adam again. Momentum adds up past gradients, so it needs some to add up.',
    rmsprop: 'The loss falls well, then leaps without warning: a small average of squares is divided by.',
    adagrad: 'Each step is shorter than the last, and the loss settles too early. But it does leave where it started.',
    shuffled:
      'The loss hovers about ln 2 and the AUC about one half, while the weights wander: there is nothing to learn.',
    tanh: 'The charge is against the ReLUs: all of them shut, they pass nothing on. tanh has a slope of 1 at zero.',
    linear: 'The same charge. Without any activation between the layers, nothing is left that could shut.',
    batch16: 'The loss jitters from batch to batch. Jitter is movement.',
    batch512:
      'Fewer steps for each pass over the data, so it learns late for the same work. A smooth curve, but not a flat one.',
    more: 'A plateau at the start, then a fall. On the plateau the gradients are small, and they are there.',
    decay: 'Weights are pulled to zero faster than the data can pull them away, and with them the output.',
    clip: 'Gradients cut so short that nothing moves visibly. Or the error is clipped where the gradient was meant.',
  },
  ifGuilty: 'If it were guilty',
  where: 'Where it was:',
  findings: {
    case: 'The case.',
    waits: 'Not tried yet.',
    frozen: 'Not guilty: nothing moved.',
    decayed: 'Not guilty: only decay moved it.',
    trains: 'Trains.',
    diverged: 'Guilty: it diverges.',
    blind: 'Guilty: it moves, and has learned nothing.',
  },
  numbers: {
    step: 'Steps',
    loss: 'Loss',
    auc: 'Held-out AUC',
    movement: 'Largest change of any weight',
    gradient: 'Largest gradient of any weight',
  },
  short: { step: 'steps', loss: 'loss', auc: 'AUC', movement: 'change', gradient: 'gradient' },
  legend:
    'Each line is a loss; the dashed line is ln 2, the edges are 0.3 and 0.9. Change and gradient: the largest of any weight.',
  sparkline: (suspect) => `Loss, ${suspect}`,
  table: 'The same as a table',
  suspect: 'Suspect',
  verdict: 'Verdict',
  run: 'Run the line-up',
  pause: 'Pause',
  goOn: 'Go on',
  again: 'Run again',
  waiting: (count) => `${count} suspects, none tried yet.`,
  running: (count) => `Trying ${count} suspects, all at once.`,
  progress: (taken, all) => `${taken} of ${all} steps taken.`,
  result: (facts) => say(facts, results).join(' '),
};
