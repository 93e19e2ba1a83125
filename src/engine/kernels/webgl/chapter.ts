import { addConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Add';
import { castConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Cast';
import { concatConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Concat';
import { gatherV2Config } from '@tensorflow/tfjs-backend-webgl/dist/kernels/GatherV2';
import { identityConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Identity';
import { maximumConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Maximum';
import { multiplyConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Multiply';
import { reluConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Relu';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape';
import { scatterNdConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/ScatterNd';
import { sigmoidConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sigmoid';
import { sliceConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Slice';
import { sqrtConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sqrt';
import { stepConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Step';
import { subConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sub';
import { sumConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Sum';
import { tileConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Tile';
import { crossEntropyConfig, crossEntropySlopeConfig, softplusConfig } from './cross-entropy.ts';
import { realDivConfig } from './division.ts';
import { matMulConfig } from './matrix-product.ts';
import { ravelConfig, unravelConfig } from './ravel.ts';
import { tanhConfig } from './tanh.ts';
import type { KernelConfig } from '../../tfjs.ts';

/** The kernels that `chapterKernels` call, for WebGL: tfjs's, and our own where it has none that is exact. */
export const chapterWebGL: readonly KernelConfig[] = [
  addConfig,
  castConfig,
  concatConfig,
  crossEntropyConfig,
  crossEntropySlopeConfig,
  gatherV2Config,
  identityConfig,
  matMulConfig,
  maximumConfig,
  multiplyConfig,
  ravelConfig,
  realDivConfig,
  reluConfig,
  reshapeConfig,
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
