import type { Dictionary } from '../../words/dictionary.ts';
import { layout } from '../../layout/layout.ts';
import { nodeSize } from '../../view/graph-view.ts';
import { drawLineChart, type Chart } from '../../view/chart.ts';
import { attachCursor } from '../../view/chart-cursor.ts';
import { tripletPrintout } from './printout.ts';
import { tripletChart } from './chart.ts';
import type { Decoded } from '../../figure/codec.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { History } from '../../figure/history.ts';
import { LiveModel } from '../../figure/live-model.ts';
import { setText } from '../../figure/set-text.ts';
import { tripletGraph, tripletSpec } from './spec.ts';

/** Brings the triplet model to life. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared }: Pick<Dictionary, 'shared'>,
): Promise<LiveFigure> {
  const losses = new History();
  const svg = figure.querySelector<SVGSVGElement>('[data-chart="loss"]')!;
  const print = figure.querySelector('.printout code')!;
  const chart = (): Chart => tripletChart(losses.points, shared);
  const live = new LiveModel(
    figure,
    {
      preference: 'webgl',
      graph: tripletGraph,
      place: (graph) => layout(graph, { size: nodeSize }),
      spec: tripletSpec,
      onStart: () => losses.clear(),
      onFrame: (frame, graph) => {
        losses.add(frame.losses);
        return {
          chart: () => drawLineChart(svg, chart()),
          printout: () => setText(print, tripletPrintout(graph, frame)),
        };
      },
      stop: () => detach(),
    },
    initial,
    shared,
  );
  const detach = attachCursor(svg, chart);
  await live.restore(Number(initial.state.step));
  return live;
}
