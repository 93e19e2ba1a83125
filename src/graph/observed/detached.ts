import { parametersOf, type NodeId } from '../graph.ts';
import type { Observation, Scene } from '../observation.ts';
import { differentiable } from '../reach.ts';

/**
 * The stops that stand between parameters and the loss. A parameter with another way round is left out: to stop one of
 * two paths is what programs do on purpose.
 */
export function detached({ graph, gradients }: Scene): Observation[] {
  const carries = differentiable(graph);
  const stopped = new Map<NodeId, NodeId[]>();
  for (const { id } of parametersOf(graph)) {
    if (gradients.get(id)) continue;
    const downstream = new Set<NodeId>([id]);
    for (const node of graph.nodes) {
      if (!node.inputs.some((input) => downstream.has(input))) continue;
      if (carries.has(node.id)) downstream.add(node.id);
      else stopped.set(node.id, [...(stopped.get(node.id) ?? []), id]);
    }
  }
  return [...stopped].map(([node, parameters]) => ({ kind: 'detached', node, parameters }));
}
