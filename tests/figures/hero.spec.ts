/** The picture of the home page: of one model, from numbers that stock tfjs computes too. */
import { expect } from '@playwright/test';
import { spansOf } from '../../src/engine/vector.ts';
import { defaultState } from '../../src/figure/field.ts';
import { trained } from '../../src/figure/trained.ts';
import { heroRuns } from '../../src/figures/hero/fields.ts';
import { heroFlows } from '../../src/figures/hero/flows.ts';
import { LAST, PRINTED, printedLosses } from '../../src/figures/hero/log.ts';
import { heroPicture, RADIUS } from '../../src/figures/hero/picture.ts';
import { heroSpec } from '../../src/figures/hero/spec.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';
import { pairGraph, pairSpec } from '../../src/figures/pair/spec.ts';
import { edgesOf } from '../../src/graph/graph.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { expectClose } from '../oracle/close.ts';
import { test } from '../oracle/stock.ts';

const specOf = (embeddings: string) => heroSpec({ embeddings });

test('nothing but the embeddings of the pair model is changed', () => {
  const [stuck, freed] = heroRuns.map(specOf) as [ReturnType<typeof specOf>, ReturnType<typeof specOf>];
  expect(stuck).toEqual(pairSpec(defaultState(pairFields)));
  const { a, b } = freed.initializers;
  expect([a, b]).toEqual([{ name: 'normal' }, { name: 'normal' }]);
  expect({
    ...freed,
    initializers: { ...freed.initializers, a: stuck.initializers.a, b: stuck.initializers.b },
  }).toEqual(stuck);
});

for (const embeddings of heroRuns)
  test(`with embeddings at ${embeddings} the log is the one that stock tfjs would print`, async ({ stock }) => {
    const spec = specOf(embeddings);
    const { parameters } = trained(spec).checkpoint;
    const spans = spansOf(pairGraph).map(({ id, from, size }) => [id, [...parameters.subarray(from, from + size)]]);
    const { losses } = await stock.train({
      optimizer: 'sgd',
      learningRate: spec.learningRate,
      label: 0,
      steps: LAST + 1,
      parameters: Object.fromEntries(spans),
    });
    const printed = printedLosses(trained(spec, LAST).losses).map(Number);
    expectClose(
      printed,
      PRINTED.map((step) => losses[step]!),
      { relative: 1e-4 },
      'losses',
    );
    if (embeddings === 'zeros') expect(new Set(printed)).toEqual(new Set([0.6931472]));
    else expect(printed.at(-1)).toBeLessThan(0.01);
  });

test('from the one node that is asked about on, every line is a zero, and below it none is', () => {
  const { trace } = trained(specOf('zeros'));
  const picture = heroPicture(pairGraph, verdict(pairGraph, trace));
  const flows = heroFlows(pairGraph, trace);
  const asked = picture.edges.flatMap((edge, i) => (edge.asked ? [{ ...edge, ...flows[i]! }] : []));
  expect(asked.length).toBe(edgesOf(pairGraph).length - 1);
  for (const { hop, state } of asked) expect(state).toBe(hop < picture.last.hop ? 'finite' : 'zero');
});

test('with random embeddings every line that is drawn carries a gradient', () => {
  const flows = heroFlows(pairGraph, trained(specOf('normal')).trace);
  expect(flows.filter(({ state }) => state !== 'finite').map(({ state }) => state)).toEqual(['notReached']);
  for (const { width } of flows.filter(({ state }) => state === 'finite')) expect(width).toBeGreaterThan(4);
});

test('the gradient runs upwards, and no line crosses a node that is not its own', () => {
  const { nodes, edges, loss } = heroPicture(pairGraph, verdict(pairGraph, trained(specOf('zeros')).trace));
  expect(Math.max(...nodes.map(({ y }) => y))).toBe(loss.y);
  for (const { path } of edges) {
    const numbers = path.match(/-?[\d.]+/g)!.map(Number);
    const [x0, y0, y1] = numbers as [number, number, number];
    const [bx, by, cx, cy, x3, y3, y4] = numbers.slice(3) as [number, number, number, number, number, number, number];
    expect([y1 - y0, y4 - y3]).toEqual([-RADIUS, -RADIUS]);
    for (let i = 0; i <= 20; i++) {
      const [t, u] = [i / 20, 1 - i / 20];
      const at = (p: number, q: number, r: number, s: number) =>
        u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
      const [x, y] = [at(x0, bx, cx, x3), at(y1, by, cy, y3)];
      const close = nodes.filter((node) => Math.hypot(node.x - x, node.y - y) < RADIUS - 0.01);
      expect(close, path).toEqual([]);
    }
  }
});
