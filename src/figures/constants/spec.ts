import type { Initializer } from '../../engine/initializers.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { replicaSpec } from '../../engine/replicas.ts';
import { trioModel } from '../../graph/models/trio.ts';
import { replicate } from '../../graph/replica.ts';
import { constantStarts, type Kind } from './fields.ts';
import { trainingOf } from '../../figure/common-fields.ts';
import type { State } from '../../figure/field.ts';
import { SPREAD } from '../sixteen/spec.ts';

/** The one number of everything that starts constant. */
export const CONSTANT = 0.1;

/** Steps of a run: the slowest start has come near its floor. */
export const LAST = 400;

export const trioGraph = trioModel();
export const trios = replicate(trioGraph, constantStarts.length);

const initializers: Readonly<Record<Kind, Initializer>> = {
  zero: { name: 'zeros' },
  constant: { name: 'constant', scale: CONSTANT },
  random: { name: 'normal', scale: SPREAD },
};

/** The one run in which every start of the trio is trained. No two of the three belong together. */
export function constantSpec(state: State): SessionSpec {
  const ids = ['a', 'b', 'c', 'W', 'B'];
  const common: SessionSpec = {
    graph: trioGraph,
    initializers: Object.fromEntries(ids.map((id) => [id, initializers.zero])),
    ...trainingOf(state),
    feed: { kind: 'fixed', values: { labels: [0, 0, 0] } },
  };
  const variants = constantStarts.map(({ embeddings, W, B }) => {
    const [e, w, b] = [initializers[embeddings], initializers[W], initializers[B]];
    return { initializers: { a: e, b: e, c: e, W: w, B: b } };
  });
  return replicaSpec(common, trios, variants);
}
