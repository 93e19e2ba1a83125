import { wordsIn } from '../../src/words/index.ts';
import { expect, test } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { edgesOf } from '../../src/graph/graph.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { shownAt, sweepOf } from '../../src/graph/sweep.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { layout } from '../../src/layout/layout.ts';
import { drawGraph, drawGraphInParts, nodeSize } from '../../src/view/graph-view.ts';
import { wholly } from '../../src/view/wholly.ts';

test('a drawing in parts that another overtakes leaves nothing twice', () => {
  const graph = pairModel();
  const values = Object.fromEntries(graph.nodes.map(({ id }) => [id, new Float32Array(1)]));
  const trace = { values, flows: {} };
  const stops = sweepOf(graph);
  const picture = {
    graph,
    layout: layout(graph, { size: nodeSize }),
    trace,
    verdict: verdict(graph, trace),
    words: wordsIn('en').shared,
    shown: shownAt(graph, stops, stops.length - 1),
    selected: graph.loss,
  };
  const { document } = parseHTML('<!doctype html><html><body><svg></svg></body></html>');
  const svg = document.querySelector('svg') as unknown as SVGSVGElement;
  const parts = drawGraphInParts(svg, picture);
  parts.next();
  parts.next();
  drawGraph(svg, picture);
  wholly(parts);
  const drawn = [...svg.querySelectorAll('[data-id]')].map((element) => element.getAttribute('data-id'));
  expect(drawn.toSorted()).toEqual([...graph.nodes, ...edgesOf(graph)].map(({ id }) => id).toSorted());
});
