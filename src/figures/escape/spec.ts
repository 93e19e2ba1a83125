import type { Initializer } from '../../engine/initializers.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { replicaSpec } from '../../engine/replicas.ts';
import { factorsModel } from '../../graph/models/factors.ts';
import { parametersOf, type Graph, type NodeId } from '../../graph/graph.ts';
import { pairModel } from '../../graph/models/pair.ts';
import { replicate, type Replica } from '../../graph/replica.ts';
import type { State } from '../../figure/field.ts';

/** What races out of the saddle: copies of one model, which differ in the size of their start. */
export interface Race {
  readonly graph: Graph;
  readonly replica: Replica;
  /** The tensors that start small. */
  readonly small: readonly NodeId[];
  /** As a reader writes them, from the largest to exact 0. */
  readonly sizes: readonly string[];
  readonly start: (size: string) => Readonly<Record<NodeId, Initializer>>;
}

/**
 * Standard deviations of the pair's embeddings. The smallest normal float32 is 1.2e-38, the smallest of all 1.4e-45: 1e-42
 * is a subnormal, and 1e-46 becomes 0.
 */
export const sizes = [
  '1e-1',
  '1e-2',
  '1e-4',
  '1e-6',
  '1e-7',
  '1e-8',
  '1e-12',
  '1e-16',
  '1e-20',
  '1e-25',
  '1e-30',
  '1e-35',
  '1e-38',
  '1e-42',
  '1e-46',
  '0',
] as const;

/** Sizes of three and of four factors: as many, and close together, for their steps are many. */
const closer = '1e-1 5e-2 3e-2 2e-2 1e-2 5e-3 3e-3 2e-3 1e-3 3e-4 1e-4 1e-5 1e-6 1e-7 1e-8 0'.split(' ');

/** A copy has escaped when its loss is below this: ln 2 is 0.693. */
export const ESCAPED_BELOW = 0.68;

export const escapeModel = pairModel();
export const escapeReplica = replicate(escapeModel, sizes.length);

const zeros: Initializer = { name: 'zeros' };

/** Of the pair only the embeddings start small; all copies have the same draws. */
const pair: Race = {
  graph: escapeModel,
  replica: escapeReplica,
  small: ['a', 'b'],
  sizes,
  start: (size) => {
    const draw: Initializer = size === '0' ? zeros : { name: 'normal', scale: Number(size) };
    return { a: draw, b: draw, W: { name: 'uniform' }, B: zeros };
  },
};

/** Bare factors, all of one size, the first of them negative. */
function factors(count: number): Race {
  const graph = factorsModel(count);
  const small = parametersOf(graph).map(({ id }) => id);
  return {
    graph,
    replica: replicate(graph, closer.length),
    small,
    sizes: closer,
    start: (size) =>
      Object.fromEntries(
        small.map((id, i) => [id, { name: 'constant', scale: i === 0 ? -Number(size) : Number(size) }]),
      ),
  };
}

const races: Readonly<Record<string, Race>> = { 2: pair, 3: factors(3), 4: factors(4) };

/** The race that the controls ask for. */
export function raceOf(state: State): Race {
  return races[state.factors!]!;
}

/** One copy of the model for each size, as one run. */
export function escapeSpec(state: State): SessionSpec {
  const race = raceOf(state);
  const common: SessionSpec = {
    graph: race.graph,
    initializers: race.start('0'),
    seed: Number(state.seed),
    optimizer: 'sgd',
    learningRate: Number(state.rate),
    feed: { kind: 'fixed', values: { label: [0] } },
    ...(state.precision === 'float16' && { precision: 'float16' as const }),
  };
  const variants = race.sizes.map((size) => ({ initializers: race.start(size) }));
  return replicaSpec(common, race.replica, variants);
}
