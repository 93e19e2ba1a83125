import { createSimpleBinaryKernelImpl } from '@tensorflow/tfjs-backend-cpu/dist/utils/binary_impl';
import { binaryKernelFunc } from '@tensorflow/tfjs-backend-cpu/dist/utils/binary_utils';
import type { SimpleBinaryOperation } from '@tensorflow/tfjs-backend-cpu/dist/utils/binary_types';
import { CROSS_ENTROPY, CROSS_ENTROPY_SLOPE } from '../cross-entropy.ts';
import type { KernelConfig } from '../../tfjs.ts';

function elementwise(kernelName: string, f: (a: number, b: number) => number): KernelConfig {
  const kernelFunc = binaryKernelFunc(
    kernelName,
    createSimpleBinaryKernelImpl(f as SimpleBinaryOperation),
    undefined,
    'float32',
  );
  return { kernelName, backendName: 'cpu', kernelFunc };
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

export const crossEntropyConfig = elementwise(
  CROSS_ENTROPY,
  (y, z) => Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z))),
);

export const crossEntropySlopeConfig = elementwise(
  CROSS_ENTROPY_SLOPE,
  (y, z) => (1 - y) * sigmoid(z) - y * sigmoid(-z),
);
