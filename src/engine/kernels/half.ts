import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { engine } from '@tensorflow/tfjs-core/dist/globals';
import { roundToHalf } from '../half.ts';
import type { KernelConfig, Tensor } from '../tfjs.ts';

const ROUND_TO_HALF = 'RoundToHalf';

/** Every element as half precision would hold it. On the CPU only. */
export function toHalf(x: Tensor): Tensor {
  return engine().runKernel<Tensor>(ROUND_TO_HALF, { x });
}

export const roundToHalfConfig: KernelConfig = {
  kernelName: ROUND_TO_HALF,
  backendName: 'cpu',
  kernelFunc: ({ inputs: { x }, backend }) => {
    const cpu = backend as MathBackendCPU;
    const values = cpu.data.get(x!.dataId).values as Float32Array;
    return cpu.makeTensorInfo(x!.shape, 'float32', values.map(roundToHalf));
  },
};
