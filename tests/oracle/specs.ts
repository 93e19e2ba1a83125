/** Runs that several tests, and both backends, take up. */
import { graphBuilder } from '../../src/graph/builder.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { initializerNames } from '../../src/engine/initializers.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';

const named = Object.fromEntries(initializerNames.map((name) => [name, { name }]));

/** One 8×6 tensor for each initializer, called after it. */
export const everyInitializer: SessionSpec = {
  graph: (() => {
    const g = graphBuilder();
    const all = g.apply(
      'concat',
      'all',
      initializerNames.map((name) => g.parameter(name, [8, 6])),
    );
    return g.build(g.apply('sum', 'loss', [all]));
  })(),
  initializers: named,
  seed: 5,
  optimizer: 'sgd',
  learningRate: 0.1,
  feed: { kind: 'fixed', values: {} },
};

/** The pair model, all of it random: it trains. */
export const randomPair: SessionSpec = {
  graph: pairModel(),
  initializers: { a: { name: 'normal' }, b: { name: 'normal' }, W: { name: 'uniform' }, B: { name: 'uniform' } },
  seed: 7,
  optimizer: 'adam',
  learningRate: 0.05,
  feed: { kind: 'fixed', values: { label: [0] } },
  roots: ['cos'],
};

/** As found: zero embeddings, zero bias. */
export const foundPair: SessionSpec = {
  ...randomPair,
  initializers: { a: { name: 'zeros' }, b: { name: 'zeros' }, W: { name: 'uniform' }, B: { name: 'zeros' } },
};

/** The bias behind the published product: with zero embeddings, `cos` is its square. */
const published = [0.8982575, 0.20215534, 0.39968604, 0.5663532].map(Math.sqrt);

export const publishedPair: SessionSpec = {
  ...foundPair,
  initializers: { ...foundPair.initializers, B: { name: 'values', values: published } },
};
