import { edgeId, type GraphNode } from '../graph.ts';
import type { Observation, Scene } from '../observation.ts';
import { rowOf } from '../ops/table.ts';

/** Below this an element counts as flat: tanh beyond ±3, a sigmoid beyond ±4.6. Two such layers leave a ten-thousandth. */
const FLAT = 0.01;
/** The share of flat elements from which the whole counts as saturated; a few flat ones are every day's. */
const MOST = 0.9;

/** Activations that are flat where they stand, by the op table's word that their slope saturates. */
export function saturated(scene: Scene): Observation[] {
  const thieves = new Set(scene.verdict.thieves.map(({ node }) => node));
  return scene.graph.nodes.flatMap((node): Observation[] => {
    const saturates = rowOf(scene.ops, node.op)
      .slot(0)
      ?.factors.some(({ through }) => through === 'saturation');
    // Where the slope is exactly zero the verdict has a thief.
    if (!saturates || thieves.has(node.id)) return [];
    const slopes = slopesAt(node, scene);
    const flat = slopes.filter((slope) => slope < FLAT).length;
    if (slopes.length === 0 || flat < MOST * slopes.length) return [];
    const slope = slopes.reduce((most, one) => Math.max(most, one), 0);
    return [{ kind: 'saturated', node: node.id, flat, of: slopes.length, slope }];
  });
}

/** The sizes of the local slopes of the elements that a gradient arrives at, as the engine has multiplied by them. */
function slopesAt(node: GraphNode, { ops, trace, gradients }: Scene): number[] {
  const arriving = gradients.get(node.id);
  const leaving = trace.flows[edgeId(node.inputs[0]!, node.id, 0)];
  if (!arriving || !leaving) return [];
  const values = trace.values[node.id]!;
  const { ownSlope } = rowOf(ops, node.op);
  return [...arriving].flatMap((g, i) => {
    if (g === 0) return [];
    const slope = ownSlope ? ownSlope(values[i]!) : Math.abs(leaving[i]! / g);
    return Number.isFinite(slope) ? [slope] : [];
  });
}
