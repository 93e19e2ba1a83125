import type { LabOp } from '../../graph/ops/lab.ts';

/** What the operations of a reader's own code are called, beside those of the chapters. */
export const words: Readonly<Record<LabOp, string>> = {
  neg: 'negative',
  exp: 'exponential',
  log: 'logarithm',
  abs: 'absolute value',
  sin: 'sine',
  cos: 'cosine',
  power: 'power',
  minimum: 'minimum',
  max: 'largest element',
  where: 'choice',
  softmax: 'softmax',
  logSoftmax: 'log-softmax',
  softmaxCrossEntropy: 'softmax cross-entropy',
  binaryCrossEntropy: 'binary cross-entropy',
  leakyRelu: 'leaky relu',
  gelu: 'gelu',
  transpose: 'transpose',
  pick: 'elements picked',
};
