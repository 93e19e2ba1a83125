import type { Graph } from './graph.ts';
import type { Observation, Scene } from './observation.ts';
import { broken } from './observed/broken.ts';
import { deadUnits } from './observed/dead-units.ts';
import { detached } from './observed/detached.ts';
import { saturated } from './observed/saturated.ts';
import { extremes } from './observed/extremes.ts';
import { symmetric } from './observed/symmetric.ts';
import type { Ops } from './ops/table.ts';
import { gradientAt, type Trace } from './trace.ts';
import type { Verdict } from './verdict.ts';

/** In the order in which they are told: what stops training first. */
const observers: readonly ((scene: Scene) => Observation[])[] = [
  broken,
  detached,
  saturated,
  deadUnits,
  symmetric,
  extremes,
];

/**
 * What is notable in a trace besides thefts. Pure, as the verdict is, and silent about what the verdict says already.
 * @param judged the verdict on the same trace.
 * @param ops the table that the graph's operations stand in.
 */
export function observe(graph: Graph, trace: Trace, judged: Verdict, ops: Ops): Observation[] {
  const gradients = new Map(graph.nodes.map(({ id }) => [id, gradientAt(graph, trace, id)]));
  const scene: Scene = { graph, ops, trace, verdict: judged, gradients };
  return observers.flatMap((observer) => observer(scene));
}
