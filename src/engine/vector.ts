import { parametersOf, sizeOf, type Graph, type NodeId, type Shape } from '../graph/graph.ts';
import { initialValues } from './initial-values.ts';
import type { Checkpoint, SessionSpec } from './protocol.ts';
import { streamOf } from './random.ts';

/** Where each parameter lies in the one vector that holds them all. */
export interface Span {
  readonly id: NodeId;
  readonly shape: Shape;
  readonly from: number;
  readonly size: number;
}

export function spansOf(graph: Graph): Span[] {
  let from = 0;
  return parametersOf(graph).map(({ id, shape }) => {
    const span = { id, shape, from, size: sizeOf(shape) };
    from += span.size;
    return span;
  });
}

/**
 * All initial values, end to end. Each tensor draws from a stream of its own, named after it: flipping one
 * initializer leaves the others' values as they are.
 */
export function initialParameters({ graph, initializers, seed }: SessionSpec): Float32Array {
  const spans = spansOf(graph);
  const all = new Float32Array(spans.reduce((total, { size }) => total + size, 0));
  for (const { id, shape, from } of spans) {
    const initializer = initializers[id];
    if (!initializer) throw new Error(`No initializer is chosen for "${id}".`);
    all.set(
      initialValues(initializer, shape, () => streamOf(seed, id)),
      from,
    );
  }
  return all;
}

/**
 * Where a run of a larger model stands that takes up a smaller one's: every tensor of the smaller is kept, as the first
 * rows of the larger's tensor of the same name; what is new has its initial values. The optimizer's averages go along,
 * those of what is new being 0.
 * @param wider the larger model's run. A tensor may have more rows than in the smaller one, not other rows.
 */
export function widened(checkpoint: Checkpoint, narrow: Graph, wider: SessionSpec): Checkpoint {
  const known = new Map(spansOf(narrow).map((span) => [span.id, span]));
  const fresh = initialParameters(wider);
  const carried = (old: Float32Array, base: Float32Array) => {
    for (const { id, from } of spansOf(wider.graph)) {
      const before = known.get(id);
      if (before) base.set(old.subarray(before.from, before.from + before.size), from);
    }
    return base;
  };
  return {
    step: checkpoint.step,
    parameters: carried(checkpoint.parameters, fresh),
    slots: checkpoint.slots.map((slot) => carried(slot, new Float32Array(fresh.length))),
  };
}
