import { speech } from '../speech.ts';

type FateName = 'trains' | 'twins' | 'never' | 'open' | 'notANumber';

/** What the figure of the sixteen starts says. */
export interface SixteenWords {
  readonly title: string;
  /** First row of a cell's marks: what each tensor starts as. */
  readonly start: string;
  readonly step: (step: number) => string;
  /** A row or a cell to point at, and how its marks are read. */
  readonly key: { readonly random: string; readonly zero: string; readonly moves: string; readonly still: string };
  readonly fates: Readonly<Record<FateName, string>>;
  /** How many starts have come to what, in one sentence. */
  readonly summary: (fates: readonly (readonly [fate: FateName, count: number])[]) => string;
  /** The same of a single start, while the others are hidden. */
  readonly single: (random: readonly string[], fate: FateName) => string;
  /** A start in words: `a random; b, W and B zero`. */
  readonly name: (random: readonly string[], zero: readonly string[]) => string;
  readonly opened: string;
  readonly lens: string;
  readonly open: string;
  readonly table: {
    readonly caption: string;
    readonly summary: string;
    readonly random: string;
    readonly gradient: (step: number) => string;
    readonly loss: string;
    readonly outcome: string;
    readonly none: string;
  };
}

const { list, plural } = speech('en');

function english(random: readonly string[], zero: readonly string[]): string {
  if (random.length === 0) return 'all four zero';
  if (zero.length === 0) return 'all four random';
  return `${list(random)} random, ${list(zero)} zero`;
}

const fates: Readonly<Record<FateName, string>> = {
  trains: 'trains',
  twins: 'moves, but never below ln 2',
  never: 'never moves',
  open: 'moves; not below half of ln 2 yet',
  notANumber: 'NaN',
};

const counted: Readonly<Record<FateName, (count: number) => string>> = {
  trains: (count) => `${count} of 16 train`,
  open: (count) =>
    `${count} ${plural(count, { one: 'moves and has', other: 'move and have' })} not learned the pair yet`,
  twins: (count) => `${count} move but can never come below ln 2`,
  never: (count) => `${count} never move`,
  notANumber: (count) => `${count} ended in NaN`,
};

export const words: SixteenWords = {
  title: 'Sixteen starts',
  start: 'start',
  step: (step) => `step ${step}`,
  key: {
    random: 'starts random',
    zero: 'starts at zero',
    moves: 'receives a gradient',
    still: 'receives exactly 0',
  },
  fates,
  summary: (fates) => `${fates.map(([fate, count]) => counted[fate](count)).join('; ')}.`,
  single: (random, fate) => `${random.length > 0 ? `Random: ${list(random)}` : 'Nothing random'}. It ${fates[fate]}.`,
  name: english,
  opened: 'One of them, opened',
  lens: 'The opened start, under the lens',
  open: 'Pick a start, and its graph opens below',
  table: {
    caption: 'The sixteen starts',
    summary: 'All sixteen as a table',
    random: 'Random',
    gradient: (step) => `Gradient at step ${step}`,
    loss: 'Loss',
    outcome: 'Outcome',
    none: 'none',
  },
};
