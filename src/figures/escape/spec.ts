import type { Initializer } from '../../engine/initializers.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { replicaSpec } from '../../engine/replicas.ts';
import { pairModel } from '../../graph/models/pair.ts';
import { replicate } from '../../graph/replica.ts';
import type { State } from '../../figure/field.ts';

/**
 * Standard deviations of the embeddings, as a reader writes them. The smallest normal float32 is 1.2e-38, the smallest
 * of all 1.4e-45: 1e-42 is a subnormal, and 1e-46 becomes 0.
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

/** A copy has escaped when its loss is below this: ln 2 is 0.693. */
export const ESCAPED_BELOW = 0.68;
/** A copy that has not escaped by then is taken to be where it was. */
export const LAST = 2000;

export const escapeModel = pairModel();
export const escapeReplica = replicate(escapeModel, sizes.length);

/** One copy of the pair model for each size, all from the same draws: only their size differs. */
export function escapeSpec(state: State): SessionSpec {
  const common: SessionSpec = {
    graph: escapeModel,
    initializers: {
      a: { name: 'zeros' },
      b: { name: 'zeros' },
      W: { name: 'uniform' },
      B: { name: 'zeros' },
    },
    seed: Number(state.seed),
    optimizer: 'sgd',
    learningRate: Number(state.rate),
    feed: { kind: 'fixed', values: { label: [0] } },
    ...(state.precision === 'float16' && { precision: 'float16' as const }),
  };
  const variants = sizes.map((size) => {
    const draw: Initializer = size === '0' ? { name: 'zeros' } : { name: 'normal', scale: Number(size) };
    return { initializers: { a: draw, b: draw } };
  });
  return replicaSpec(common, escapeReplica, variants);
}
