import { absConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Abs';
import { cosConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Cos';
import { equalConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Equal';
import { erfConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Erf';
import { expConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Exp';
import { logConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Log';
import { maxConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Max';
import { minimumConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Minimum';
import { negConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Neg';
import { powConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Pow';
import { selectConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Select';
import { notEqualConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/NotEqual';
import { sinConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sin';
import { transposeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Transpose';
import type { KernelConfig } from '../../tfjs.ts';
import { chapterCpu } from './chapter.ts';

/** The kernels that `labKernels` call: the chapters', and those that only a reader's own code needs. */
export const labCpu: readonly KernelConfig[] = [
  ...chapterCpu,
  absConfig,
  cosConfig,
  equalConfig,
  erfConfig,
  expConfig,
  logConfig,
  maxConfig,
  minimumConfig,
  negConfig,
  notEqualConfig,
  powConfig,
  selectConfig,
  sinConfig,
  transposeConfig,
];
