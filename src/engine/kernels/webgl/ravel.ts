import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { concatImpl } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Concat_impl';
import { slice } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Slice';
import { sizeOf } from '../../../graph/graph.ts';
import { RAVEL, UNRAVEL, type Stretch } from '../ravel.ts';
import type { KernelConfig, Tensor } from '../../tfjs.ts';

export const ravelConfig: KernelConfig = {
  kernelName: RAVEL,
  backendName: 'webgl',
  kernelFunc: ({ inputs, backend }) => {
    const flat = Object.values(inputs).map((input) => ({ ...input!, shape: [sizeOf(input!.shape)] }));
    return concatImpl(flat as unknown as Tensor[], 0, backend as MathBackendWebGL);
  },
};

/** Costs no shader: each part is a place in the vector's own texture. */
export const unravelConfig: KernelConfig = {
  kernelName: UNRAVEL,
  backendName: 'webgl',
  kernelFunc: ({ inputs, attrs, backend }) =>
    (attrs as unknown as { stretches: readonly Stretch[] }).stretches.map(({ from, size, shape }) => {
      const part = slice({
        inputs: { x: inputs.vector! },
        attrs: { begin: [from], size: [size] },
        backend: backend as MathBackendWebGL,
      });
      return { ...part, shape: [...shape] };
    }),
};
