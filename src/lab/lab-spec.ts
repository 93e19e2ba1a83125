import type { Initializer } from '../engine/initializers.ts';
import type { OptimizerName } from '../engine/optimizer-names.ts';
import type { SessionSpec } from '../engine/protocol.ts';
import type { State } from '../figure/field.ts';
import { parametersOf, type NodeId } from '../graph/graph.ts';
import type { LabModel } from './report.ts';

/**
 * The run that goes on from the values the program started with.
 * @param starts what some tensors are to start as instead.
 */
export function labSpec(
  { graph, trace }: LabModel,
  state: State,
  starts: Readonly<Record<NodeId, Initializer>> = {},
): SessionSpec {
  const initializers = parametersOf(graph).map(({ id }) => {
    return [id, { name: 'values', values: [...trace.values[id]!] }] as const;
  });
  return {
    graph,
    initializers: { ...Object.fromEntries(initializers), ...starts },
    seed: Number(state.seed ?? 1),
    optimizer: state.optimizer as OptimizerName,
    learningRate: Number(state.rate),
    feed: { kind: 'fixed', values: {} },
  };
}
