import { wordsIn } from '../../words/index.ts';
import type { Language } from '../../words/languages.ts';
import { verdict } from '../../graph/verdict.ts';
import { layout } from '../../layout/layout.ts';
import { drawLineChart, type Chart } from '../../view/chart.ts';
import { attachCursor } from '../../view/chart-cursor.ts';
import { formatNumber } from '../../view/format.ts';
import { nodeSize } from '../../view/graph-view.ts';
import { drawStart, type StartPicture } from './start-cell.ts';
import { drawStartTable } from './start-table.ts';
import { lossChart } from '../../figure/charts.ts';
import type { Decoded } from '../../figure/codec.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { holdWhileGated, isGated, whenOpen } from '../../figure/gate.ts';
import { GraphPanel } from '../../figure/graph-panel.ts';
import { LiveBatch } from '../../figure/live-batch.ts';
import { setText } from '../../figure/set-text.ts';
import { randomIn, zeroIn } from './fields.ts';
import { sixteenReading, tally } from './reading.ts';
import { FIRST_REST, SixteenRun, WATCHED } from './run.ts';
import { sixteenSpec, startGraph } from './spec.ts';
import { someOf } from '../../figure/some-of.ts';
import { verdictText } from '../../figure/verdict-words.ts';

/** Steps that go by one at a time, for the marks and the bends of the lines to be seen. */
const SLOW = 24;

/** Brings the sixteen starts to life: one run, sixteen lines, and the graph of one of them. */
export async function start(figure: FigureShell, initial: Decoded): Promise<LiveFigure> {
  const tag = figure.closest('[lang]')?.getAttribute('lang') ?? 'en';
  const words = wordsIn(tag as Language).shared;
  const own = wordsIn(tag as Language).sixteen;
  const run = new SixteenRun();
  const listening = new AbortController();
  const part = <E extends Element>(selector: string) => figure.querySelector<E>(selector)!;
  const svg = part<SVGSVGElement>('[data-chart="loss"]');
  const body = part<HTMLTableSectionElement>('.starts-table tbody');
  const cells = new Map(
    [...figure.querySelectorAll<HTMLElement>('[data-cell]')].map((cell) => [cell.dataset.cell!, cell]),
  );
  const places = layout(startGraph, { size: nodeSize });
  const parts = { svg: part<SVGSVGElement>('.graph'), lens: part<HTMLElement>('.lens') };
  const panel = new GraphPanel(parts, startGraph, places, words, Infinity);
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

  const live: LiveBatch = new LiveBatch(
    figure,
    {
      spec: sixteenSpec,
      watched: SLOW,
      shownSingly: WATCHED.length - 1,
      last: FIRST_REST,
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
        if (pictures.length > 0) drawOpened();
      },
      note: () => words.backend.cpu,
      read: (name) => sixteenReading(name, { pictures, step: run.step, start: opened(), trace: run.trace(opened()) }),
      stop: () => {
        listening.abort();
        panel.stop();
        detach();
        stopWaiting();
      },
    },
    initial,
  );
  const detach = attachCursor(svg, chart);
  holdWhileGated(figure, '[name="cell"], [data-action="newSeed"]', listening.signal);
  const stopWaiting = whenOpen(figure, () => pictures.length > 0 && say());
  await live.start(Number(initial.state.step));
  return live;
}
