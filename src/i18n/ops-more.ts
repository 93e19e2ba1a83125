import type { LabOp } from '../graph/ops/lab.ts';
import { wordsFor } from './index.ts';

/** What the ops of a reader's own code are called. Importing this file adds them to the words of each language. */
const more: Readonly<Record<string, Readonly<Record<LabOp, string>>>> = {
  en: {
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
  },
};

for (const [language, ops] of Object.entries(more)) Object.assign(wordsFor(language).ops, ops);
