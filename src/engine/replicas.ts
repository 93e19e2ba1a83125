import { sizeOf, nodeOf, type NodeId } from '../graph/graph.ts';
import type { Replica } from '../graph/replica.ts';
import type { Initializer } from './initializers.ts';
import type { SessionSpec } from './protocol.ts';

/** What one copy of a model has that the others may not. */
export interface Variant {
  /** Instead of those of the common run. */
  readonly initializers: Readonly<Record<NodeId, Initializer>>;
}

/**
 * The run that trains every variant at once, each as it would be trained alone: same seed, same optimizer, same data.
 * The losses of the copies are measured at every step: they are the tracked node.
 * @param spec the run they have in common, on the replica's original graph and with a fixed feed.
 * @throws Error when the feed is not fixed, or there are not as many variants as copies.
 */
export function replicaSpec(spec: SessionSpec, replica: Replica, variants: readonly Variant[]): SessionSpec {
  const { graph, count } = replica;
  if (variants.length !== count) throw new Error(`${count} copies are given ${variants.length} variants.`);
  if (spec.feed.kind !== 'fixed') throw new Error('Copies are fed fixed values only.');
  const initializers = Object.keys(spec.initializers).map((id) => {
    const of = variants.map((variant) => variant.initializers[id] ?? spec.initializers[id]!);
    return [id, { name: 'each', of }] as const;
  });
  const values = Object.entries(spec.feed.values).map(([id, numbers]) => {
    const size = sizeOf(nodeOf(replica.of, id).shape);
    // A feed may give each copy its own values, end to end.
    return [id, numbers.length === size ? Array.from({ length: count }, () => numbers).flat() : numbers] as const;
  });
  return {
    ...spec,
    graph,
    initializers: Object.fromEntries(initializers),
    feed: { kind: 'fixed', values: Object.fromEntries(values) },
    roots: [],
    tracked: spec.graph.loss,
  };
}
