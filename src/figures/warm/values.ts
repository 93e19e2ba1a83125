import { aucAt, aucText, joinedText, warmRows } from './report.ts';
import { ADDED, END, SWITCH } from './spec.ts';
import { nodeOf } from '../../graph/graph.ts';
import { formatNumber } from '../../view/format.ts';
import { factSource } from '../../figure/value-source.ts';
import { warmRun } from './trained.ts';

const FEATURE = 'Major Genre';
/** A feature that tells little more than the others do already. */
const MINOR = 'Distributor';

const found = (feature = FEATURE, start: 'after' | 'disturbed' = 'after') => {
  const { models, joined, next, before, ...run } = warmRun(feature);
  const rows = warmRows(models.wide, joined.with, next, joined.scratch);
  return joinedText(feature, before, run[start], rows.find(({ id }) => id === ADDED)!.warm, rows);
};

/** Numbers of the warm start as the page shows it. */
export const warmValues = factSource({
  feature: () => FEATURE,
  switch: () => SWITCH,
  end: () => END,
  more: () => END - SWITCH,
  rows: () => nodeOf(warmRun(FEATURE).models.wide, ADDED).shape[0]!,
  pairs: () => found().pairs,
  changed: () => found().changed,
  disturbed: () => found(FEATURE, 'disturbed').changed,
  gradient: () => found().gradient,
  moved: () => formatNumber(warmRun(FEATURE).ended.with.movement[ADDED]!),
  'auc.switch': () => aucText(aucAt(warmRun(FEATURE).joined.without.aucs)),
  'auc.with': () => aucText(aucAt(warmRun(FEATURE).ended.with.aucs)),
  'auc.without': () => aucText(aucAt(warmRun(FEATURE).ended.without.aucs)),
  'auc.scratch': () => aucText(aucAt(warmRun(FEATURE).ended.scratch.aucs)),
  'minor.feature': () => MINOR,
  'minor.gradient': () => found(MINOR).gradient,
  'minor.auc.with': () => aucText(aucAt(warmRun(MINOR).ended.with.aucs)),
  'minor.auc.without': () => aucText(aucAt(warmRun(MINOR).ended.without.aucs)),
  'scratch.moved': () => formatNumber(Math.max(...Object.values(warmRun(FEATURE).ended.scratch.movement))),
});
