import type { Initializer, InitializerName } from '../../engine/initializers.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { pairModel, publishedBias } from '../../graph/models/pair.ts';
import { trainingOf } from '../../figure/common-fields.ts';
import type { State } from '../../figure/field.ts';

export const pairGraph = pairModel();

function initializer(choice: string): Initializer {
  return choice === 'published' ? { name: 'values', values: publishedBias() } : { name: choice as InitializerName };
}

/** The run that the pair model's controls stand for. */
export function pairSpec(state: State): SessionSpec {
  const tensors = ['a', 'b', 'W', 'B'];
  return {
    graph: pairGraph,
    initializers: Object.fromEntries(tensors.map((id) => [id, initializer(state[id]!)])),
    ...trainingOf(state),
    feed: { kind: 'fixed', values: { label: [Number(state.label)] } },
    roots: ['cos'],
  };
}
