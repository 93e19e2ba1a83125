/** The first ten seconds: a picture that plays without a script, one word to flip, and two ways in. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { trained } from '../../src/figure/trained.ts';
import { LAST, PRINTED, printedLosses } from '../../src/figures/hero/log.ts';
import { heroSpec } from '../../src/figures/hero/spec.ts';
import { words as hero } from '../../src/words/en/hero.ts';
import { words as home } from '../../src/words/en/pages/home.ts';
import { words as shared } from '../../src/words/en/shared.ts';
import { dist, expect, test } from './fixture.ts';
import { captureWorkers, countWorkers, killWorker } from './workers.ts';

/** What the engine prints in Node, held to stock tfjs by `tests/figures/hero.spec.ts`. */
const lossesOf = (embeddings: string) => printedLosses(trained(heroSpec({ embeddings }), LAST).losses) as string[];
const stuck = lossesOf('zeros');
const freed = lossesOf('normal');

const figure = (page: Page) => page.locator('[data-figure="hero"]');
const control = (page: Page) => page.getByLabel('Embeddings', { exact: true });
const again = (page: Page) => page.getByRole('button', { name: 'Again', exact: true });
const doors = (page: Page) => [
  page.getByRole('link', { name: /^Open the case/ }),
  page.getByRole('link', { name: /^My loss is stuck/ }),
];
const picture = (page: Page) => figure(page).getByRole('img', { name: hero.shows.zeros });
const rows = (page: Page) => page.getByRole('table', { name: 'The training log' }).getByRole('row');

/** The log as a reader sees it, without its head. */
async function log(page: Page): Promise<string[]> {
  const cells = await rows(page).getByRole('cell').allInnerTexts();
  return cells.map((cell) => cell.trim());
}

/** How far the slowest animation of the picture has come, in milliseconds; nothing when there is none. */
const times = (page: Page) =>
  figure(page).evaluate((root) => root.getAnimations({ subtree: true }).map(({ currentTime }) => Number(currentTime)));

/** Jumps to the last frame. */
const finish = (page: Page) =>
  figure(page).evaluate((root) => root.getAnimations({ subtree: true }).forEach((animation) => animation.finish()));

/** Whether a drawn part can be seen. */
const seen = (part: Locator) =>
  part.evaluateAll((parts) =>
    parts.map((one) => one.checkVisibility({ opacityProperty: true }) && getComputedStyle(one).opacity !== '0'),
  );

async function expectLastFrame(page: Page): Promise<void> {
  const drawn = figure(page).locator('[data-run="zeros"]');
  expect(new Set(await seen(drawn.locator('.zero')))).toEqual(new Set([true]));
  expect(await seen(drawn.locator('.ring'))).toEqual([true]);
  expect(new Set(await seen(drawn.locator('.bead')))).toEqual(new Set([false]));
  expect(await log(page)).toEqual(stuck);
  for (const row of await rows(page).all()) await expect(row).toHaveCSS('opacity', '1');
}

for (const [width, height] of [
  [1280, 900],
  [390, 844],
] as const)
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('title, picture, control and both doors stand on the first screen', async ({ page }) => {
      await page.goto('');
      await page.evaluate(() => document.fonts.ready);
      const parts = [
        page.getByRole('heading', { level: 1 }),
        picture(page),
        control(page),
        again(page),
        ...doors(page),
      ];
      for (const part of parts) await expect(part).toBeInViewport({ ratio: 1 });
      for (const row of await rows(page).all()) await expect(row).toBeInViewport({ ratio: 1 });
    });

    test('nothing of the picture is smaller than eleven pixels', async ({ page }) => {
      await page.goto('');
      const sizes = await figure(page)
        .locator('text:visible, td:visible, th:visible')
        .evaluateAll((texts) =>
          texts.map((text) => {
            const { a } = (text as SVGGraphicsElement).getScreenCTM?.() ?? { a: 1 };
            return parseFloat(getComputedStyle(text).fontSize) * a;
          }),
        );
      expect(sizes.length).toBeGreaterThan(15);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10.5);
    });
  });

test('the first screen says what is seen: no node but the two ends has a name, in text or in markup', async ({
  page,
}) => {
  const html = readFileSync(`${dist}/index.html`, 'utf8');
  const markup = /<hero-figure[\s\S]*<\/hero-figure>/.exec(html)![0];
  for (const tell of [/\b(cos|logit|xent|vec_[ab]|[ab]W)\b/, /thief|accomplice/i, /exactly zero|pass(es)? on/i])
    expect(markup).not.toMatch(tell);
  for (const tell of [/exactly zero/i, /passes on/i, /stole it/i, /product/i]) expect(html).not.toMatch(tell);
  await page.goto('');
  expect(await figure(page).locator('svg').first().locator('text.end').allTextContents()).toEqual([
    hero.loss,
    hero.weights,
  ]);
  await control(page).hover();
  await expect(figure(page)).toHaveAttribute('data-step', String(LAST), { timeout: 30_000 });
  expect(await page.locator('main').innerText()).not.toMatch(/exactly zero|passes on|stole it|\bcos\b/i);
});

test('the doors lead to the first chapter and to the field guide', async ({ page }) => {
  for (const [i, title] of ['The case', 'Field guide'].entries()) {
    await page.goto('');
    await doors(page)[i]!.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  }
});

test('the picture plays three passes within five seconds, and Again plays them once more', async ({ page }) => {
  await page.goto('');
  const ends = await figure(page).evaluate((root) =>
    root.getAnimations({ subtree: true }).map((animation) => {
      const { duration, iterations, delay } = animation.effect!.getComputedTiming();
      // After its change, a pass only holds what it shows: see the keyframes.
      return Number(delay) + (Number(iterations) - 1) * Number(duration) + 0.13 * Number(duration);
    }),
  );
  expect(ends.length).toBeGreaterThan(40);
  expect(Math.max(...ends)).toBeLessThan(5000);
  await finish(page);
  await expectLastFrame(page);
  const ended = Math.min(...(await times(page)));
  await again(page).click();
  await expect.poll(async () => Math.min(...(await times(page)))).toBeLessThan(ended);
  await expect(rows(page).last()).toHaveCSS('opacity', '0');
  await expect(rows(page).last()).toHaveCSS('opacity', '1', { timeout: 10_000 });
});

test('no engine is fetched before the reader reaches for the word', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const engine = () => fetched.filter((path) => /worker-|-live|words\./.test(path));
  await page.goto('', { waitUntil: 'networkidle' });
  await page.mouse.move(800, 400);
  await again(page).click();
  await page.evaluate(() => scrollTo(0, 300));
  await page.waitForLoadState('networkidle');
  expect(engine()).toEqual([]);
  await control(page).hover();
  await expect.poll(() => engine().some((path) => path.includes('/worker-'))).toBe(true);
});

test('the flip runs the model here: what it prints are the numbers of the build', async ({ page }) => {
  await page.goto('');
  // Whatever stands there afterwards was written by a run.
  await figure(page).evaluate((root) => root.querySelectorAll('td').forEach((cell) => (cell.textContent = '–')));
  await control(page).selectOption('random');
  await expect.poll(() => log(page), { timeout: 30_000 }).toEqual(freed);
  await expect(figure(page)).toHaveAttribute('data-backend', 'cpu');
  await expect(figure(page)).toHaveAttribute('data-loss', freed.at(-1)!);
  await expect(figure(page).getByText(shared.backend.cpu)).toBeVisible();
  await control(page).selectOption('zeros');
  await expect.poll(() => log(page)).toEqual(stuck);
});

test('the flip draws the pass of the run that it runs, as the build drew it', async ({ page }) => {
  await page.goto('');
  const drawn = () =>
    figure(page)
      .locator('[data-run="normal"] :is(.line, .bead)')
      .evaluateAll((parts) =>
        parts.map((part) => ['color', 'stroke-width'].map((name) => part.getAttribute(name)).join(' ')),
      );
  const built = await drawn();
  expect(built.length).toBeGreaterThan(20);
  await figure(page).evaluate((root) => {
    for (const part of root.querySelectorAll('[data-run="normal"] :is(.line, .bead)'))
      part.setAttribute('color', 'red');
  });
  await control(page).selectOption('random');
  await expect(figure(page)).toHaveAttribute('data-step', String(LAST), { timeout: 30_000 });
  expect(await drawn()).toEqual(built);
});

test('until the engine answers, the numbers of the build stand in', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/worker-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('');
  await control(page).selectOption('random');
  expect(await log(page)).toEqual(freed);
  await expect(page.getByRole('status')).toContainText(hero.only);
  await expect(figure(page)).toHaveAttribute('data-backend', 'static');
  release();
  await expect(figure(page)).toHaveAttribute('data-backend', 'cpu', { timeout: 30_000 });
  expect(await log(page)).toEqual(freed);
});

test.describe('without an engine', () => {
  test.use({ allowed: [/ERR_|Failed to load/] });

  for (const [what, file] of [
    ['its worker', /\/worker-/],
    ['the script that runs it', /-live|\/live\./],
  ] as const)
    test(`where ${what} does not load, the picture flips all the same and says what it shows`, async ({ page }) => {
      await page.route(file, (route) => route.abort());
      await page.goto('');
      await control(page).selectOption('random');
      await expect(figure(page).getByText(shared.backend.unavailable)).toBeVisible({ timeout: 30_000 });
      expect(await log(page)).toEqual(freed);
      await expect(figure(page).getByRole('button', { name: shared.buttons.retry })).toBeVisible();
      await control(page).selectOption('zeros');
      expect(await log(page)).toEqual(stuck);
    });

  test('where it dies later, the numbers stay and the next flip is run by a new one', async ({ page }) => {
    await page.addInitScript(captureWorkers);
    await page.goto('');
    await control(page).selectOption('random');
    await expect(figure(page)).toHaveAttribute('data-step', String(LAST), { timeout: 30_000 });
    await killWorker(page);
    expect(await log(page)).toEqual(freed);
    await control(page).selectOption('zeros');
    expect(await log(page)).toEqual(stuck);
    await expect.poll(() => countWorkers(page), { timeout: 30_000 }).toBe(2);
  });
});

test('a link opens the picture with the word already flipped', async ({ page }) => {
  await page.goto('');
  await control(page).selectOption('random');
  await expect(page).toHaveURL(/\?hero\.embeddings=normal$/);
  await page.reload();
  await expect(control(page)).toHaveValue('normal');
  expect(await log(page)).toEqual(freed);
});

test('by keyboard alone: the word is reached, flipped, and keeps the focus', async ({ page }) => {
  await page.goto('');
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(control(page)).toBeFocused({ timeout: 50 });
  }).toPass();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('status')).toHaveText(`${hero.only} ${hero.shows.normal}`, { useInnerText: true });
  await expect(figure(page)).toHaveAttribute('data-step', String(LAST), { timeout: 30_000 });
  await expect(control(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(again(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(again(page)).toBeFocused();
  for (const door of doors(page)) {
    await page.keyboard.press('Tab');
    await expect(door).toBeFocused();
  }
});

test('who does not see it hears one picture with a sentence, a table, and what a flip changes', async ({ page }) => {
  await page.goto('');
  await expect(figure(page).getByRole('img', { name: /gradient/ })).toHaveCount(1);
  await expect(picture(page)).toBeVisible();
  await expect(rows(page)).toHaveCount(PRINTED.length + 1);
  await expect(page.getByRole('rowheader')).toHaveText(PRINTED.map(String));
  await control(page).selectOption('random');
  await expect(figure(page).getByRole('img', { name: hero.shows.normal })).toHaveCount(1);
  await expect(rows(page)).toHaveCount(PRINTED.length + 1);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the flipped picture has no accessibility violation on ${colorScheme} paper`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('');
    await control(page).selectOption('random');
    await expect(figure(page)).toHaveAttribute('data-step', String(LAST), { timeout: 30_000 });
    await finish(page);
    const axe = new AxeBuilder({ page })
      .include('hero-figure')
      .options({ rules: { 'target-size': { enabled: true } } });
    const { violations } = await axe.analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
  });

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the last frame stands still, and there is nothing to play again', async ({ page }) => {
    await page.goto('');
    expect(await times(page)).toEqual([]);
    await expectLastFrame(page);
    await expect(again(page)).toBeHidden();
    await control(page).selectOption('random');
    expect(new Set(await seen(figure(page).locator('[data-run="normal"] .arrival')))).toEqual(new Set([true]));
    expect(await times(page)).toEqual([]);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the picture stands in the page, plays by itself, ends in its last frame, and flips', async ({ page }) => {
    await page.goto('');
    await expectLastFrameOf(page);
    await expect(again(page)).toBeHidden();
    await control(page).selectOption('random');
    expect(await log(page)).toEqual(freed);
    await expect(page.getByRole('status')).toContainText(hero.only);
    await expect(page.getByText(shared.backend.static)).toBeVisible();
  });
});

/** Waits for the last frame where no script can jump to it. */
async function expectLastFrameOf(page: Page): Promise<void> {
  await expect(rows(page).last()).toHaveCSS('opacity', '1', { timeout: 10_000 });
  await expectLastFrame(page);
}

test('the picture adds at most eight kilobytes to the page before the flip', async ({ page }) => {
  const bytes = (text: string) => gzipSync(text, { level: 9 }).length;
  const loaded: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(css|js)$/.test(pathname)) loaded.push(pathname);
  });
  await page.goto('glossary/', { waitUntil: 'networkidle' });
  const everywhere = new Set(loaded.splice(0));
  await page.goto('', { waitUntil: 'networkidle' });
  // Home has a list of contents, and styles of its own, besides.
  const own = loaded.filter((file) => !everywhere.has(file) && !/\/(Contents|index)\./.test(file));
  expect(own.length).toBeGreaterThan(2);
  const text = (file: string) => readFileSync(dist + file, 'utf8');
  const home = text('/index.html');
  const without = home.replace(/<hero-figure[^]*<\/hero-figure>/, '');
  expect(without.length).toBeLessThan(home.length);
  const weights = own.map((file) => [bytes(text(file)), file] as const);
  const all = weights.reduce((sum, [size]) => sum + size, bytes(home) - bytes(without));
  expect(all, weights.map((weight) => weight.join(' ')).join('\n')).toBeLessThanOrEqual(8000);
});

test('the case is credited to its source, in its own language', async ({ page }) => {
  await page.goto('');
  const title = page.locator('main cite');
  await expect(title).toHaveAttribute('lang', 'zh');
  await expect(title).toHaveText('谁偷走了我的梯度?模型参数初始化和损失函数之间的小坑');
  await expect(page.getByRole('region', { name: home.source.title })).toContainText('“Who stole my gradients?');
});
