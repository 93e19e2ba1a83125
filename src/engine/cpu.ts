import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import type { BackendName } from './protocol.ts';
import { chapterTables, type Tables } from './tables.ts';
import * as tf from './tfjs.ts';

/** Makes the CPU backend available and current, with the kernels of some tables. Safe to call again. */
export function startCpu({ cpu }: Tables = chapterTables): void {
  if (!tf.findBackend('cpu')) {
    tf.registerBackend('cpu', () => new MathBackendCPU());
    // When the site is built, tfjs would recommend its native addon. Exact and portable is what is wanted here.
    tf.env().set('IS_NODE', false);
  }
  cpu.filter(({ kernelName }) => !tf.getKernel(kernelName, 'cpu')).forEach(tf.registerKernel);
  use('cpu');
}

/** Makes `name` current for the ops that follow. It takes effect at once: both backends start without waiting. */
export function use(name: BackendName): void {
  if (tf.getBackend() !== name) void tf.setBackend(name);
}
