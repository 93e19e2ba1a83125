import { pathRound } from 'd3-path';
import { sizeText } from './table.ts';
import { canvas, join, only, write, type Layer } from '../../view/join.ts';
import { round } from '../../view/look.ts';
import { linearScale, logScale, type Scale } from '../../view/scale.ts';
import { textWidth } from '../../view/type-size.ts';

export interface EscapePoint {
  /** The size of the start as it is written: `1e-8`. */
  readonly id: string;
  readonly eps: number;
  readonly escaped: number | undefined;
  /** Whether its gradient is exactly zero, or its steps are rounded away: it will be where it is for good. */
  readonly zero: boolean;
  readonly still: boolean;
}

/** Steps to escape against the size of the start. Small starts stand at the right, exact 0 apart from all of them. */
export interface EscapeChart {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly points: readonly EscapePoint[];
  /** The step the run stands at: copies that have not escaped stand there. */
  readonly step: number;
  /** The race is over: what was predicted is drawn to the end. */
  readonly over: boolean;
  /** Steps that were predicted for a start of this size, before the first. */
  readonly predicted: ((eps: number) => number) | undefined;
  /** Steps at which a copy leaves the top of the chart. */
  readonly most: number;
  /** Whether the steps stand on a log axis. */
  readonly log: boolean;
  /** The start beside which the line bears its name. */
  readonly namedAt: number;
  readonly labels: { readonly predicted: string; readonly never: string };
}

const WIDTH = 350;
const HEIGHT = 290;
const LEFT = 30;
const RIGHT = 330;
const TOP = 56;
const AXIS = HEIGHT - 40;
/** Room below 0 for the numbers under the first points. */
const BELOW = 20;
/** Where copies stand that are not gone when the others are. */
const CEILING = 34;
const ZERO_GAP = 24;

/** Draws the chart into `svg`; called again, it moves the same marks. */
export function drawEscapeChart(svg: SVGSVGElement, chart: EscapeChart): void {
  const sizes = chart.points.map(({ eps }) => eps).filter((eps) => eps > 0);
  const x = logScale([Math.min(...sizes), Math.max(...sizes)], [RIGHT, LEFT + 8], 6, ZERO_GAP);
  const y = stepScale(chart);
  svg.classList.add('chart', 'escape-chart');
  const root = canvas(svg, WIDTH, HEIGHT, chart.title);
  drawAxes(only(root, 'g', 'chart-axes'), chart, x, y);
  drawPrediction(only(root, 'g', 'escape-prediction'), chart, x, y, Math.min(...sizes));
  drawPoints(only(root, 'g', 'escape-points'), chart, x, y);
}

function stepScale({ most, log }: EscapeChart): Scale {
  if (!log) return linearScale([0, most], [AXIS - BELOW, TOP], 5);
  const scale = logScale([1, most], [AXIS - BELOW, TOP], 5, 0);
  return { ...scale, ticks: scale.ticks.filter((tick) => tick > 0) };
}

function drawAxes(layer: Layer, chart: EscapeChart, x: Scale, y: Scale): void {
  write(only(layer, 'text', 'chart-title').attr('y', 13), () => chart.y);
  const rows = y.ticks.map((tick) => ({ id: String(tick), y: y.of(tick), text: y.text(tick) }));
  join(layer, 'line', 'chart-rule', rows)
    .attr('x1', LEFT)
    .attr('x2', RIGHT + 8)
    .attr('y1', (row) => round(row.y))
    .attr('y2', (row) => round(row.y));
  write(
    join(layer, 'text', 'chart-y', rows)
      .attr('x', LEFT - 8)
      .attr('y', (row) => round(row.y))
      .attr('dy', '0.34em'),
    ({ text }) => text,
  );
  const gap = (x.of(0) + x.of(x.ticks[1]!)) / 2;
  const strokes = [-2, 2].map((shift) => `M${round(gap + shift - 2)},${AXIS + 4}l4,-8`).join('');
  only(layer, 'path', 'chart-axis').attr('d', `M${LEFT},${AXIS}H${RIGHT + 8}${strokes}`);
  const columns = x.ticks.map((tick) => ({ id: String(tick), x: x.of(tick), text: x.text(tick) }));
  join(layer, 'path', 'chart-tick', columns).attr('d', (column) => `M${round(column.x)},${AXIS}v4`);
  write(
    join(layer, 'text', 'chart-x', columns)
      .attr('x', (column) => round(column.x))
      .attr('y', AXIS + 17),
    ({ text }) => text,
  );
  write(
    only(layer, 'text', 'chart-x-label')
      .attr('x', (LEFT + RIGHT) / 2)
      .attr('y', AXIS + 36),
    () => chart.x,
  );
}

/** The line is drawn as far as the run has come: what has not happened yet is not told. */
function drawPrediction(
  layer: Layer,
  { predicted, step, over, most, namedAt, labels }: EscapeChart,
  x: Scale,
  y: Scale,
  least: number,
): void {
  const path = pathRound(1);
  const reached = (eps: number) => predicted !== undefined && predicted(eps) <= (over ? most : Math.min(step, most));
  for (let power = -1; 10 ** power >= least && reached(10 ** power); power -= 0.5)
    path[power === -1 ? 'moveTo' : 'lineTo'](x.of(10 ** power), y.of(predicted!(10 ** power)));
  only(layer, 'path', 'escape-line').attr('d', path.toString());
  const label = only(layer, 'text', 'escape-label');
  write(label, () => (reached(namedAt) ? labels.predicted : ''));
  if (reached(namedAt)) label.attr('x', round(x.of(namedAt) - 8)).attr('y', round(y.of(predicted!(namedAt)) - 12));
}

function drawPoints(layer: Layer, { points, step, over, most, log, labels }: EscapeChart, x: Scale, y: Scale): void {
  const marks = points.map((point) => {
    const at = point.escaped ?? step;
    return { ...point, x: x.of(point.eps), y: at > most ? CEILING : y.of(at) };
  });
  join(layer, 'circle', 'escape-point', marks)
    .attr(
      'class',
      (mark) =>
        `escape-point ${mark.escaped !== undefined ? 'escaped' : mark.zero ? 'zero' : mark.still ? 'still' : 'waits'}`,
    )
    .attr('cx', (mark) => round(mark.x))
    .attr('cy', (mark) => round(mark.y))
    .attr('r', 4);
  let last = -Infinity;
  const named = marks.filter((mark) => {
    const room = mark.escaped !== undefined && mark.x - last >= textWidth(String(mark.escaped)) + 6;
    if (room) last = mark.x;
    return room;
  });
  write(
    join(layer, 'text', 'escape-steps', named)
      .attr('x', (mark) => round(mark.x))
      .attr('y', (mark) => round(mark.y + 18)),
    ({ escaped }) => String(escaped),
  );
  const stay = marks.filter((mark) => mark.escaped === undefined);
  const above = step > most || (over && log);
  // At the ceiling there is room before the first of them, elsewhere over the last.
  const [at, height] = log
    ? [Math.max(...stay.map(({ x }) => x)) + 14, y.of(step) - 10]
    : [Math.min(...stay.map(({ x }) => x)), CEILING];
  write(
    only(layer, 'text', 'escape-never')
      .attr('x', round(at - 10))
      .attr('y', round(height))
      .attr('dy', '0.34em'),
    () => (above && stay.length > 0 ? labels.never : ''),
  );
  write(only(layer, 'title', 'escape-title'), () =>
    marks.map(({ id, escaped }) => `${sizeText(id)}: ${escaped ?? '–'}`).join(', '),
  );
}
