import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { test as base } from '@playwright/test';
import type { OpName } from '../../src/graph/graph.ts';
import type { Outcome } from './cases.ts';
import type { Question, Trained, Training } from './stock-worker.ts';

/** The stock tfjs package in a thread of its own. */
export interface Stock {
  /** Value and gradients of every case of an op, in the order of the case table. */
  readonly outcomes: (op: OpName) => Promise<readonly Outcome[]>;
  readonly train: (training: Training) => Promise<Trained>;
}

async function ask<T>(worker: Worker, question: Question): Promise<T> {
  worker.postMessage(question);
  for (;;) {
    const [message] = (await once(worker, 'message')) as [{ id: number; answer?: T; error?: string }];
    if (message.id !== question.id) continue;
    if (message.error) throw new Error(message.error);
    return message.answer!;
  }
}

/** `test`, with the stock package at hand. */
export const test = base.extend<object, { stock: Stock }>({
  stock: [
    async ({}, use) => {
      // Its own streams swallow tfjs's advice to install another package.
      const worker = new Worker(new URL('./stock-worker.ts', import.meta.url), { stdout: true, stderr: true });
      let id = 0;
      await use({
        outcomes: (op) => ask(worker, { id: id++, op }),
        train: (training) => ask(worker, { id: id++, training }),
      });
      await worker.terminate();
    },
    { scope: 'worker' },
  ],
});
