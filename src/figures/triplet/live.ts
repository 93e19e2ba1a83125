import type { Decoded } from '../../figure/codec.ts';
import { startPrinted } from '../../figure/printed-model.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { layout } from '../../layout/layout.ts';
import { nodeSize, tagSize } from '../../view/graph-view.ts';
import type { Dictionary } from '../../words/dictionary.ts';
import { tripletChart } from './chart.ts';
import { tripletPrintout } from './printout.ts';
import { tripletGraph, tripletSpec } from './spec.ts';

/** Brings the triplet model to life. */
export function start(
  figure: FigureShell,
  initial: Decoded,
  { shared }: Pick<Dictionary, 'shared'>,
): Promise<LiveFigure> {
  return startPrinted(figure, initial, shared, {
    graph: tripletGraph,
    place: (graph) => layout(graph, { size: nodeSize, tag: tagSize(shared) }),
    spec: tripletSpec,
    chart: tripletChart,
    printout: tripletPrintout,
  });
}
