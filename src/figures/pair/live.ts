import { lossChart } from '../../figure/charts.ts';
import type { Decoded } from '../../figure/codec.ts';
import { startPrinted } from '../../figure/printed-model.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import type { Dictionary } from '../../words/dictionary.ts';
import { pairPrintout } from './printout.ts';
import { pairGraph, pairSpec } from './spec.ts';

/** Brings the pair model to life. */
export function start(
  figure: FigureShell,
  initial: Decoded,
  { shared }: Pick<Dictionary, 'shared'>,
): Promise<LiveFigure> {
  return startPrinted(figure, initial, shared, {
    graph: () => pairGraph,
    spec: pairSpec,
    chart: lossChart,
    printout: pairPrintout,
  });
}
