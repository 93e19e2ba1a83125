/**
 * `test` for the built pages: `site` is served once per worker, and whatever a page complains of (an error in the console, a
 * forbidden script, a request to somebody else) fails the test that opened it.
 */
import { test as base, expect, type BrowserContext } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { serveSite, type SiteServer } from './server.ts';

/** The built site; `DIST` names another folder than `dist/`. */
export const dist = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** Everything a page should not have done, gathered while `context` lives. */
export function watch(context: BrowserContext, site: string): readonly string[] {
  const complaints: string[] = [];
  const { origin } = new URL(site);
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) complaints.push(`third party: ${url.href}`);
  });
  return complaints;
}

interface PerTest {
  /** Patterns of complaints that the test provokes. `test.use({ allowed: [/WebGL/] })` */
  allowed: readonly RegExp[];
  complaints: readonly string[];
}

interface PerWorker {
  site: SiteServer;
}

export const test = base.extend<PerTest, PerWorker>({
  site: [
    async ({}, use) => {
      const site = await serveSite(dist);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  allowed: [[], { option: true }],
  complaints: [
    async ({ context, site, allowed }, use) => {
      const complaints = watch(context, site.url);
      await use(complaints);
      const unexpected = complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
