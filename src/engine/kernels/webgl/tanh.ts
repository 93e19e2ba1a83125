import { unaryKernelFunc } from '@tensorflow/tfjs-backend-webgl/dist/kernel_utils/kernel_funcs_utils';
import type { KernelConfig } from '../../tfjs.ts';

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
