import { binaryKernelFunc } from '@tensorflow/tfjs-backend-webgl/dist/kernel_utils/kernel_funcs_utils';
import type { KernelConfig } from '../../tfjs.ts';

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
