import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { answer, bringToLife, figureNames, figureOn, figures, press, stepPast, wake } from './figures.ts';
import { dist, expect, test } from './fixture.ts';
import { listPages } from './pages.ts';

/** Bytes of a kilobyte, and what the project may weigh, compressed. */
const KB = 1000;
const LIMITS = { script: 12, page: 95, engine: 105, live: 200 } as const;

interface Loaded {
  readonly file: string;
  readonly type: string;
  readonly bytes: number;
}

/** Everything the page loads from now on, weighed as a static host would send it. */
function weigh(page: Page): { all: () => Promise<Loaded[]> } {
  const loading: Promise<Loaded>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    loading.push(
      response.body().then((body) => ({
        file: pathname,
        type: response.headers()['content-type'] ?? '',
        // Fonts are compressed already.
        bytes: pathname.endsWith('.woff2') ? body.length : gzipSync(body, { level: 9 }).length,
      })),
    );
  });
  return { all: () => Promise.all(loading) };
}

const total = (files: readonly Loaded[]) => files.reduce((sum, { bytes }) => sum + bytes, 0) / KB;
const list = (files: readonly Loaded[]) =>
  files.map(({ file, bytes }) => `${(bytes / KB).toFixed(1)} kB ${file}`).join('\n');

const chapters = listPages(dist)
  .filter((address) => address && address !== '404.html')
  .map((address) => {
    const html = readFileSync(`${dist}/${address}index.html`, 'utf8');
    return { address, name: figureNames.find((name) => html.includes(`data-figure="${name}"`)) };
  });

test('every figure stands in some chapter', () => {
  for (const name of figureNames) expect(chapters.map((chapter) => chapter.name)).toContain(name);
});

for (const { address, name } of chapters)
  test(`"${address}" is light before a figure is near, and within the budget when every figure lives`, async ({
    page,
  }) => {
    const loaded = weigh(page);
    await answer(page);
    // However high the screen, no figure is near until the test says so.
    await page.addInitScript(() => {
      const Observer = IntersectionObserver;
      let near: () => void = () => undefined;
      const released = new Promise<void>((resolve) => (near = resolve));
      globalThis.IntersectionObserver = class extends Observer {
        override observe(target: Element): void {
          void released.then(() => super.observe(target));
        }
      };
      Object.assign(globalThis, { near });
    });
    await page.goto(`${address}?pair.backend=webgl&film.backend=webgl&triplet.backend=webgl`, {
      waitUntil: 'networkidle',
    });
    await page.evaluate(() => document.fonts.ready);
    const first = await loaded.all();
    const scripts = first.filter(({ type }) => type.includes('javascript'));
    expect.soft(total(scripts), `scripts\n${list(scripts)}`).toBeLessThanOrEqual(LIMITS.script);
    expect.soft(total(first), `everything\n${list(first)}`).toBeLessThanOrEqual(LIMITS.page);
    const shown = page.locator('[data-figure]');
    // What the Lab may weigh at work is its own matter, and that of lab.spec.ts.
    if ((await shown.count()) === 0 || address.endsWith('lab/')) return;

    await page.evaluate(() => (globalThis as never as { near(): void }).near());
    if (name) {
      const figure = await wake(page, name, { backend: 'webgl' });
      await press(figure, 'Train');
      await stepPast(figure, 1);
      await press(figure, 'Pause');
    }
    for (const figure of await shown.all()) await bringToLife(figure);
    const engines = async () => (await loaded.all()).filter(({ file }) => /\/worker-/.test(file));
    await expect.poll(async () => (await engines()).length).toBe(1);
    const [all, engine] = [await loaded.all(), await engines()];
    expect.soft(total(engine), list(engine)).toBeLessThanOrEqual(LIMITS.engine);
    expect.soft(total(all), list(all)).toBeLessThanOrEqual(LIMITS.live);

    const others = figureNames.filter((other) => other !== name);
    for (const other of others) {
      await expect(figureOn(page, other)).toHaveCount(0);
      const foreign = all.filter(({ file }) => file.includes(`/${other}-live`) || file.includes(figures[other].script));
      expect(list(foreign), `of the ${other} figure`).toBe('');
    }
    console.log(
      `${address} scripts ${total(scripts).toFixed(1)} kB, before ${total(first).toFixed(1)} kB, ` +
        `engine ${total(engine).toFixed(1)} kB, live ${total(all).toFixed(1)} kB`,
    );
  });
