import { bisectCenter } from 'd3-array';
import { select } from 'd3-selection';
import type { Chart, Series } from './chart-data.ts';
import { chartFrame, spreadEvenly, type ChartFrame } from './chart-frame.ts';
import { join, layerOf, only, unspoken, write, type Layer } from './join.ts';
import { lookOf, round } from './look.ts';
import { textWidth } from './type-size.ts';

/** What stands at one step, a line for each series that has a value there. */
interface Reading {
  readonly id: string;
  readonly index: number;
  readonly text: string;
  readonly verbatim?: boolean;
  /** NaN where the value has no place in the chart. */
  readonly y: number;
}

/**
 * A vertical hair line at the step nearest to `step`, with the values that stand there; none when `step` is undefined
 * or the chart is empty. A chart that is a slider also says the values in words.
 */
export function drawChartCursor(svg: SVGSVGElement, chart: Chart, step: number | undefined): void {
  const steps = stepsOf(chart);
  const at = step === undefined ? undefined : steps[bisectCenter(steps, step)];
  announce(svg, chart, steps, at ?? steps.at(-1));
  if (at === undefined) {
    svg.removeAttribute('data-cursor');
    select(svg).selectAll('g.chart-cursor').remove();
    coverTicks(svg, NaN, '');
    return;
  }
  const frame = chartFrame(chart);
  svg.setAttribute('data-cursor', String(at));
  coverTicks(svg, frame.x.of(at), String(at));
  drawReadings(unspoken(layerOf(svg), 'chart-cursor'), chart, frame, at);
}

function drawReadings(layer: Layer, chart: Chart, frame: ChartFrame, step: number): void {
  const { left, top, axis, y } = frame;
  const x = frame.x.of(step);
  only(layer, 'path', 'chart-hair').attr('d', `M${round(x)},${top - 6}V${axis}`);
  write(
    only(layer, 'text', 'chart-step')
      .attr('x', round(x))
      .attr('y', axis + 17),
    () => String(step),
  );

  const readings = readingsOf(chart, step)
    .map((reading) => ({ ...reading, y: y.of(reading.value) }))
    // What has no place stands at the top, where it covers no line.
    .sort((a, b) => (a.y || top) - (b.y || top));
  join(
    layer,
    'circle',
    'chart-dot',
    readings.filter((reading) => !Number.isNaN(reading.y)),
  )
    .attr('class', (reading) => `chart-dot ${lookOf(reading)}`)
    .attr('cx', round(x))
    .attr('cy', (reading) => round(reading.y))
    .attr('r', 3.2);

  const heights = spreadEvenly(
    readings.map((reading) => (Number.isNaN(reading.y) ? top : reading.y - 9)),
    top - 6,
    axis - 8,
  );
  const widest = Math.max(0, ...readings.map(({ text }) => textWidth(text)));
  const roomLeft = x - left;
  const toRight = x + 8 + widest <= chart.width || roomLeft < widest + 8;
  const texts = join<Reading>(layer, 'text', 'chart-reading', readings)
    .attr('class', (reading) => `chart-reading ${lookOf(reading)}`)
    .attr('x', round(toRight ? Math.min(x + 8, chart.width - widest) : x - 8))
    .attr('y', (_, i) => round(heights[i]!))
    .attr('dy', '0.34em')
    .attr('text-anchor', toRight ? 'start' : 'end')
    .attr('translate', ({ verbatim }) => (verbatim ? 'no' : null));
  write(texts, ({ text }) => text);
}

/** Hides the ticks that a text at `x` would run into; none when `x` is NaN. */
function coverTicks(svg: SVGSVGElement, x: number, text: string): void {
  select(svg)
    .selectAll<SVGTextElement, unknown>('text.chart-x')
    .classed('covered', function () {
      const room = (textWidth(this.textContent ?? '') + textWidth(text)) / 2 + 4;
      return Math.abs(Number(this.getAttribute('x')) - x) < room;
    });
}

/** Every step at which some series has a point, rising. */
export function stepsOf({ series }: Chart): number[] {
  const steps = new Set(series.flatMap(({ points }) => points.map(({ step }) => step)));
  return [...steps].sort((a, b) => a - b);
}

function readingsOf({ series, format }: Chart, step: number) {
  return series.flatMap((one, index) => {
    const value = valueAt(one, step);
    if (value === undefined) return [];
    const text = series.length === 1 ? format(value) : `${one.name} ${format(value)}`;
    return [{ id: one.id, index, value, text, verbatim: one.verbatim }];
  });
}

function valueAt({ points }: Series, step: number): number | undefined {
  return points.find((point) => point.step === step)?.value;
}

/** `step 12: loss 0.6931, AUC 0.5` */
export function cursorText({ x, series, format }: Chart, step: number): string {
  const values = series.flatMap((one) => {
    const value = valueAt(one, step);
    return value === undefined ? [] : [`${one.name} ${format(value)}`];
  });
  return `${x.label} ${step}: ${values.join(', ')}`;
}

function announce(svg: SVGSVGElement, chart: Chart, steps: readonly number[], at: number | undefined): void {
  if (svg.getAttribute('role') !== 'slider') return;
  select(svg)
    .attr('aria-valuemin', steps[0] ?? 0)
    .attr('aria-valuemax', steps.at(-1) ?? 0)
    .attr('aria-valuenow', at ?? 0)
    .attr('aria-valuetext', at === undefined ? '–' : cursorText(chart, at));
}

/** How far each key goes: a number of steps, or to an end. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * Lets pointer and keyboard read the chart's values. To a screen reader it becomes a slider over the steps, whose
 * value is said in words; that is the one role in which arrow keys reach the page and each new value is spoken.
 * @param current the chart as it was last drawn.
 * @returns puts everything back as it was.
 */
export function attachCursor(svg: SVGSVGElement, current: () => Chart): () => void {
  const focused = () => svg.ownerDocument.activeElement === svg;
  let kept: number | undefined;
  const show = (step: number | undefined) => drawChartCursor(svg, current(), step);

  const point = (event: PointerEvent) => {
    const chart = current();
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * chart.width;
    const { left, right, x: scale } = chartFrame(chart);
    const steps = stepsOf(chart);
    const nearest = bisectCenter(steps.map(scale.of), Math.max(left, Math.min(right, x)));
    show(steps[nearest]);
  };
  const press = (event: KeyboardEvent) => {
    const move = KEYS[event.key];
    if (event.key === 'Escape') show((kept = undefined));
    if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const steps = stepsOf(current());
    const from = kept === undefined ? steps.length - 1 : bisectCenter(steps, kept);
    show((kept = steps[Math.max(0, Math.min(steps.length - 1, from + move))]));
  };
  const listeners: Readonly<Record<string, (event: never) => void>> = {
    pointerdown: point,
    pointermove: point,
    pointerleave: () => show(focused() ? kept : undefined),
    focus: () => show((kept ??= stepsOf(current()).at(-1))),
    blur: () => show((kept = undefined)),
    keydown: press,
  };
  for (const [type, listener] of Object.entries(listeners)) svg.addEventListener(type, listener as EventListener);

  select(svg).attr('role', 'slider').attr('tabindex', 0);
  show(undefined);
  return () => {
    for (const [type, listener] of Object.entries(listeners)) svg.removeEventListener(type, listener as EventListener);
    show(undefined);
    select(svg).attr('role', 'img');
    for (const name of ['tabindex', 'aria-valuemin', 'aria-valuemax', 'aria-valuenow', 'aria-valuetext'])
      svg.removeAttribute(name);
  };
}
