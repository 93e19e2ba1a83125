import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { filmGraph } from '../../src/figures/film/spec.ts';
import { minis, miniSpec } from '../../src/figures/mini/models.ts';
import { pairGraph } from '../../src/figures/pair/spec.ts';
import { startGraph } from '../../src/figures/sixteen/spec.ts';
import { edgesOf, type Graph } from '../../src/graph/graph.ts';
import { distances } from '../../src/graph/models/triplet-distances.ts';
import { tripletModel } from '../../src/graph/models/triplet.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { chapterOps } from '../../src/graph/ops/chapter.ts';
import type { Ops } from '../../src/graph/ops/table.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { exampleNames, exampleText } from '../../src/lab/on-disk.ts';
import { labModel } from '../../src/lab/report.ts';
import { layout } from '../../src/layout/layout.ts';
import { drawGraph, nodeSize, tagSize } from '../../src/view/graph-view.ts';
import { columnsOf } from '../../src/view/type-size.ts';
import { wordsIn } from '../../src/words/index.ts';
import { films } from '../films/films.ts';
import { run } from '../lab/python.ts';
import { flawsOf, LABEL, NEAR, TAG } from '../layout/geometry.ts';

const words = wordsIn('en').shared;

/** The typewriter face is 0.6 of its size wide; sizes are those of tokens.css. */
const widthOf = (text: string, size: number) => columnsOf(text) * 0.6 * size;

/** A drawing in which every node has a tag and every edge that can has a number: the fullest there may be. */
function fullest(graph: Graph, size: number, ops: Ops): Element {
  const flows = Object.fromEntries(edgesOf(graph).map(({ id }) => [id, new Float32Array([size])]));
  const trace = { values: Object.fromEntries(graph.nodes.map(({ id }) => [id, new Float32Array(1)])), flows };
  const judged = verdict(graph, trace, ops);
  const thieves = graph.nodes.map(({ id }, i) => ({ node: id, edges: [], accomplices: [], waits: i % 2 === 1 }));
  const svg = parseHTML('<svg></svg>').document.querySelector('svg') as unknown as SVGSVGElement;
  drawGraph(svg, {
    graph,
    layout: layout(graph, { size: (node) => nodeSize(node, ops), tag: tagSize(words) }),
    trace,
    verdict: { ...judged, thieves },
    words,
    ops,
    shown: { nodes: new Set(graph.nodes.map(({ id }) => id)), edges: new Set(edgesOf(graph).map(({ id }) => id)) },
  });
  return svg;
}

/** What is written wider than the room it has. */
function tooWide(svg: Element): string[] {
  const width = (element: Element | null) => Number(element!.getAttribute('width'));
  const wide: string[] = [];
  const check = (text: Element | null, size: number, room: number) => {
    if (widthOf(text!.textContent!, size) > room) wide.push(text!.textContent!);
  };
  for (const node of svg.querySelectorAll('.node')) {
    const box = width(node.querySelector('.box'));
    check(node.querySelector('.name'), 12.5, box - 8);
    check(node.querySelector('.sort'), 11, box - 8);
    check(node.querySelector('.tag'), 11, width(node.querySelector('.tag-back')) - 4);
    if (width(node.querySelector('.tag-back')) > TAG.width) wide.push(`tag of ${node.getAttribute('data-id')}`);
  }
  for (const label of svg.querySelectorAll('.label')) check(label, 11, LABEL.width);
  return wide;
}

const figures: Readonly<Record<string, () => Graph>> = {
  pair: () => pairGraph,
  sixteen: () => startGraph,
  film: () => filmGraph(films),
  ...Object.fromEntries(distances.map((name) => [`triplet, ${name}`, () => tripletModel(name)])),
  ...Object.fromEntries(Object.entries(minis).map(([name, mini]) => [name, () => miniSpec(mini).graph])),
};

for (const [name, graph] of Object.entries(figures))
  test(`${name}: no number, tag, box or line lies on another, and all text has room`, () => {
    const place = layout(graph(), { size: nodeSize, tag: tagSize(words) });
    expect(flawsOf(graph(), place, NEAR)).toEqual([]);
    expect(tooWide(fullest(graph(), 1.2e-10, chapterOps))).toEqual([]);
  });

test('the graphs of the Lab’s examples: no number, tag, box or line lies on another, and all text has room', async () => {
  expect(exampleNames().length).toBeGreaterThan(9);
  for (const name of exampleNames()) {
    const source = exampleText(name);
    const { passes, program } = await run(source);
    const { graph } = labModel(passes[0]!, source, program);
    const place = layout(graph, { size: (node) => nodeSize(node, labOps), tag: tagSize(words) });
    expect(flawsOf(graph, place, NEAR), name).toEqual([]);
    expect(tooWide(fullest(graph, 1.2e-10, labOps)), name).toEqual([]);
  }
});

test('the size of any gradient has room beside its edge', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true }), (size) => {
      expect(tooWide(fullest(miniSpec(minis.zero).graph, size, chapterOps))).toEqual([]);
    }),
    { seed: 2 },
  );
});

test('text keeps eleven pixels on a phone: the pair and the film fit its width as they are', () => {
  for (const graph of [pairGraph, filmGraph(films)])
    expect(layout(graph, { size: nodeSize, tag: tagSize(words) }).width).toBeLessThanOrEqual(354);
});

test('the document has the graph as the gradient runs: the loss first, each node before what it hands on to', () => {
  for (const graph of [pairGraph, filmGraph(films), tripletModel()]) {
    const ids = [...fullest(graph, 1, chapterOps).children].map((part) => part.getAttribute('data-id')!);
    expect(ids[0]).toBe(graph.loss);
    for (const { id, source, target } of edgesOf(graph)) {
      expect(ids.indexOf(target)).toBeLessThan(ids.indexOf(id));
      expect(ids.indexOf(id)).toBeLessThan(ids.indexOf(source));
    }
  }
});

test('an edge is spoken with its state, and with a number only where it has a size', () => {
  const { edge } = words.graph;
  expect(edge('label', 'xent', words.states.notReached, '')).toBe('From xent back to label: not reached.');
  expect(edge('cos', 'logit', words.states.finite, '0.5')).toMatch(/^From logit back to cos: .+, 0\.5\.$/);
});
