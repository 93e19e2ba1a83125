import { nodeOf } from '../graph.ts';
import type { Observation, Scene } from '../observation.ts';
import { rowOf } from '../ops/table.ts';

/** Why numbers break where they first do. */
export function broken({ graph, ops, trace, verdict }: Scene): Observation[] {
  return verdict.broken.map((id) => {
    const { op, inputs, attributes } = nodeOf(graph, id);
    if (inputs.length === 0) return { kind: 'broken', node: id, cause: 'given' };
    const x = inputs.map((input) => trace.values[input]!);
    // What enters is finite there, so that an infinity can come of the op's own ways to break, or of overflow only.
    const own = rowOf(ops, op).breaks?.find(({ when }) => when(x, attributes));
    return { kind: 'broken', node: id, cause: own?.cause ?? 'overflow' };
  });
}
