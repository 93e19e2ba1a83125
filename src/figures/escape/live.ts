import type { Dictionary } from '../../words/dictionary.ts';
import { attachCursor } from '../../view/chart-cursor.ts';
import { drawLineChart } from '../../view/chart.ts';
import { drawEscapeChart } from './chart.ts';
import { drawEscapeTable } from './table.ts';
import { formatNumber } from '../../view/format.ts';
import type { Decoded } from '../../figure/codec.ts';
import { decadeText, escapeChart, growthChart, growthOf } from './picture.ts';
import { LAST } from './fields.ts';
import { escapeSpec } from './spec.ts';
import { escapeReadings } from './reading.ts';
import { EscapeLog, tally, type Escapee } from './log.ts';
import type { FigureShell, LiveFigure } from '../../figure/shell.ts';
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
  let growing = growthOf(initial.state);
  let copies: readonly Escapee[] = [];
  const svgOf = (name: string) => figure.querySelector<SVGSVGElement>(`[data-chart="${name}"]`)!;
  const body = figure.querySelector<HTMLTableSectionElement>('.escape-table tbody')!;
  const growth = () => growthChart(growing, words, shared.charts.step, live.state);

  const live: LiveRun = new LiveRun(
    figure,
    {
      spec: escapeSpec,
      play: watched(LAST, SLOW),
      singly: SLOW,
      onStart: (state) => {
        escapes.clear();
        growing = growthOf(state);
      },
      onFrame: (frame, state) => {
        figure.note('backend', words.onCpu[state.precision as 'float32' | 'float16']);
        copies = escapes.take(frame, state);
        for (const { id, gradient } of copies) growing.get(id)?.add([{ step: frame.step, value: gradient }]);
        live.say(words.status(...tally(copies)));
        const forecast = escapes.forecast!;
        live.read('factor', forecast.factor === undefined ? words.table.waits : formatNumber(forecast.factor));
        live.read('perDecade', decadeText(forecast, words));
        return {
          table: () => drawEscapeTable(body, copies, words.table.waits),
          escape: () => drawEscapeChart(svgOf('escape'), escapeChart(copies, escapes, words, state)),
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
