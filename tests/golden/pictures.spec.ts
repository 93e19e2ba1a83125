import { expect, test } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { drawn } from '../../src/build/drawn.ts';
import { trained } from '../../src/figure/trained.ts';
import type { Frame } from '../../src/engine/protocol.ts';
import { lossChart } from '../../src/figure/charts.ts';
import { defaultState } from '../../src/figure/field.ts';
import { filmFields } from '../../src/figures/film/fields.ts';
import { filmGraph, filmSpec } from '../../src/figures/film/spec.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';
import { pairGraph, pairSpec } from '../../src/figures/pair/spec.ts';
import { drawStart, type StartPicture } from '../../src/figures/sixteen/start-cell.ts';
import { tripletFields } from '../../src/figures/triplet/fields.ts';
import { tripletGraph, tripletSpec } from '../../src/figures/triplet/spec.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { shownAt, sweepOf } from '../../src/graph/sweep.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { layout } from '../../src/layout/layout.ts';
import { drawLineChart } from '../../src/view/chart.ts';
import { drawGraph, nodeSize, tagSize } from '../../src/view/graph-view.ts';
import { drawHeatmap } from '../../src/view/heatmap.ts';
import { wordsIn } from '../../src/words/index.ts';
import { films } from '../films/films.ts';
import { compare, folder, printed } from './golden.ts';

const words = wordsIn('en');

/** A model's graph as the site is built with it: as found, its pass gone through, the thief under the lens. */
function graphPicture(graph: Graph, { trace }: Frame): string {
  const stops = sweepOf(graph);
  const judged = verdict(graph, trace);
  return drawn<SVGSVGElement>('<svg class="graph"></svg>', (svg) =>
    drawGraph(svg, {
      graph,
      layout: layout(graph, { size: nodeSize, tag: tagSize(words.shared) }),
      trace,
      verdict: judged,
      words: words.shared,
      shown: shownAt(graph, stops, stops.length - 1),
      selected: judged.thieves[0]?.node ?? graph.loss,
    }),
  );
}

const pairPicture = () => graphPicture(pairGraph, trained(pairSpec(defaultState(pairFields))));

function tripletPicture(): string {
  const state = defaultState(tripletFields);
  return graphPicture(tripletGraph(state), trained(tripletSpec(state)));
}

function filmPicture(): string {
  const graph = filmGraph(films);
  return graphPicture(graph, trained(filmSpec(graph, films, defaultState(filmFields))));
}

/** A loss that falls to a half, with a number that is none. */
function chartPicture(): string {
  const points = Array.from({ length: 41 }, (_, step) => ({ step, value: step === 20 ? NaN : 40 / (60 + step * 2) }));
  return drawn<SVGSVGElement>('<svg data-chart="loss"></svg>', (svg) =>
    drawLineChart(svg, lossChart(points, words.shared)),
  );
}

/** Every kind of number: of both signs, tiny, exactly zero, infinite, none. */
const heatmapPicture = () =>
  drawn<SVGSVGElement>('<svg></svg>', (svg) =>
    drawHeatmap(svg, {
      values: [1, -1, 0.5, -0.25, 1e-8, 0, 0, Infinity, -Infinity, NaN, 0.75, -0.5],
      shape: [3, 4],
      width: 160,
      title: 'Weights W',
      words: words.shared.values,
    }),
  );

/** The start that frees one tensor in the first step and a second in the next. */
const start: StartPicture = {
  start: '00WB',
  points: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => ({ step, value: Math.LN2 - step * step * 0.005 })),
  loss: 0.37,
  steps: 10,
  receivers: [['a', 'b', 'B'], ['a', 'b', 'W', 'B'], undefined],
  fate: 'trains',
};

function cellPicture(part: 'start-marks' | 'small-loss'): string {
  const cell = drawn<HTMLElement>(
    '<label><svg class="start-marks"></svg><svg class="small-loss"></svg><span class="start-fate"></span></label>',
    (element) => drawStart(element, start, words.sixteen),
  );
  return new RegExp(`<svg[^>]*class="${part}".*?</svg>`, 's').exec(cell)![0];
}

const pictures: Readonly<Record<string, () => string>> = {
  'pair-graph': pairPicture,
  'triplet-graph': tripletPicture,
  'film-graph': filmPicture,
  'loss-chart': chartPicture,
  heatmap: heatmapPicture,
  'sixteen-cell-marks': () => cellPicture('start-marks'),
  'sixteen-cell-loss': () => cellPicture('small-loss'),
};

for (const [name, picture] of Object.entries(pictures))
  test(`${name} is drawn as its golden picture`, () => {
    const accept = test.info().config.updateSnapshots === 'all';
    const fault = compare(name, picture(), { accept });
    expect(fault, fault).toBeUndefined();
  });

test('each golden picture is still drawn', () => {
  const kept = readdirSync(folder).filter((file) => file.endsWith('.svg') && !file.endsWith('-changed.svg'));
  expect(kept.sort()).toEqual(
    Object.keys(pictures)
      .map((name) => `${name}.svg`)
      .sort(),
  );
});

test('an edge that is moved by a tenth of a unit fails, and the picture as it is now lies beside the golden one', () => {
  const place = test.info().outputPath('pictures');
  mkdirSync(place, { recursive: true });
  const picture = pairPicture();
  expect(compare('pair', picture, { in: place })).toContain('has no golden picture');
  expect(compare('pair', picture, { in: place, accept: true })).toBeUndefined();
  expect(readdirSync(place)).toEqual(['pair.svg']);

  const moved = picture.replace(
    /(<path[^>]* d="M)(-?[\d.]+)/,
    (_, path: string, x: string) => `${path}${Number(x) + 0.1}`,
  );
  expect(compare('pair', moved, { in: place })).toContain('npm run golden');
  expect(readFileSync(`${place}/pair-changed.svg`, 'utf8')).toBe(printed(moved));
  expect(readFileSync(`${place}/pair.svg`, 'utf8')).toBe(printed(picture));

  expect(compare('pair', picture, { in: place })).toBeUndefined();
  expect(readdirSync(place)).toEqual(['pair.svg']);
});

test('what machines round otherwise is no change', () => {
  expect(printed('<svg><path d="M1.2000001,3 2,-4e-9"></path></svg>')).toBe(
    printed('<svg><path d="M1.2,3 2,4e-9"></path></svg>'),
  );
});
