import { nodeOf, type GraphNode } from '../graph.ts';
import type { Observation, Scene } from '../observation.ts';
import { isConstant } from '../ops/leaves.ts';
import { rowOf } from '../ops/table.ts';
import { isZero } from '../trace.ts';

/** Examples from which a unit that none of them opens is no accident: by a coin's toss, 1 in 256. */
const BATCH = 8;

/** Units of a ReLU that are shut for every example, while others are open. When all are shut, the verdict has a thief. */
export function deadUnits(scene: Scene): Observation[] {
  return scene.graph.nodes.flatMap((node): Observation[] => {
    const units = node.shape.at(-1) ?? 0;
    const values = scene.trace.values[node.id]!;
    const batch = values.length / units;
    if (!isRelu(node, scene) || node.shape.length < 2 || batch < BATCH) return [];
    const open = new Set<number>();
    values.forEach((value, i) => value > 0 && open.add(i % units));
    const dead = units - open.size;
    if (dead === 0 || open.size === 0) return [];
    return [{ kind: 'deadUnits', node: node.id, dead, of: units, batch }];
  });
}

/** A ReLU, or what is written as the larger of zero and something. */
function isRelu({ op, inputs }: GraphNode, { graph, ops, trace }: Scene): boolean {
  const floor = () => inputs.some((id) => isConstant(nodeOf(graph, id)) && isZero(trace, id));
  const { gate } = rowOf(ops, op);
  return gate === 'aboveZero' || (gate === 'aboveOther' && floor());
}
