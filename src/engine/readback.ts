import { ravel } from './kernels/ravel.ts';
import * as tf from './tfjs.ts';
import type { Tensor } from './tfjs.ts';

/**
 * Reads many tensors in one transfer. From WebGL each read waits for the GPU, so they are joined there first; the CPU
 * backend's values are in memory already.
 * @returns float32 arrays in the order given, all views of one buffer that may be transferred to another thread.
 */
export function readAll(tensors: readonly Tensor[]): Float32Array[] {
  const size = tensors.reduce((total, tensor) => total + tensor.size, 0);
  const all = new Float32Array(size);
  if (tf.getBackend() === 'cpu') {
    eachSpan(tensors, (tensor, from) => all.set(tensor.dataSync<'float32'>(), from));
  } else {
    all.set(tf.tidy(() => ravel(tensors).dataSync<'float32'>()));
  }
  const views: Float32Array[] = [];
  eachSpan(tensors, (tensor, from) => views.push(all.subarray(from, from + tensor.size)));
  return views;
}

function eachSpan(tensors: readonly Tensor[], visit: (tensor: Tensor, from: number) => void): void {
  let from = 0;
  for (const tensor of tensors) {
    visit(tensor, from);
    from += tensor.size;
  }
}
