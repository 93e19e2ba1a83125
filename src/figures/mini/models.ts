import type { Initializer } from '../../engine/initializers.ts';
import type { OptimizerName } from '../../engine/optimizer-names.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { attentionModel } from '../../graph/models/attention.ts';
import { controlNet } from '../../graph/models/controlnet.ts';
import { factorizationMachine } from '../../graph/models/factorization-machine.ts';
import { matrixFactorization, word2vec } from '../../graph/models/factorization.ts';
import { detachedModel, distanceModel, productModel } from '../../graph/models/four-states.ts';
import type { Graph, NodeId } from '../../graph/graph.ts';
import { loraModel } from '../../graph/models/lora.ts';
import { mlp } from '../../graph/models/mlp.ts';
import { reluGates } from '../../graph/models/relu-gates.ts';
import { gatedBranch, rezeroBlock } from '../../graph/models/residual.ts';

/** One small live model: what it computes, where it starts, what it is fed, how it is trained. */
export interface Mini {
  readonly graph: () => Graph;
  readonly initializers: Readonly<Record<NodeId, Initializer>>;
  readonly feed: Readonly<Record<NodeId, readonly number[]>>;
  readonly optimizer: OptimizerName;
  readonly rate: number;
}

const zeros: Initializer = { name: 'zeros' };
const normal: Initializer = { name: 'normal', scale: 0.5 };
const tiny: Initializer = { name: 'normal', scale: 1e-8 };

/** What most of these models are trained with: enough steps a second to see them move, and no step too far. */
const training = { optimizer: 'sgd', rate: 0.5 } as const;

const lora = {
  graph: loraModel,
  feed: {
    x: [1, 0, 0.5, -0.5, 0, 1, -0.5, 0.5, 0.5, 0.5, 1, 0],
    W0: [0.4, -0.2, 0.1, 0.3, 0.5, -0.4, -0.1, 0.2, 0.6, 0.2, -0.3, 0.1],
    target: [1, -0.5, 0.5, 0, 1, -1, 0.5, 0, 1],
  },
  ...training,
};

const factors = {
  graph: matrixFactorization,
  feed: { target: [5, 4, 1, 1, 4, 5, 1, 2, 1, 1, 5, 4] },
  ...training,
  rate: 0.1,
};

/** Two users and three items, one-hot: who rated what, and whether they liked it. */
const ratings = {
  x: [1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1],
  label: [1, 0, 1, 0, 1, 1],
};

/** The truth table of AND, as −1 and 1. */
const and = { x: [-1, -1, -1, 1, 1, -1, 1, 1], target: [-1, -1, -1, 1] };
const allZero = { W1: zeros, B1: zeros, W2: zeros, B2: zeros };

const branch = {
  target: [0.8, -0.4, 0.3, -0.6, 0.5, 0.9],
};

/** A pair of factors under label 0: their product is too large as soon as it is positive. */
const product = { graph: productModel, feed: { label: [0] }, ...training, rate: 1 };

/** The small models, by the name their figure has in links and in `Predict`. */
export const minis = {
  lora: { ...lora, initializers: { A: normal, B: zeros } },
  'lora-zero': { ...lora, initializers: { A: zeros, B: zeros } },
  factors: { ...factors, initializers: { U: normal, V: zeros } },
  'factors-zero': { ...factors, initializers: { U: zeros, V: zeros } },
  machine: {
    graph: factorizationMachine,
    feed: ratings,
    initializers: { w: zeros, V: zeros },
    ...training,
  },
  word2vec: {
    graph: word2vec,
    // Who is seen beside whom: neighbours in a ring of four words.
    feed: { label: [0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0] },
    initializers: { E: normal, O: zeros },
    ...training,
    rate: 2,
  },
  rezero: {
    graph: rezeroBlock,
    feed: branch,
    initializers: { h: normal, W: normal, alpha: zeros },
    ...training,
  },
  controlnet: {
    graph: controlNet,
    feed: {
      x: [0.5, -1, 0.5, 1, 0.5, -0.5, -0.5, 0.5, 1],
      c: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      F: [0.2, 0.4, -0.3, 0.1, -0.2, 0.5, 0.3, 0.1, 0],
      target: [0.9, -0.2, 0.4, -0.5, 0.6, 0.2, 0.1, 0.7, -0.6],
    },
    initializers: { Z1: zeros, W: normal, Z2: zeros },
    ...training,
  },
  gate: {
    graph: gatedBranch,
    feed: branch,
    initializers: { r: normal, P: zeros, Q: zeros, h: normal },
    ...training,
  },
  attention: {
    graph: attentionModel,
    feed: {
      x: [1, 0, 0.5, 0, 1, -0.5],
      d: [1, -1],
      e: [0, 1],
      target: [1, -0.5, 0.2, -0.6, 0.8, 0.1],
    },
    initializers: { Q: zeros, K: zeros, V: normal },
    ...training,
  },
  'relu-gates': {
    graph: reluGates,
    feed: {
      x: [1, 0, 0.5, -0.5, 0, 1, -0.5, 0.5, 0.5, 0.5, 1, 0],
      P: [0.6, -0.3, 0.2, -0.1, 0.8, 0.4],
      target: [0.5, 0.2, 0.4, 0.1, 0.6, 0.3, 0.7, 0, 0.5],
    },
    initializers: { W: zeros },
    ...training,
  },
  'mlp-tanh': { graph: () => mlp('tanh'), feed: and, initializers: allZero, ...training, rate: 0.1 },
  'mlp-sigmoid': { graph: () => mlp('sigmoid'), feed: and, initializers: allZero, ...training, rate: 0.1 },

  'not-reached': { ...product, graph: detachedModel, initializers: { u: normal, v: normal } },
  zero: { ...product, initializers: { u: zeros, v: zeros } },
  tiny: { ...product, initializers: { u: tiny, v: tiny } },
  nan: {
    graph: distanceModel,
    feed: {},
    initializers: { u: zeros, v: zeros },
    ...training,
  },
} satisfies Readonly<Record<string, Mini>>;

export type MiniName = keyof typeof minis;

const SEED = 1;

/** The run of a small model. @param optimizer in place of its own. */
export function miniSpec(mini: Mini, optimizer: OptimizerName = mini.optimizer): SessionSpec {
  const { initializers, rate, feed } = mini;
  return {
    graph: mini.graph(),
    initializers,
    seed: SEED,
    optimizer,
    learningRate: rate,
    feed: { kind: 'fixed', values: feed },
  };
}
