import { expect, test } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { attachCursor, cursorText, drawChartCursor } from '../../src/view/chart-cursor.ts';
import { chartFrame } from '../../src/view/chart-frame.ts';
import { drawLineChart, type Chart } from '../../src/view/chart.ts';
import { formatNumber } from '../../src/view/format.ts';
import { textWidth } from '../../src/view/type-size.ts';

function page(markup = '<svg></svg>') {
  const { document, window } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  return { svg: document.querySelector('svg') as unknown as SVGSVGElement, document, window };
}

const LN2 = 0.6931472;
const points = (count: number, value: (step: number) => number) =>
  Array.from({ length: count }, (_, step) => ({ step, value: value(step) }));

function chart(change: Partial<Chart> = {}): Chart {
  return {
    width: 344,
    height: 190,
    title: 'Loss by step',
    x: { label: 'step', max: 150 },
    y: { label: 'Loss', min: 0, max: 1 },
    series: [{ id: 'loss', name: 'loss', points: points(50, () => LN2) }],
    references: [{ value: LN2, label: 'ln 2' }],
    format: formatNumber,
    ...change,
  };
}

const fourFlat = ['embeddings', 'layer 1', 'layer 2', 'layer 3'].map((name) => ({
  id: name,
  name,
  points: points(20, () => 0),
}));

const attributes = (svg: Element, selector: string, name: string) =>
  [...svg.querySelectorAll(selector)].map((element) => element.getAttribute(name)!);
const texts = (svg: Element, selector: string) => [...svg.querySelectorAll(selector)].map((e) => e.textContent);

test('a chart drawn at build is adopted: every element is kept and none is added', () => {
  const drawn = page();
  drawLineChart(drawn.svg, chart({ series: [...fourFlat, { id: 'n', name: 'n', points: points(3, () => NaN) }] }));
  const { svg } = page(drawn.svg.outerHTML);
  const before = [...svg.querySelectorAll('*')];
  const serialised = svg.outerHTML;
  drawLineChart(svg, chart({ series: [...fourFlat, { id: 'n', name: 'n', points: points(3, () => NaN) }] }));
  const after = [...svg.querySelectorAll('*')];
  expect(before.length).toBeGreaterThan(30);
  expect(after.length).toBe(before.length);
  expect(after.every((element, i) => element === before[i])).toBe(true);
  expect(svg.outerHTML).toBe(serialised);
});

test('a chart that gains points keeps the line and moves it', () => {
  const { svg } = page();
  drawLineChart(svg, chart());
  const line = svg.querySelector('.chart-line')!;
  const path = line.getAttribute('d');
  drawLineChart(svg, chart({ series: [{ id: 'loss', name: 'loss', points: points(90, () => LN2) }] }));
  expect(svg.querySelector('.chart-line')).toBe(line);
  expect(line.getAttribute('d')).not.toBe(path);
});

test('a line that is flat at the bottom stands clear of the axis', () => {
  const { svg } = page();
  drawLineChart(svg, chart({ series: fourFlat, references: [] }));
  const axis = Number(/^M[\d.]+,([\d.]+)H/.exec(svg.querySelector('.chart-axis')!.getAttribute('d')!)![1]);
  for (const d of attributes(svg, '.chart-line', 'd')) {
    const heights = [...d.matchAll(/[ML][\d.]+,([\d.]+)/g)].map((match) => Number(match[1]));
    expect(heights).toHaveLength(20);
    for (const y of heights) expect(y).toBeLessThan(axis - 4);
  }
});

test('lines are told apart by dashes as well as by colour', () => {
  const { svg } = page();
  const series = Array.from({ length: 16 }, (_, i) => ({ id: `s${i}`, name: `s${i}`, points: points(2, () => i) }));
  drawLineChart(svg, chart({ series }));
  const looks = attributes(svg, '.chart-line', 'class');
  expect(new Set(looks).size).toBe(16);
  expect(new Set(looks.slice(0, 4).map((look) => /dash-\d/.exec(look)![0])).size).toBe(4);
});

test('labels of lines that end together do not cover each other, and stay in the drawing', () => {
  for (const y of [
    { label: 'change', min: 0, max: 1 },
    { label: 'change', min: 1e-8, max: 1, log: true },
  ]) {
    const { svg } = page();
    drawLineChart(svg, chart({ series: fourFlat, references: [], y }));
    const heights = attributes(svg, '.chart-label', 'y')
      .map(Number)
      .sort((a, b) => a - b);
    expect(heights).toHaveLength(4);
    heights.slice(1).forEach((y, i) => expect(y - heights[i]!).toBeGreaterThanOrEqual(13.9));
    expect(heights.at(-1)! + 4).toBeLessThanOrEqual(190);
    svg.querySelectorAll('.chart-label').forEach((label) => {
      expect(Number(label.getAttribute('x')) + textWidth(label.textContent!)).toBeLessThanOrEqual(344);
    });
  }
});

test('a line stops at its first NaN, which is named, and goes on where numbers come back', () => {
  const gap = points(30, (step) => (step >= 10 && step < 13 ? NaN : 0.5));
  const lost = points(30, (step) => (step < 20 ? 0.2 : NaN));
  const { svg } = page();
  drawLineChart(
    svg,
    chart({
      series: [
        { id: 'gap', name: 'gap', points: gap },
        { id: 'lost', name: 'lost', points: lost },
      ],
    }),
  );
  const [first, second] = attributes(svg, '.chart-line', 'd');
  expect(first!.match(/M/g)).toHaveLength(2);
  expect(second!.match(/M/g)).toHaveLength(1);
  expect(svg.outerHTML).not.toMatch(/d="[^"]*NaN/);
  expect(texts(svg, '.chart-gap')).toEqual(['NaN']);
  expect(texts(svg, '.chart-label')).toEqual(['gap', 'lost NaN']);
  const frame = chartFrame(chart());
  expect(svg.querySelectorAll('.chart-break')).toHaveLength(2);
  expect(frame.lines[0]!.lost).toBe(false);
});

test('a line that never was a number, or has no point at all, draws no impossible length', () => {
  const { svg } = page();
  drawLineChart(
    svg,
    chart({
      series: [
        { id: 'nan', name: 'nan', points: points(5, () => NaN) },
        { id: 'none', name: 'none', points: [] },
        { id: 'huge', name: 'huge', points: points(5, (step) => (step < 2 ? 1e18 : Infinity)) },
      ],
    }),
  );
  expect(texts(svg, '.chart-label')).toEqual(['nan NaN', 'huge ∞']);
  for (const name of ['d', 'x', 'y', 'cx', 'cy', 'x1', 'y1'])
    for (const value of attributes(svg, `[${name}]`, name)) expect(value).not.toMatch(/NaN|Infinity/);
});

test('a single point is a dot, at the end of a line or between two gaps', () => {
  const { svg } = page();
  drawLineChart(svg, chart({ series: [{ id: 'a', name: 'a', points: points(1, () => 0.5) }] }));
  expect(svg.querySelectorAll('.chart-dot').length).toBeGreaterThan(0);
  const values = [0.1, NaN, 0.5, NaN, 0.2, 0.3];
  drawLineChart(svg, chart({ series: [{ id: 'a', name: 'a', points: points(6, (step) => values[step]!) }] }));
  expect(attributes(svg, '.chart-dot', 'data-id').sort()).toEqual(['a 0', 'a 2', 'a end']);
});

test('ticks stand within the drawing, and none crowds a reference', () => {
  for (const max of [0.0003, 0.8, 1, 7, 123456, 1e18]) {
    const frame = chartFrame(
      chart({ y: { label: 'y', min: 0, max }, references: [{ value: max * 0.69, label: 'ln 2' }] }),
    );
    const heights = frame.yTicks.map(({ textY }) => textY).sort((a, b) => a - b);
    expect(heights.length).toBeGreaterThanOrEqual(3);
    heights.slice(1).forEach((y, i) => expect(y - heights[i]!).toBeGreaterThanOrEqual(12));
    for (const { text, y } of frame.yTicks) {
      expect(frame.left - 8 - textWidth(text)).toBeGreaterThanOrEqual(-0.01);
      expect(y).toBeGreaterThanOrEqual(frame.top);
      expect(y).toBeLessThan(frame.axis);
    }
    for (const tick of frame.x.ticks) expect(frame.x.of(tick)).toBeLessThanOrEqual(frame.right + 0.01);
  }
});

test('a value outside of the asked range widens the axis', () => {
  const frame = chartFrame(chart({ series: [{ id: 'a', name: 'a', points: points(2, (step) => 5 * step) }] }));
  expect(frame.y.of(5)).toBeCloseTo(frame.top);
  expect(frame.lines[0]!.end.y).toBeCloseTo(frame.top);
});

test('the cursor stands at the nearest step and reads every line there', () => {
  const { svg } = page();
  const two = chart({
    series: [
      { id: 'a', name: 'a', points: points(50, (step) => step / 100) },
      { id: 'b', name: 'b', points: [0, 10, 20].map((step) => ({ step, value: 0.1 })) },
    ],
  });
  drawLineChart(svg, two);
  drawChartCursor(svg, two, 19.8);
  expect(svg.getAttribute('data-cursor')).toBe('20');
  expect(texts(svg, '.chart-step')).toEqual(['20']);
  expect(texts(svg, '.chart-reading').sort()).toEqual(['a 0.2', 'b 0.1']);
  drawChartCursor(svg, two, 21);
  expect(texts(svg, '.chart-reading')).toEqual(['a 0.21']);
  drawLineChart(svg, two);
  expect(texts(svg, '.chart-reading')).toEqual(['a 0.21']);
  drawChartCursor(svg, two, undefined);
  expect(svg.querySelector('.chart-cursor')).toBeNull();
  expect(svg.hasAttribute('data-cursor')).toBe(false);
});

test('arrow keys walk through the steps and say the values', () => {
  const { svg, window } = page();
  const one = chart({
    series: [{ id: 'loss', name: 'loss', points: points(30, (step) => (step === 29 ? NaN : 0.5)) }],
  });
  drawLineChart(svg, one);
  const detach = attachCursor(svg, () => one);
  const press = (key: string) => {
    const event = new window.Event('keydown', { cancelable: true });
    Object.assign(event, { key });
    svg.dispatchEvent(event);
  };
  expect(svg.getAttribute('role')).toBe('slider');
  expect(svg.getAttribute('aria-valuetext')).toBe('step 29: loss NaN');
  press('ArrowLeft');
  expect(svg.getAttribute('aria-valuenow')).toBe('28');
  expect(svg.getAttribute('aria-valuetext')).toBe('step 28: loss 0.5');
  press('PageDown');
  expect(svg.getAttribute('data-cursor')).toBe('18');
  press('Home');
  press('ArrowLeft');
  expect(svg.getAttribute('data-cursor')).toBe('0');
  press('End');
  expect(svg.getAttribute('data-cursor')).toBe('29');
  press('Escape');
  expect(svg.hasAttribute('data-cursor')).toBe(false);
  drawLineChart(svg, one);
  expect(svg.getAttribute('role')).toBe('slider');
  detach();
  press('ArrowLeft');
  expect(svg.hasAttribute('data-cursor')).toBe(false);
  expect([svg.getAttribute('role'), svg.hasAttribute('tabindex'), svg.hasAttribute('aria-valuenow')]).toEqual([
    'img',
    false,
    false,
  ]);
});

test('a step is said with every value in the chart’s own format', () => {
  expect(cursorText(chart({ series: fourFlat.slice(0, 2) }), 3)).toBe('step 3: embeddings 0, layer 1 0');
});
