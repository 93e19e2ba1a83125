import type { NodeId } from '../graph/graph.ts';
import { ravel, unravel } from './kernels/ravel.ts';
import * as tf from './tfjs.ts';
import type { Tensor } from './tfjs.ts';
import type { Span } from './vector.ts';

/** Cuts the vector into one tensor per parameter. Call it inside `tidy`. */
export function cutParameters(vector: Tensor, spans: readonly Span[]): Map<NodeId, Tensor> {
  const tensors = unravel(vector, spans);
  return new Map(spans.map(({ id }, i) => [id, tensors[i]!]));
}

/** Lays gradients end to end, zeros where none arrived. Call it inside `tidy`. */
export function joinGradients(gradients: ReadonlyMap<NodeId, Tensor>, spans: readonly Span[]): Tensor {
  return ravel(spans.map(({ id, size }) => gradients.get(id) ?? tf.tensor(new Float32Array(size))));
}
