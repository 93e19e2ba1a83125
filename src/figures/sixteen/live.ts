import type { Dictionary } from '../../words/dictionary.ts';
import { verdict } from '../../graph/verdict.ts';
import { drawLineChart, type Chart } from '../../view/chart.ts';
import { attachCursor } from '../../view/chart-cursor.ts';
import { drawnLayout } from '../../view/drawn-layout.ts';
import { formatNumber } from '../../view/format.ts';
import { drawStart, type StartPicture } from './start-cell.ts';
import { drawStartTable } from './start-table.ts';
import { lossChart } from '../../figure/charts.ts';
import type { Decoded } from '../../figure/codec.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { isGated, whenOpen } from '../../figure/gate.ts';
import { GraphPanel } from '../../figure/graph-panel.ts';
import { LiveRun } from '../../figure/live-run.ts';
import { watched } from '../../figure/play.ts';
import { setText } from '../../figure/set-text.ts';
import { randomIn, zeroIn } from './fields.ts';
import { sixteenReadings, tally } from './reading.ts';
import { FIRST_REST, SixteenLog, WATCHED } from './log.ts';
import { sixteenSpec, startGraph } from './spec.ts';
import { someOf } from '../../figure/count-by.ts';
import { verdictText } from '../../figure/verdict-words.ts';

/** Brings the sixteen starts to life: one run, sixteen lines, and the graph of one of them. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared: words, sixteen: own }: Pick<Dictionary, 'shared' | 'sixteen'>,
): Promise<LiveFigure> {
  const run = new SixteenLog();
  const part = <E extends Element>(selector: string) => figure.querySelector<E>(selector)!;
  const svg = part<SVGSVGElement>('[data-chart="loss"]');
  const body = part<HTMLTableSectionElement>('.starts-table tbody');
  const cells = new Map(
    [...figure.querySelectorAll<HTMLElement>('[data-cell]')].map((cell) => [cell.dataset.cell!, cell]),
  );
  const parts = { svg: part<SVGSVGElement>('.graph'), lens: part<HTMLElement>('.lens') };
  const panel = new GraphPanel(parts, startGraph, drawnLayout(parts.svg), words, Infinity);
  let pictures: readonly StartPicture[] = [];

  const opened = () => live.state.cell!;
  const picture = () => pictures.find((candidate) => candidate.start === opened())!;
  const chart = (): Chart => lossChart(picture()?.points ?? [], words);

  const say = () =>
    live.say(isGated(figure) ? own.single(randomIn(opened()), picture().fate) : own.summary(someOf(tally(pictures))));

  const drawOpened = () => {
    const trace = run.trace(opened());
    const judged = verdict(startGraph, trace);
    setText(part('.opened-name'), own.name(randomIn(opened()), zeroIn(opened())));
    setText(part('.opened-verdict'), verdictText(startGraph, trace, judged, words));
    live.read('loss', formatNumber(picture().loss));
    drawLineChart(svg, chart());
    panel.take(trace, judged);
    panel.drawGraph();
    panel.drawLens();
  };

  const live: LiveRun = new LiveRun(
    figure,
    {
      spec: sixteenSpec,
      play: watched(FIRST_REST),
      singly: WATCHED.length - 1,
      gated: '[name="cell"], [data-action="newSeed"]',
      onStart: ({ label }) => run.clear(Number(label)),
      onFrame: (frame) => {
        run.take(frame);
        pictures = run.pictures;
        say();
        const drawings = pictures.map(
          (each) => [each.start, () => drawStart(cells.get(each.start)!, each, own)] as const,
        );
        return {
          ...Object.fromEntries(drawings),
          table: () => drawStartTable(body, pictures, { none: own.table.none, fates: own.fates }),
          opened: drawOpened,
        };
      },
      onPassive: () => {
        if (pictures.length === 0) return;
        drawOpened();
        const chosen = part<HTMLElement>('[name="cell"]:checked');
        void import('../../figure/graph-copy.ts').then(({ show }) => show(parts.svg, chosen));
      },
      read: (name) =>
        sixteenReadings.read(name, { pictures, step: run.step, start: opened(), trace: run.trace(opened()) }),
      stop: () => {
        panel.stop();
        detach();
      },
    },
    initial,
    words,
  );
  const detach = attachCursor(svg, chart);
  whenOpen(figure, () => pictures.length > 0 && say(), live.signal);
  await live.restore(Number(initial.state.step));
  return live;
}
