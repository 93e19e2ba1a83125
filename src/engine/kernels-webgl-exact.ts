import { binaryKernelFunc, unaryKernelFunc } from '@tensorflow/tfjs-backend-webgl/dist/kernel_utils/kernel_funcs_utils';
import { CROSS_ENTROPY, CROSS_ENTROPY_SLOPE } from './kernels-entropy.ts';
import type { KernelConfig } from './tfjs.ts';

/**
 * tfjs's WebGL division answers 1 wherever its operands are equal, because some GPUs make 0.9999 of a / a. That turns
 * 0 / 0 into 1 as well, and the gradient of a norm at zero into a number that looks healthy. Here it is NaN, as on the
 * CPU.
 */
export const realDivConfig: KernelConfig = {
  kernelName: 'RealDiv',
  backendName: 'webgl',
  kernelFunc: binaryKernelFunc({
    opSnippet: `
      if (a == b) return b == 0.0 || isinf(b) ? NAN : 1.0;
      return a / b;`,
  }),
};

/**
 * tfjs's WebGL tanh takes 1 − exp(−2|x|), which is exactly 0 below 3e-8 and has few digits left well above that. Near
 * zero the series is used instead.
 */
export const tanhConfig: KernelConfig = {
  kernelName: 'Tanh',
  backendName: 'webgl',
  kernelFunc: unaryKernelFunc({
    opSnippet: `
      if (isnan(x)) return x;
      float square = x * x;
      float e2x = exp(-2.0 * abs(x));
      return abs(x) < 0.05
        ? x * (1.0 - square * (1.0 / 3.0 - square * 2.0 / 15.0))
        : sign(x) * (1.0 - e2x) / (1.0 + e2x);`,
  }),
};

/** ln(1 + e) for e in [0, 1]: where little of e survives in the sum, its series. */
const LOG1P = (e: string) =>
  `(${e} < 0.03 ? ${e} * (1.0 - ${e} * (0.5 - ${e} * (1.0 / 3.0 - ${e} / 4.0))) : log(1.0 + ${e}))`;

/** tfjs's WebGL softplus lets a GPU make an infinity of NaN, and keeps few digits of small results. */
export const softplusConfig: KernelConfig = {
  kernelName: 'Softplus',
  backendName: 'webgl',
  kernelFunc: unaryKernelFunc({
    opSnippet: `
      if (isnan(x)) return x;
      float e = exp(-abs(x));
      return max(x, 0.0) + ${LOG1P('e')};`,
  }),
};

export const crossEntropyConfig: KernelConfig = {
  kernelName: CROSS_ENTROPY,
  backendName: 'webgl',
  kernelFunc: binaryKernelFunc({
    opSnippet: `
      if (isnan(a)) return a;
      if (isnan(b)) return b;
      float e = exp(-abs(b));
      return max(b, 0.0) - a * b + ${LOG1P('e')};`,
  }),
};

export const crossEntropySlopeConfig: KernelConfig = {
  kernelName: CROSS_ENTROPY_SLOPE,
  backendName: 'webgl',
  kernelFunc: binaryKernelFunc({
    opSnippet: `
      if (isnan(a)) return a;
      if (isnan(b)) return b;
      return (1.0 - a) / (1.0 + exp(-b)) - a / (1.0 + exp(b));`,
  }),
};
