import { nodeOf } from '../graph.ts';
import type { Observation, Scene } from '../observation.ts';
import type { BreakCause } from '../ops/breaks.ts';
import { rowOf } from '../ops/table.ts';

/** Why numbers break where they first do. */
export function broken({ graph, ops, trace, verdict }: Scene): Observation[] {
  return verdict.broken.map((id) => {
    const { op, inputs, attributes } = nodeOf(graph, id);
    if (inputs.length === 0) return { kind: 'broken', node: id, cause: 'given' };
    const x = inputs.map((input) => trace.values[input]!);
    // What enters is finite there, so that an infinity can come of the op's own ways to break, or of overflow only.
    const { breaks = {} } = rowOf(ops, op);
    const own = (Object.keys(breaks) as BreakCause[]).find((cause) => breaks[cause]!(x, attributes));
    return { kind: 'broken', node: id, cause: own ?? 'overflow' };
  });
}
