/** What was opened once can be read and run without a network: the host is stopped, and the browser is told so. */
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBuild, writeWorker } from '../../src/build/offline.ts';
import { figureOn, linkTo } from './figures.ts';
import { dist } from './fixture.ts';
import { serveSite, type SiteServer } from './server.ts';

interface Host extends SiteServer {
  /** The built site, which the test may change. */
  readonly folder: string;
}

const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'offline-'));
    cpSync(dist, folder, { recursive: true });
    const server = await serveSite(folder);
    await use({ ...server, folder });
    await server.close();
    rmSync(folder, { recursive: true });
  },
  baseURL: async ({ host }, use) => use(host.url),
});

test.use({ serviceWorkers: 'allow' });

/** Waits until a page and all that belongs to it is kept. */
async function untilKept(page: Page, { folder, url }: Host, path: string): Promise<void> {
  const addresses = [path, ...readBuild(folder).pages[path]!].map((one) => new URL(one, url).href);
  const missing = () =>
    page.evaluate(async (addresses) => {
      const kept = await Promise.all(addresses.map((address) => caches.match(address)));
      return addresses.filter((_, i) => !kept[i]);
    }, addresses);
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
}

async function goOffline(context: BrowserContext, host: Host): Promise<void> {
  await host.close();
  await context.setOffline(true);
}

async function runLab(page: Page): Promise<string> {
  await page.locator('lab-bench[data-ready]').waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('Done in')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('lab-figure')).toHaveAttribute('data-backend', 'cpu');
  return (await page.getByRole('log', { name: 'Output' }).textContent())!;
}

async function expectLive(page: Page): Promise<void> {
  await figureOn(page, 'film').scrollIntoViewIfNeeded();
  await expect(figureOn(page, 'film')).toHaveAttribute('data-backend', /cpu|webgl/, { timeout: 30_000 });
}

test('the Lab runs a program without a network as it does with one', async ({ page, context, host }) => {
  await page.goto('lab/');
  await untilKept(page, host, 'lab/');
  const output = await runLab(page);
  expect(output).toContain('loss 0.6931471824645996');
  await goOffline(context, host);
  await page.reload();
  expect(await runLab(page)).toBe(output);
  await page.getByRole('combobox', { name: 'Example' }).selectOption('triplet-torch');
  await expect(page.getByRole('textbox', { name: 'Python code' })).toContainText('anchor');
});

test('a figure that was never near comes alive without a network, in the state of a link', async ({
  page,
  context,
  host,
}) => {
  await page.goto('the-case/');
  await untilKept(page, host, 'the-case/');
  await goOffline(context, host);
  await page.goto(linkTo('film', { E: 'normal' }));
  await expectLive(page);
});

test('in place of a page that was never opened stands one that lists those that were', async ({
  page,
  context,
  host,
}) => {
  await page.goto('glossary/');
  await untilKept(page, host, 'glossary/');
  await goOffline(context, host);
  await page.goto('lab/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not here yet');
  const kept = page.getByRole('main').getByRole('link');
  await expect(kept).toHaveText(['Glossary']);
  await kept.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');
});

test('a page that is kept is shown when the network does not answer', async ({ page, host }) => {
  await page.goto('glossary/');
  await untilKept(page, host, 'glossary/');
  await host.close();
  const dead = createServer();
  await new Promise<void>((resolve) => dead.listen(Number(new URL(host.url).port), '127.0.0.1', resolve));
  await page.reload({ timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');
  dead.close();
});

/** Builds the site anew, as it were: a script of every figure gets another name, and a page other words. */
async function rebuild({ folder }: Host): Promise<void> {
  const [old] = globSync('_astro/live-model.*.js', { cwd: folder });
  const name = 'live-model.NEWBUILD.js';
  renameSync(join(folder, old!), join(folder, '_astro', name));
  for (const path of globSync('**/*.{js,html}', { cwd: folder })) {
    const text = readFileSync(join(folder, path), 'utf8');
    writeFileSync(join(folder, path), text.replaceAll(old!.replace('_astro/', ''), name).replace('<h1>', '<h1>New: '));
  }
  await writeWorker(folder);
}

test('a new build takes the place of the old when no page of that is open, with all that was kept', async ({
  page,
  context,
  host,
}) => {
  const cacheNames = (on: Page) => on.evaluate(() => caches.keys());
  await page.goto('the-case/');
  await untilKept(page, host, 'the-case/');
  const [old] = await cacheNames(page);
  await rebuild(host);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state), { timeout: 30_000 })
    .toBe('installed');
  expect(await cacheNames(page), 'the old build is there as long as its page').toContain(old);

  const [replaced] = context.serviceWorkers();
  const gone = replaced!.waitForEvent('close');
  await page.close();
  await gone;
  const next = await context.newPage();
  await next.goto('glossary/');
  await expect.poll(async () => await cacheNames(next)).toEqual([expect.not.stringContaining(old!)]);
  await goOffline(context, host);
  await next.goto('the-case/');
  await expect(next.getByRole('heading', { level: 1 })).toContainText('New: ');
  await expectLive(next);
});
