import { engine } from '@tensorflow/tfjs-core/dist/globals';
import type { Tensor } from '../tfjs.ts';

/**
 * Sigmoid cross-entropy as kernels of its own. Composed of tfjs's, `softplus(z) − y z` and `σ(z) − y` subtract nearly
 * equal numbers once a positive example is well learnt: both became exactly 0 where TensorFlow still has 1e-7. One
 * kernel each is also faster than three.
 */
export const CROSS_ENTROPY = 'SigmoidCrossEntropy';
export const CROSS_ENTROPY_SLOPE = 'SigmoidCrossEntropySlope';

/** max(z, 0) − y z + ln(1 + exp(−|z|)), element-wise, for labels y in [0, 1] and logits z. Operands broadcast. */
export function crossEntropy(label: Tensor, logit: Tensor): Tensor {
  return engine().runKernel<Tensor>(CROSS_ENTROPY, { a: label, b: logit });
}

/** Its derivative by the logit, σ(z) − y, as (1 − y) σ(z) − y σ(−z). */
export function crossEntropySlope(label: Tensor, logit: Tensor): Tensor {
  return engine().runKernel<Tensor>(CROSS_ENTROPY_SLOPE, { a: label, b: logit });
}
