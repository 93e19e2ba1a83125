import { labCpu } from './kernels/cpu/lab.ts';
import { labKernels } from './kernels/lab.ts';
import type { Tables } from './tables.ts';

/** What the model of a reader's program may be made of. */
export const labTables: Tables = { kernels: labKernels, cpu: labCpu, feeders: {} };
