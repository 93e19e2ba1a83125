/**
 * The parts of tfjs this project uses, and nothing else: the engine and the ops, without the registry of all kernels,
 * all gradients and the chained methods. Everything in this folder imports tfjs from here.
 */
import '@tensorflow/tfjs-core/dist/base_side_effects';

export {
  env,
  registerKernel,
  registerBackend,
  removeBackend,
  findBackend,
  setBackend,
  getBackend,
  getKernel,
  memory,
  tidy,
  keep,
  dispose,
  type KernelConfig,
  type Tensor,
} from '@tensorflow/tfjs-core/dist/base';
export {
  add,
  concat,
  div,
  gather,
  matMul,
  maximum,
  mul,
  relu,
  reshape,
  scatterND,
  sigmoid,
  slice,
  softplus,
  sqrt,
  step,
  sub,
  sum,
  tanh,
  tensor,
  tile,
} from '@tensorflow/tfjs-core/dist/ops/ops';
