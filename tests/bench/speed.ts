import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import { initialValues } from '../../src/engine/initial-values.ts';
import type { BackendName } from '../../src/engine/protocol.ts';
import { streamOf } from '../../src/engine/random.ts';
import type { Race, Speeds } from './speed-page.ts';
import type { Start } from './trainer.ts';

const ROUNDS = 8;
const ROUND = 500;
const LEARNING_RATE = 0.05;

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Scripts by the address they are served at. */
const SCRIPTS: Readonly<Record<string, string>> = {
  '/page.js': source('speed-page.ts'),
  '/engine.js': source('../../src/figure/worker.ts'),
  '/bare.js': source('bare-worker.ts'),
  '/floor.js': source('floor-worker.ts'),
};

async function bundled(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

async function serve(): Promise<{ url: string; close: () => void }> {
  const texts = new Map<string, string>();
  for (const [address, path] of Object.entries(SCRIPTS)) texts.set(address, await bundled(path));
  const server = createServer(({ url }, response) => {
    const script = texts.get(url ?? '');
    response.writeHead(200, { 'Content-Type': script === undefined ? 'text/html' : 'text/javascript' });
    response.end(script ?? '<!doctype html><title>Speed</title><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close(() => server.closeAllConnections()) };
}

/** All four tensors random: the model trains. */
function start(): Start {
  const values = (id: string, shape: number[]) => [...initialValues({ name: 'uniform' }, shape, () => streamOf(7, id))];
  const parameters = { a: values('a', [1, 8]), b: values('b', [1, 8]), W: values('W', [8, 4]), B: values('B', [1, 4]) };
  return { parameters, label: 0, learningRate: LEARNING_RATE };
}

/**
 * Steps per second of each contender on a backend, measured by turns in one page.
 * @param names who takes part; see `speed-page.ts`
 */
export async function speeds(
  browser: Browser,
  names: readonly string[],
  backends: readonly BackendName[],
): Promise<Record<BackendName, Record<string, Speeds>>> {
  const site = await serve();
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(site.url);
  await page.waitForFunction(() => 'race' in globalThis);
  const results: [BackendName, Record<string, Speeds>][] = [];
  for (const backend of backends)
    results.push([
      backend,
      await page.evaluate(
        ([names, start, backend, rounds, milliseconds]) => {
          const { race } = globalThis as unknown as { race: Race };
          return race(names, start, backend, rounds, milliseconds);
        },
        [names, start(), backend, ROUNDS, ROUND] as const,
      ),
    ]);
  await page.close();
  site.close();
  return Object.fromEntries(results) as Record<BackendName, Record<string, Speeds>>;
}
