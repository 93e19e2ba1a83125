import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { RAVEL, UNRAVEL, type Stretch } from '../ravel.ts';
import type { KernelConfig } from '../../tfjs.ts';

export const ravelConfig: KernelConfig = {
  kernelName: RAVEL,
  backendName: 'cpu',
  kernelFunc: ({ inputs, backend }) => {
    const cpu = backend as MathBackendCPU;
    const parts = Object.values(inputs).map((input) => cpu.data.get(input!.dataId).values as Float32Array);
    const result = new Float32Array(parts.reduce((total, part) => total + part.length, 0));
    parts.reduce((from, part) => (result.set(part, from), from + part.length), 0);
    return cpu.makeTensorInfo([result.length], 'float32', result);
  },
};

export const unravelConfig: KernelConfig = {
  kernelName: UNRAVEL,
  backendName: 'cpu',
  kernelFunc: ({ inputs, attrs, backend }) => {
    const cpu = backend as MathBackendCPU;
    const values = cpu.data.get(inputs.vector!.dataId).values as Float32Array;
    // Views: no kernel ever writes into its operands.
    return (attrs as unknown as { stretches: readonly Stretch[] }).stretches.map(({ from, size, shape }) =>
      cpu.makeTensorInfo([...shape], 'float32', values.subarray(from, from + size)),
    );
  },
};
