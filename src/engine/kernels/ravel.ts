import { engine } from '@tensorflow/tfjs-core/dist/globals';
import type { Shape } from '../../graph/graph.ts';
import type { Tensor } from '../tfjs.ts';

/**
 * Many tensors as one vector and back, as kernels of their own. Composed of tfjs's, a third of all calls of a small
 * model's step were slices and reshapes of its parameters.
 */
export const RAVEL = 'Ravel';
export const UNRAVEL = 'Unravel';

/** A stretch of a vector, and the shape it takes when it is cut out. */
export interface Stretch {
  readonly from: number;
  readonly size: number;
  readonly shape: Shape;
}

/** All tensors laid end to end in one vector, each in row-major order. Call it inside `tidy`. */
export function ravel(tensors: readonly Tensor[]): Tensor {
  return engine().runKernel<Tensor>(RAVEL, Object.fromEntries(tensors.entries()));
}

/** Stretches of a vector as tensors, in the order given. Call it inside `tidy`. */
export function unravel(vector: Tensor, stretches: readonly Stretch[]): Tensor[] {
  return engine().runKernel<Tensor[]>(UNRAVEL, { vector }, { stretches: stretches as never });
}
