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
import {
  crossEntropyConfig,
  crossEntropySlopeConfig,
  realDivConfig,
  softplusConfig,
  tanhConfig,
} from './kernels-webgl-exact.ts';
import { matMulConfig } from './kernels-webgl-product.ts';
import { cutConfig, joinConfig } from './kernels-webgl-vector.ts';
import type { KernelConfig } from './tfjs.ts';

/** The kernels that `kernels.ts` calls, for WebGL: tfjs's, and our own where it has none that is exact. */
export const webglKernels: readonly KernelConfig[] = [
  addConfig,
  castConfig,
  concatConfig,
  crossEntropyConfig,
  crossEntropySlopeConfig,
  cutConfig,
  gatherV2Config,
  identityConfig,
  joinConfig,
  matMulConfig,
  maximumConfig,
  multiplyConfig,
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
];
