import type { Initializer } from '../../engine/initializers.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { replicaSpec } from '../../engine/replicas.ts';
import { pairModel } from '../../graph/models/pair.ts';
import { replicate } from '../../graph/replica.ts';
import { trainingOf } from '../../figure/common-fields.ts';
import type { State } from '../../figure/field.ts';
import { starts, TENSORS } from './fields.ts';

/** What "random" means in every start, for every tensor alike: a normal distribution of this standard deviation. */
export const SPREAD = 0.5;

export const startGraph = pairModel();
export const sixteen = replicate(startGraph, starts.length);

const ZERO: Initializer = { name: 'zeros' };
const RANDOM: Initializer = { name: 'normal', scale: SPREAD };

/** The one run in which all sixteen starts are trained. Where two of them are random in a tensor, its values are equal. */
export function sixteenSpec(state: State): SessionSpec {
  const common: SessionSpec = {
    graph: startGraph,
    initializers: Object.fromEntries(TENSORS.map((id) => [id, ZERO])),
    ...trainingOf(state),
    feed: { kind: 'fixed', values: { label: [Number(state.label)] } },
  };
  const variants = starts.map((start) => ({
    initializers: Object.fromEntries(TENSORS.map((id) => [id, start.includes(id) ? RANDOM : ZERO])),
  }));
  return replicaSpec(common, sixteen, variants);
}
