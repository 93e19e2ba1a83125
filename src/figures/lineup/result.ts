import { formatNumber } from '../../view/format.ts';
import type { LineUpFact } from '../../words/en/lineup.ts';
import type { Sparkline } from '../../view/sparkline.ts';
import type { Alibi } from './alibi.ts';
import { stepsOf, type SuspectName } from './suspects.ts';

export type Alibis = Readonly<Partial<Record<SuspectName, Alibi>>>;

/** What all the runs together came to, numbers as text. */
export interface LineUpResult {
  /** Suspects tried, the model as found not counted. */
  readonly tried: number;
  /** Of the largest gradients, one for each suspect: the largest, and the least. */
  readonly gradient: string;
  readonly least: string;
  readonly movement: string;
  /** Largest change where weight decay was on and no gradient arrived; undefined when there was no such run. */
  readonly decayed: string | undefined;
  /** Suspects with which the model trains, and those with which it does not though its weights have gradients. */
  readonly training: readonly SuspectName[];
  readonly guilty: readonly SuspectName[];
}

/** What all the runs together came to. */
export function resultOf(alibis: Alibis): LineUpResult {
  const tried = (Object.entries(alibis) as [SuspectName, Alibi][]).filter(([name]) => name !== 'found');
  const named = (...findings: readonly Alibi['finding'][]) =>
    tried.filter(([, { finding }]) => findings.includes(finding)).map(([name]) => name);
  const most = (what: 'gradient' | 'movement', of: typeof tried) =>
    formatNumber(of.reduce((high, [, alibi]) => (alibi[what] <= high ? high : alibi[what]), 0));
  const decayed = tried.filter(([, { finding }]) => finding === 'decayed');
  return {
    tried: tried.length,
    gradient: most('gradient', tried),
    least: formatNumber(tried.reduce((low, [, { gradient }]) => Math.min(low, gradient), Infinity)),
    movement: most(
      'movement',
      tried.filter((one) => !decayed.includes(one)),
    ),
    decayed: decayed.length > 0 ? most('movement', decayed) : undefined,
    training: named('trains'),
    guilty: named('diverged', 'blind'),
  };
}

/** What there is to say of it. */
export function tellResult(result: LineUpResult): LineUpFact[] {
  const { tried, gradient, least, movement, decayed, training, guilty } = result;
  if (training.length + guilty.length === 0)
    return decayed === undefined
      ? [{ kind: 'noneGuilty', tried, gradient, movement }]
      : [{ kind: 'noneGuiltyButDecay', tried, gradient, movement, decayed }];
  return [
    { kind: 'trained', tried, training: training.length },
    ...(guilty.length > 0 ? [{ kind: 'guilty', suspects: guilty } as const] : []),
    { kind: 'allHaveGradients', least },
  ];
}

/** The finding about one suspect; the model as found, where nothing moves, is the case itself. */
export function findingOf(name: SuspectName, finding: Alibi['finding'] | 'waits') {
  return name === 'found' && finding === 'frozen' ? 'case' : finding;
}

/** Suspects whose weights were moved by a gradient, as the reader is asked. */
export const movedBy = (alibis: Alibis): SuspectName[] =>
  (Object.entries(alibis) as [SuspectName, Alibi][])
    .filter(([name, { gradient }]) => name !== 'found' && gradient !== 0)
    .map(([name]) => name);

/** Suspects that end where every pair of films gets the same score: an AUC of exactly one half. */
export const tiedBy = (alibis: Alibis): SuspectName[] =>
  (Object.entries(alibis) as [SuspectName, Alibi][])
    .filter(([name, { auc }]) => name !== 'found' && auc === 0.5)
    .map(([name]) => name);

/** All losses are drawn on one scale around ln 2. */
export function suspectSparkline(name: SuspectName, title: string, points: Sparkline['points']): Sparkline {
  const common = { bottom: 0.3, dashed: Math.LN2, top: 0.9 };
  return { width: 168, height: 52, title, points, steps: stepsOf(name), common };
}
