import type { Dictionary } from '../../words/dictionary.ts';
import { drawLineChart, type Chart } from '../../view/chart.ts';
import { attachCursor } from '../../view/chart-cursor.ts';
import { pairPrintout } from './printout.ts';
import { lossChart } from '../../figure/charts.ts';
import type { Decoded } from '../../figure/codec.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { History } from '../../figure/history.ts';
import { LiveModel } from '../../figure/live-model.ts';
import { pairGraph, pairSpec } from './spec.ts';
import { setText } from '../../figure/set-text.ts';

/** Brings the pair model to life. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared }: Pick<Dictionary, 'shared'>,
): Promise<LiveFigure> {
  const losses = new History();
  const svg = figure.querySelector<SVGSVGElement>('[data-chart="loss"]')!;
  const print = figure.querySelector('.printout code')!;
  const chart = (): Chart => lossChart(losses.points, shared);
  const live = new LiveModel(
    figure,
    {
      preference: 'webgl',
      graph: () => pairGraph,
      spec: pairSpec,
      onStart: () => losses.clear(),
      onFrame: (frame) => {
        losses.add(frame.losses);
        return {
          chart: () => drawLineChart(svg, chart()),
          printout: () => setText(print, pairPrintout(pairGraph, frame)),
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
