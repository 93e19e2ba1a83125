import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import type { KernelConfig, Tensor } from '../../tfjs.ts';

/** Rows of a table [rows, size] by their numbers [n]. tfjs's own works out where each single element lies. */
export const gatherConfig: KernelConfig = {
  kernelName: 'GatherV2',
  backendName: 'cpu',
  kernelFunc: ({ inputs, backend }) => {
    const { x: table, indices } = inputs as { x: Tensor; indices: Tensor };
    const cpu = backend as MathBackendCPU;
    const values = cpu.data.get(table.dataId).values as Float32Array;
    const numbers = cpu.data.get(indices.dataId).values as Int32Array;
    const size = table.shape[1]!;
    const result = new Float32Array(numbers.length * size);
    for (let i = 0, at = 0; i < numbers.length; i++)
      for (let from = numbers[i]! * size, to = from + size; from < to;) result[at++] = values[from++]!;
    return cpu.makeTensorInfo([numbers.length, size], 'float32', result);
  },
};
