import { addConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add';
import { castConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Cast';
import { concatConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Concat';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { maximumConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Maximum';
import { multiplyConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply';
import { realDivConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/RealDiv';
import { reluConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Relu';
import { reshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { scatterNdConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/ScatterNd';
import { sigmoidConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sigmoid';
import { sliceConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Slice';
import { softplusConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Softplus';
import { sqrtConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sqrt';
import { stepConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Step';
import { subConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sub';
import { sumConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sum';
import { tanhConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Tanh';
import { tileConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Tile';
import { crossEntropyConfig, crossEntropySlopeConfig } from './cross-entropy.ts';
import { matMulConfig } from './matrix-product.ts';
import { gatherConfig } from './gather.ts';
import { ravelConfig, unravelConfig } from './ravel.ts';
import { roundToHalfConfig } from '../half.ts';
import type { KernelConfig } from '../../tfjs.ts';

/**
 * The kernels that `chapterKernels` call, for the CPU backend: tfjs's, and our own where it has none that
 * is exact, or fast on models of this size. One line a kernel, so that no other is shipped.
 */
export const chapterCpu: readonly KernelConfig[] = [
  addConfig,
  castConfig,
  concatConfig,
  crossEntropyConfig,
  crossEntropySlopeConfig,
  gatherConfig,
  identityConfig,
  matMulConfig,
  maximumConfig,
  multiplyConfig,
  ravelConfig,
  realDivConfig,
  reluConfig,
  reshapeConfig,
  roundToHalfConfig,
  scatterNdConfig,
  sigmoidConfig,
  sliceConfig,
  softplusConfig,
  sqrtConfig,
  stepConfig,
  subConfig,
  sumConfig,
  tanhConfig,
  tileConfig,
  unravelConfig,
];
