import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from '@playwright/test';
import type { EnginePage } from './page.ts';
import { test as withStock } from './stock.ts';

const ORIGIN = 'http://engine.test/';

/** Calls the engine in the page: `call('run', spec, 'webgl', 5)`. */
export type Call = <K extends Asked>(name: K, ...of: Parameters<EnginePage[K]>) => Promise<Awaited<Answer<K>>>;
type Asked = Exclude<keyof EnginePage, 'runs'>;
type Answer<K extends Asked> = ReturnType<EnginePage[K]>;

/** One script with the engine and the cases, and one copy of tfjs: its deep modules and its entry are the same files. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

/** Loads the script into a page of an http origin that answers nothing else. */
async function load(page: Page, script: string): Promise<void> {
  await page.route(`${ORIGIN}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Engine</title><script>${script}</script>` }),
  );
  await page.goto(ORIGIN);
}

/** Reading back stalls a software renderer, and its driver says so. */
const DRIVER = /GL Driver Message/;

/** The engine in a page, and what the page complains of meanwhile. */
async function open(page: Page, script: string): Promise<{ call: Call; faults: string[] }> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'warning' && !DRIVER.test(message.text())) faults.push(message.text());
  });
  await load(page, script);
  const call: Call = (name, ...of) =>
    page.evaluate(
      ([name, of]) => {
        const { engine } = globalThis as unknown as { engine: Record<string, (...of: unknown[]) => unknown> };
        return engine[name]!(...of);
      },
      [name, of] as const,
    ) as never;
  return { call, faults };
}

/**
 * `test`, with the engine in a browser and the stock package: `call` asks a page that all tests of a worker share, for its
 * shaders take long to compile; `callFresh` one of its own.
 */
export const test = withStock.extend<{ allowed: RegExp | undefined; callFresh: Call }, { script: string; call: Call }>({
  script: [async ({}, use) => use(await bundle()), { scope: 'worker' }],
  call: [
    async ({ browser, script }, use) => {
      const page = await browser.newPage();
      const { call, faults } = await open(page, script);
      await use(call);
      await page.close();
      test.expect(faults, 'errors and warnings of the page').toEqual([]);
    },
    { scope: 'worker' },
  ],
  /** Warnings that a test provokes: `test.use({ allowed: /already registered/ })`. */
  allowed: [undefined, { option: true }],
  callFresh: async ({ page, script, allowed }, use) => {
    const { call, faults } = await open(page, script);
    await use(call);
    const unexpected = faults.filter((text) => !allowed?.test(text));
    test.expect(unexpected, 'errors and warnings of the page').toEqual([]);
  },
});
