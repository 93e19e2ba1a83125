import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { drawHeatmap } from '../../src/view/heatmap.ts';
import { drawHistogram } from '../../src/view/histogram.ts';
import { matrixCells } from '../../src/view/matrix-cells.ts';
import { tally } from '../../src/view/tally.ts';
import { wordsIn } from '../../src/words/index.ts';

function page(markup = '<svg></svg>'): SVGSVGElement {
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  return document.querySelector('svg') as unknown as SVGSVGElement;
}

const texts = (svg: Element) => [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
const { values: words } = wordsIn('en').shared;
const histogram = { width: 160, height: 90, title: 'Weights', all: words.all };
const wave = (count: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * i));
/** How many strokes a path of many begins. */
const strokes = (svg: Element, selector: string) =>
  (svg.querySelector(selector)!.getAttribute('d') ?? '').split('M').length - 1;
/** The sign of each cell, row by row, wherever in the drawing it is. */
const signs = (svg: Element) =>
  [...svg.querySelectorAll('.cell')]
    .flatMap((cell) =>
      [...cell.getAttribute('d')!.matchAll(/M([\d.]+),([\d.]+)/g)].map(([, x, y]) => ({
        sign: cell.getAttribute('class')!.split(' ')[1],
        x: Number(x),
        y: Number(y),
      })),
    )
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map(({ sign }) => sign);

test('values that are all the same are one bar that says so', () => {
  const zero = page();
  drawHistogram(zero, { ...histogram, values: new Float32Array(1400) });
  expect(zero.querySelectorAll('.histogram-bar')).toHaveLength(1);
  expect(texts(zero)).toEqual(['all 0']);
  const tiny = page();
  drawHistogram(tiny, { ...histogram, values: new Float64Array(8).fill(1e-8), domain: [-1, 1] });
  expect(texts(tiny)).toEqual(['all 1.0e−8']);
  const none = page();
  drawHistogram(none, { ...histogram, values: new Float32Array(8).fill(NaN) });
  expect(texts(none)).toEqual(['all NaN']);
});

test('a histogram names its smallest and largest value, and what is no number', () => {
  const svg = page();
  drawHistogram(svg, { ...histogram, values: [-0.5, -0.25, 0.125, 0.75, NaN] });
  expect(texts(svg)).toEqual(expect.arrayContaining(['−0.5', '0.75', '1 NaN', '1 / 5']));
});

test('bars hold every number once, and zero is an edge between two of them', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noDefaultInfinity: true, noNaN: true, min: -1e6, max: 1e6 })), (values) => {
      const { bars, finite } = tally(values, 24);
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      expect(finite).toBe(values.length);
    }),
  );
  const { bars, from, to } = tally([-1, 1, 0, 0.5], 8);
  expect(bars.some((bar) => bar.from === 0)).toBe(true);
  expect([from, to]).toEqual([-1, 1]);
  expect(bars.find((bar) => bar.from === 0)!.count).toBe(1);
  expect(bars.at(-1)!.count).toBe(1);
});

test('a histogram and a heatmap drawn at build are adopted', () => {
  const draws = [
    (svg: SVGSVGElement) => drawHistogram(svg, { ...histogram, values: wave(200) }),
    (svg: SVGSVGElement) => drawHeatmap(svg, { values: wave(32), shape: [8, 4], width: 200, title: 'W', words }),
  ];
  for (const draw of draws) {
    const drawn = page();
    draw(drawn);
    const svg = page(drawn.outerHTML);
    const before = [...svg.querySelectorAll('*')];
    draw(svg);
    const after = [...svg.querySelectorAll('*')];
    expect(before.length).toBeGreaterThan(10);
    expect(after.length).toBe(before.length);
    expect(after.every((element, i) => element === before[i])).toBe(true);
  }
});

test('exact zero has a ring; the smallest of numbers has none', () => {
  const svg = page();
  drawHeatmap(svg, { values: [0, 1e-30, -0, -1e-30, 0.5, 1], shape: [2, 3], width: 200, title: 'W', words });
  expect(strokes(svg, '.heatmap-rings')).toBe(2);
  expect(strokes(svg, '.heatmap-minus')).toBe(1);
  expect(signs(svg)).toEqual(['zero', 'above', 'zero', 'below', 'above', 'above']);
});

test('NaN is hatched and counted', () => {
  const svg = page();
  const caption = drawHeatmap(svg, { values: [0.5, NaN, -0.3, 0.96], shape: [2, 2], width: 200, title: 'W', words });
  expect(strokes(svg, '.heatmap-hatch')).toBeGreaterThan(3);
  expect(caption).toBe('2×2, from −0.3 to 0.96, 1 not a number');
  expect(svg.getAttribute('aria-label')).toBe(`W: ${caption}`);
  expect(svg.outerHTML.replace(/aria-label="[^"]*"/, '')).not.toContain('NaN');
});

test('a caption says shape and range', () => {
  const caption = (values: ArrayLike<number>, shape: number[]) =>
    drawHeatmap(page(), { values, shape, width: 200, title: 'W', words });
  expect(caption(new Float32Array(32), [8, 4])).toBe('8×4, all 0');
  expect(caption([0.5], [])).toBe('1, all 0.5');
  expect(caption([0, -0], [2])).toBe('2, all 0');
  expect(caption([NaN, NaN], [2])).toBe('2, all NaN');
  expect(caption([-Infinity, -Infinity], [2])).toBe('2, all −∞');
  expect(caption([-Infinity, 0.5, NaN, 0.25], [4])).toBe('4, from 0.25 to 0.5, 1 infinite, 1 not a number');
  expect(caption(wave(1400), [175, 8])).toMatch(/^175×8, from .*, each cell the mean of \d+×1$/);
});

test('a large matrix is averaged in blocks, and a block is zero only when all of it is', () => {
  const limits = { most: 4, mostRows: 2, mostColumns: 2 };
  const values = [
    [1, 3, 0, 0],
    [5, 7, 0, 0],
    [1, -1, 2, 2],
    [-1, 1, 2, NaN],
  ].flat();
  const cells = matrixCells(values, [4, 4], limits);
  expect([cells.rows, cells.columns, cells.block]).toEqual([2, 2, [2, 2]]);
  expect([...cells.means]).toEqual([4, 0, 0, NaN]);
  expect([...cells.zero]).toEqual([0, 1, 0, 0]);
});

test('blocks cover any matrix within the limits, and their means weigh up to the mean of all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }), (rows, columns) => {
      const cells = matrixCells(new Float32Array(rows * columns).fill(2), [rows, columns], {
        most: 600,
        mostRows: 40,
        mostColumns: 40,
      });
      expect(cells.rows).toBeLessThanOrEqual(40);
      expect(cells.columns).toBeLessThanOrEqual(40);
      expect(cells.rows * cells.columns).toBeLessThanOrEqual(600);
      expect(cells.rows * cells.block[0]).toBeGreaterThanOrEqual(rows);
      expect(cells.means.every((mean) => mean === 2)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
