import type { Feeders } from './feed.ts';
import { chapterKernels } from './kernels/chapter.ts';
import { chapterCpu } from './kernels/cpu/chapter.ts';
import type { Kernels } from './kernels/kernel.ts';
import type { KernelConfig } from './tfjs.ts';

/** What an engine is given: how it computes, and how its runs are fed. */
export interface Tables {
  readonly kernels: Kernels;
  /** tfjs's kernels for the CPU that these call. */
  readonly cpu: readonly KernelConfig[];
  /** None is needed for fixed values. */
  readonly feeders: Feeders;
}

/** What the chapters' models are made of. */
export const chapterTables: Tables = { kernels: chapterKernels, cpu: chapterCpu, feeders: {} };
