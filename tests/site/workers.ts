import type { Page } from '@playwright/test';

interface WithWorkers {
  workers: Worker[];
}

/** For `addInitScript`: keeps every worker that the page starts in `globalThis.workers`. */
export function captureWorkers(): void {
  const workers: Worker[] = [];
  const Original = Worker;
  class Captured extends Original {
    constructor(...of: ConstructorParameters<typeof Worker>) {
      super(...of);
      workers.push(this);
    }
  }
  Object.assign(globalThis, { workers, Worker: Captured });
}

/** Asks the page's newest engine worker, in the words of comlink: `askEngine(page, 'tensors')`. */
export function askEngine(page: Page, method: 'tensors' | 'loseContext'): Promise<unknown> {
  return page.evaluate((method) => {
    const worker = (globalThis as never as WithWorkers).workers.at(-1)!;
    const id = `test-${Math.random()}`;
    const answer = new Promise((resolve) =>
      worker.addEventListener('message', ({ data }) => {
        if (data.id === id) resolve(data.value);
      }),
    );
    worker.postMessage({ id, type: 'APPLY', path: [method], argumentList: [] });
    return answer;
  }, method);
}

/** Kills the newest worker, as a browser short of memory does. @returns how many there have been. */
export function killWorker(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { workers } = globalThis as never as WithWorkers;
    workers.at(-1)!.terminate();
    return workers.length;
  });
}

export function countWorkers(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as never as WithWorkers).workers.length);
}

/** Runs `code` in the worker before the engine's own script. */
export async function prefixWorker(page: Page, code: string): Promise<void> {
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code};\n${await response.text()}` });
  });
}
