import type { Dictionary } from '../../words/dictionary.ts';
import { attachCursor } from '../../view/chart-cursor.ts';
import { drawLineChart } from '../../view/chart.ts';
import { drawEscapeChart } from './chart.ts';
import { drawEscapeTable } from './table.ts';
import { formatNumber } from '../../view/format.ts';
import type { Decoded } from '../../figure/codec.ts';
import { escapeChart, grown, growthChart } from './picture.ts';
import { escapeSpec, LAST } from './spec.ts';
import { escapeReadings } from './reading.ts';
import { EscapeLog, tally, type Escapee } from './log.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
import { History } from '../../figure/history.ts';
import { LiveRun } from '../../figure/live-run.ts';
import { watched } from '../../figure/play.ts';

/** Every copy that can escape has, by then. */
const SLOW = 90;

/** Brings the race out of the saddle to life. */
export async function start(
  figure: FigureShell,
  initial: Decoded,
  { shared, escape: words }: Pick<Dictionary, 'shared' | 'escape'>,
): Promise<LiveFigure> {
  const escapes = new EscapeLog();
  const histories = new Map(grown.map((id) => [id as string, new History()]));
  let copies: readonly Escapee[] = [];
  const svgOf = (name: string) => figure.querySelector<SVGSVGElement>(`[data-chart="${name}"]`)!;
  const body = figure.querySelector<HTMLTableSectionElement>('.escape-table tbody')!;
  const growth = () => growthChart(histories, words, shared.charts.step);

  const live: LiveRun = new LiveRun(
    figure,
    {
      spec: escapeSpec,
      play: watched(LAST, SLOW),
      singly: SLOW,
      onStart: () => {
        escapes.clear();
        histories.forEach((history) => history.clear());
      },
      onFrame: (frame, state) => {
        figure.note('backend', words.onCpu[state.precision as 'float32' | 'float16']);
        copies = escapes.take(frame, Number(state.rate));
        for (const { id, gradient } of copies) histories.get(id)?.add([{ step: frame.step, value: gradient }]);
        live.say(words.status(...tally(copies)));
        live.read('factor', formatNumber(escapes.prediction!.factor));
        live.read('perDecade', formatNumber(escapes.prediction!.perDecade));
        return {
          table: () => drawEscapeTable(body, copies, words.table.waits),
          escape: () => drawEscapeChart(svgOf('escape'), escapeChart(copies, escapes, words)),
          growth: () => drawLineChart(svgOf('growth'), growth()),
        };
      },
      read: (name) => escapeReadings.read(name, { copies, escapes }),
      stop: () => detach(),
    },
    initial,
    shared,
  );
  const detach = attachCursor(svgOf('growth'), growth);
  await live.restore(Number(initial.state.step));
  return live;
}
