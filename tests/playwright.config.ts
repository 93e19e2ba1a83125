import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './browser.ts';
import './tfjs-hook.ts';

const PORT = 4329;

/** Two projects, one runner: `unit` is pure and runs in Node, `site` drives Chromium over the built pages. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A shared machine can hold a browser up; the report calls what passes only then flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  reporter: process.env.CI ? [['list']] : [['line']],
  use: {
    // What a service worker fetches no route sees; `offline.spec.ts` alone allows one.
    serviceWorkers: 'block',
    baseURL: `http://localhost:${PORT}`,
    launchOptions: { executablePath: findBrowser(), args: browserArguments },
  },
  projects: [
    { name: 'unit', testIgnore: 'site/**' },
    { name: 'site', testMatch: 'site/**/*.spec.ts' },
  ],
});
