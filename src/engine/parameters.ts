import { parametersOf, sizeOf, type Graph, type NodeId, type Shape } from '../graph/graph.ts';
import { initialValues } from './initializers.ts';
import { cut, join } from './kernels-vector.ts';
import type { SessionSpec } from './protocol.ts';
import { streamOf } from './random.ts';
import * as tf from './tfjs.ts';
import type { Tensor } from './tfjs.ts';

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
  const parts = parametersOf(graph).map(({ id, shape }) => {
    const initializer = initializers[id];
    if (!initializer) throw new Error(`No initializer is chosen for "${id}".`);
    return initialValues(initializer, shape, () => streamOf(seed, id));
  });
  return concatenated(parts);
}

function concatenated(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((total, part) => total + part.length, 0));
  parts.reduce((from, part) => (all.set(part, from), from + part.length), 0);
  return all;
}

/** Cuts the vector into one tensor per parameter. Call it inside `tidy`. */
export function cutParameters(vector: Tensor, spans: readonly Span[]): Map<NodeId, Tensor> {
  const tensors = cut(vector, spans);
  return new Map(spans.map(({ id }, i) => [id, tensors[i]!]));
}

/** Lays gradients end to end, zeros where none arrived. Call it inside `tidy`. */
export function joinGradients(gradients: ReadonlyMap<NodeId, Tensor>, spans: readonly Span[]): Tensor {
  return join(spans.map(({ id, size }) => gradients.get(id) ?? tf.tensor(new Float32Array(size))));
}
