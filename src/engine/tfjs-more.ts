/** What `kernels-more.ts` takes from tfjs besides `tfjs.ts`. */
export * from './tfjs.ts';
export type { Tensor1D } from '@tensorflow/tfjs-core/dist/base';
export {
  abs,
  cos,
  cast,
  equal,
  erf,
  exp,
  log,
  max,
  minimum,
  neg,
  pow,
  tensor1d,
  sin,
  transpose,
  where,
} from '@tensorflow/tfjs-core/dist/ops/ops';
