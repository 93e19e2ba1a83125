import { pathRound } from 'd3-path';
import { drawChartCursor } from './chart-cursor.ts';
import type { Chart } from './chart-data.ts';
import { chartFrame, LEADER, type ChartFrame } from './chart-frame.ts';
import { canvas, join, only, unspoken, write, type Layer } from './join.ts';
import { lookOf, round } from './look.ts';
import type { PlacedPoint, PlacedSeries } from './placed-series.ts';
import { textWidth } from './type-size.ts';

export type { Chart, ChartPoint, Series } from './chart-data.ts';

/** Draws the chart into `svg`; called again with other numbers, it changes the same elements. */
export function drawLineChart(svg: SVGSVGElement, chart: Chart): void {
  const frame = chartFrame(chart);
  svg.classList.add('chart');
  const root = canvas(svg, chart.width, chart.height, chart.title);
  drawAxes(unspoken(root, 'chart-axes'), chart, frame);
  drawLines(unspoken(root, 'chart-lines'), frame);
  drawLabels(unspoken(root, 'chart-labels'), frame);
  const step = svg.getAttribute('data-cursor');
  drawChartCursor(svg, chart, step === null ? undefined : Number(step));
}

function drawAxes(layer: Layer, chart: Chart, frame: ChartFrame): void {
  const { left, right, axis, x, yTicks } = frame;
  write(only(layer, 'text', 'chart-title').attr('y', 13), () => chart.y.label);

  join(layer, 'line', 'chart-rule', yTicks)
    .classed('reference', ({ reference }) => reference)
    .attr('x1', round(left))
    .attr('x2', round(right))
    .attr('y1', ({ y }) => round(y))
    .attr('y2', ({ y }) => round(y));
  const texts = join(layer, 'text', 'chart-y', yTicks)
    .classed('reference', ({ reference }) => reference)
    .attr('x', round(left - 8))
    .attr('y', ({ textY }) => round(textY))
    .attr('dy', '0.34em');
  write(texts, ({ text }) => text);

  only(layer, 'path', 'chart-axis').attr(
    'd',
    `M${round(left)},${axis}H${round(right)}${chart.y.log ? scaleBreak(frame) : ''}`,
  );
  const steps = x.ticks.map((tick) => ({ id: String(tick), text: x.text(tick), x: x.of(tick) }));
  join(layer, 'path', 'chart-tick', steps).attr('d', (tick) => `M${round(tick.x)},${axis}v4`);
  write(
    join(layer, 'text', 'chart-x', steps)
      .attr('x', (tick) => round(tick.x))
      .attr('y', axis + 17),
    ({ text }) => text,
  );
  const last = steps.at(-1);
  const clear = last ? last.x + textWidth(last.text) / 2 + 8 : right;
  write(
    only(layer, 'text', 'chart-x-label')
      .attr('x', round(clear))
      .attr('y', axis + 17),
    () => chart.x.label,
  );
}

/** Two strokes on a log axis, where the scale ends and exact zero stands apart. */
function scaleBreak({ left, y }: ChartFrame): string {
  const middle = (y.of(0) + y.of(y.ticks[1]!)) / 2;
  return [-2, 2].map((shift) => `M${round(left - 4)},${round(middle + shift + 2)}l8,-4`).join('');
}

/** A line through the points, broken where a value is not a number. d3-shape's `line` would ship all of its curves. */
function pathOf(points: readonly PlacedPoint[]): string {
  const path = pathRound(1);
  let drawing = false;
  for (const { x, y } of points) {
    if (Number.isNaN(y)) drawing = false;
    else if (drawing) path.lineTo(x, y);
    else {
      path.moveTo(x, y);
      drawing = true;
    }
  }
  return path.toString();
}

function drawLines(layer: Layer, { lines }: ChartFrame): void {
  join(layer, 'path', 'chart-line', lines)
    .attr('class', (line) => `chart-line ${lookOf(line)}`)
    .attr('d', ({ points }) => pathOf(points));
  const dots = lines.flatMap((line) => [
    ...line.alone.map((point) => ({ ...point, id: `${line.id} ${point.step}`, line })),
    ...(line.lost || line.points.length === 0 ? [] : [{ ...line.end, id: `${line.id} end`, line }]),
  ]);
  join(layer, 'circle', 'chart-dot', dots)
    .attr('class', ({ line }) => `chart-dot ${lookOf(line)}`)
    .attr('cx', ({ x }) => round(x))
    .attr('cy', ({ y }) => round(y))
    .attr('r', 2.6);
  join(layer, 'path', 'chart-break', breaksOf(lines)).attr('d', ({ x, y }) => cross(x, y));
}

function breaksOf(lines: readonly PlacedSeries[]) {
  return lines.flatMap(({ id, broken, lost }) => (broken ? [{ ...broken, id, lost }] : []));
}

function drawLabels(layer: Layer, { lines, labelY, right }: ChartFrame): void {
  const labels = lines.flatMap((line, i) => (line.points.length === 0 ? [] : [{ ...line, line, y: labelY[i]! }]));
  // One line needs no leader: its label stands at its end.
  const near = labels.length === 1;
  // Lines that have not begun have no ends to tell apart: their names wait at the edge.
  const begun = near || labels.some(({ points }) => points.length > 1);
  join(layer, 'path', 'chart-leader', near || !begun ? [] : labels)
    .attr('class', ({ line }) => `chart-leader ${lookOf(line)}`)
    .attr('d', ({ end, y }) => leader(end.x, end.y, y));
  const texts = join(layer, 'text', 'chart-label', labels)
    .attr('class', ({ line }) => `chart-label ${lookOf(line)}`)
    .attr('x', ({ end }) => round((begun ? end.x : right - 8) + (near ? 8 : LEADER)))
    .attr('y', ({ y }) => round(y))
    .attr('dy', '0.34em')
    .attr('translate', ({ verbatim }) => (verbatim ? 'no' : null));
  write(texts, ({ name, lost, broken }) => (lost && broken ? `${name} ${broken.text}` : name));

  // Where the numbers come back, the end of the line says nothing of the gap.
  const gaps = breaksOf(lines).filter(({ lost }) => !lost);
  const marks = join(layer, 'text', 'chart-gap', gaps)
    .attr('x', ({ x }) => round(x))
    .attr('y', ({ y }) => round(y < 40 ? y + 20 : y - 10));
  write(marks, ({ text }) => text);
}

function leader(x: number, y: number, labelY: number): string {
  const [from, to] = [round(x + 5), round(x + LEADER - 3)];
  const middle = round((from + to) / 2);
  return `M${from},${round(y)}C${middle},${round(y)} ${middle},${round(labelY)} ${to},${round(labelY)}`;
}

function cross(x: number, y: number): string {
  return `M${round(x - 4)},${round(y - 4)}l8,8m0,-8l-8,8`;
}
