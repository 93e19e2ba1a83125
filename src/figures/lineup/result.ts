import { formatNumber } from '../../view/format.ts';
import type { LineUpResult } from '../../words/en/lineup.ts';
import type { Sparkline } from '../../view/sparkline.ts';
import type { Alibi } from './alibi.ts';
import { stepsOf, type SuspectName } from './suspects.ts';

export type Alibis = Readonly<Partial<Record<SuspectName, Alibi>>>;

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

/** Suspects whose weights were moved by a gradient, as the reader is asked. */
export const movedBy = (alibis: Alibis): SuspectName[] =>
  (Object.entries(alibis) as [SuspectName, Alibi][])
    .filter(([name, { gradient }]) => name !== 'found' && gradient !== 0)
    .map(([name]) => name);

/** All losses are drawn on one scale around ln 2. */
export function suspectSparkline(name: SuspectName, title: string, points: Sparkline['points']): Sparkline {
  const common = { bottom: 0.3, dashed: Math.LN2, top: 0.9 };
  return { width: 168, height: 52, title, points, steps: stepsOf(name), common };
}
