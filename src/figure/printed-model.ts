import type { Frame, Point } from '../engine/protocol.ts';
import type { Graph } from '../graph/graph.ts';
import { attachCursor } from '../view/chart-cursor.ts';
import { drawLineChart, type Chart } from '../view/chart.ts';
import type { Words } from '../words/words.ts';
import type { Decoded } from './codec.ts';
import { holdWhileGated, sealOf, watchGate, type Sealed } from './gate.ts';
import { History } from './history.ts';
import { LiveModel, type ModelFigure } from './live-model.ts';
import { setText } from './set-text.ts';
import type { FigureShell, LiveFigure } from './shell.ts';

/** A model figure with a chart of its loss, and with what the script that it stands for would print. */
export interface PrintedModel extends Pick<ModelFigure, 'graph' | 'spec' | 'place'> {
  readonly chart: (losses: readonly Point[], words: Words) => Chart;
  readonly printout: (graph: Graph, frame: Frame, sealed: Sealed | undefined) => string;
}

/** Brings such a figure to life, at the step of its link. It runs on WebGL where there is one. */
export async function startPrinted(
  figure: FigureShell,
  initial: Decoded,
  words: Words,
  { chart: describe, printout, ...model }: PrintedModel,
): Promise<LiveFigure> {
  const losses = new History();
  const svg = figure.querySelector<SVGSVGElement>('[data-chart="loss"]')!;
  const print = figure.querySelector('.printout code')!;
  const sealed = () => sealOf(figure);
  const chart = () => describe(sealed() === 'forward' ? [] : losses.points, words);
  const live = new LiveModel(
    figure,
    {
      ...model,
      preference: 'webgl',
      sealed,
      onStart: () => losses.clear(),
      onFrame: (frame, graph) => {
        losses.add(frame.losses);
        return {
          chart: () => drawLineChart(svg, chart()),
          printout: () => setText(print, printout(graph, frame, sealed())),
        };
      },
      stop: () => {
        detach();
        stopped.abort();
      },
    },
    initial,
    words,
  );
  const detach = attachCursor(svg, chart);
  const stopped = new AbortController();
  let before = sealed();
  watchGate(
    figure,
    () => {
      if (sealed() !== before) void live.reveal();
      before = sealed();
    },
    stopped.signal,
  );
  holdWhileGated(figure, '.sweep :is(button, input)', stopped.signal);
  await live.restore(Number(initial.state.step));
  return live;
}
