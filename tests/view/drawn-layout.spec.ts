import { wordsIn } from '../../src/words/index.ts';
import { expect, test } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { startCpu } from '../../src/engine/cpu.ts';
import { Session } from '../../src/engine/session.ts';
import { defaultState } from '../../src/figure/field.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';
import { pairGraph, pairSpec } from '../../src/figures/pair/spec.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { layout } from '../../src/layout/layout.ts';
import { drawnLayout } from '../../src/view/drawn-layout.ts';
import { drawGraph, nodeSize } from '../../src/view/graph-view.ts';

startCpu();

test('the placement read off a drawing is the one it was drawn with', () => {
  const { trace } = new Session(pairSpec(defaultState(pairFields))).advance({ steps: 0, budget: 0 }, () => 0);
  const place = layout(pairGraph, { size: nodeSize });
  const { document } = parseHTML('<svg></svg>');
  const svg = document.querySelector('svg') as unknown as SVGSVGElement;
  const shown = { nodes: new Set<string>(), edges: new Set<never>() };
  const common = { graph: pairGraph, trace, verdict: verdict(pairGraph, trace), words: wordsIn('en').shared, shown };
  drawGraph(svg, { ...common, layout: place, selected: 'cos' });
  const read = drawnLayout(svg);
  expect([read.width, read.height]).toEqual([place.width, place.height]);
  expect(Object.keys(read.nodes).sort()).toEqual(Object.keys(place.nodes).sort());
  expect(Object.keys(read.edges).sort()).toEqual(Object.keys(place.edges).sort());
  for (const [id, { x, y, width, height }] of Object.entries(read.nodes))
    expect(place.nodes[id]).toMatchObject({ x, y, width, height });
  for (const [id, { path, label }] of Object.entries(read.edges))
    expect(place.edges[id as never]).toMatchObject({ path, label });
});
