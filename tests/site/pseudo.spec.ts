/**
 * The site in a language that nobody speaks: what a translator could not reach stands outside of brackets, and what is too
 * narrow for a longer language overflows.
 */
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { BEGUN, buildPseudo, MOVED, PSEUDO } from '../pseudo/make.ts';
import { textsOutside } from '../pseudo/outside.ts';
import { dist, expect, test as base } from './fixture.ts';
import { listChapters, listCulprits, listPages } from './pages.ts';
import { serveSite, type SiteServer } from './server.ts';

const test = base.extend<object, { folder: string; site: SiteServer }>({
  folder: [async ({}, use) => use(await buildPseudo()), { scope: 'worker', timeout: 240_000 }],
  site: [
    async ({ folder }, use) => {
      const site = await serveSite(folder);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
});
// One worker builds, and walks.
test.describe.configure({ mode: 'default' });
test.use({ viewport: { width: 390, height: 844 } });

const chapters = listChapters();
const slugOf = (slug: string) => (MOVED.chapter.endsWith(`-${slug}.mdx`) ? MOVED.slug : slug);
const ON_THE_CPU = 'film pair triplet sixteen constants surface escape lineup warm mini lab'
  .split(' ')
  .map((name) => `${name}.backend=cpu`)
  .join('&');

/** Everything that is written outside of brackets, at any time of a visit. */
class Outside {
  readonly #texts = new Set<string>();
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async look(): Promise<void> {
    for (const text of await this.#page.evaluate(textsOutside)) this.#texts.add(text);
  }

  async expectNone(): Promise<void> {
    await this.look();
    expect.soft([...this.#texts], 'outside of brackets').toEqual([]);
    expect(await this.#page.evaluate(() => document.documentElement.scrollWidth), 'width').toBeLessThanOrEqual(390);
  }
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const address of [
    '',
    ...chapters.map(({ slug }) => `${slugOf(slug)}/`),
    ...listCulprits().map(({ address }) => address),
    'lab/',
    'glossary/',
    'sources/',
    'cite/',
    'offline/',
  ])
    test(`"/${PSEUDO}/${address}" is all in brackets, and fits a narrow screen`, async ({ page }) => {
      await page.goto(`${PSEUDO}/${address}`);
      await expect(page.locator('html')).toHaveAttribute('lang', PSEUDO);
      await new Outside(page).expectNone();
    });
});

test('whatever stands outside of brackets is found, and what no language translates is let pass', async ({ page }) => {
  await page.goto(`${PSEUDO}/cite/`);
  await page.evaluate(() => {
    document.querySelector('main')!.innerHTML =
      `<p>Read on</p><p>⟦Read</p><p title="A film">⟦on⟧ 1e-8 <b translate="no">cos</b></p>
      <svg><text>zero</text><text translate="no">W</text></svg><p>⟦It is <span class="value">large</span>⟧</p>`;
  });
  expect(await page.evaluate(textsOutside)).toEqual([
    'Read on',
    'brackets do not close: ⟦Read',
    'A film',
    'zero',
    'large',
  ]);
});

/** Presses all buttons of a figure that can be pressed, each once, and sees what the figure says then. */
async function pressAll(figure: Locator): Promise<void> {
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).not.toHaveAttribute('data-gated', /./);
  for (const button of await figure.locator('button').all())
    if ((await button.isVisible()) && (await button.isEnabled())) await button.click();
}

for (const { slug } of chapters)
  test(`"/${PSEUDO}/${slugOf(slug)}/" is all in brackets when its questions are answered and its figures live`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${PSEUDO}/${slugOf(slug)}/?${ON_THE_CPU}`);
    const outside = new Outside(page);
    for (const question of await page.locator('predict-question:visible').all()) {
      await question.locator('[type="submit"]').click();
      await outside.look();
      await question.locator('[data-do="show"]').click();
      await expect(question).toHaveAttribute('data-state', 'shown', { timeout: 30_000 });
    }
    for (const figure of await page.locator('[data-figure]:visible').all()) {
      await pressAll(figure);
      await outside.look();
    }
    await outside.expectNone();
  });

/** Programs that make the Lab speak: one that it knows, one with a fault, some that ask for what it has not, one without end. */
const programs = [
  undefined,
  'import torch\nx = torch.zeros(2, requires_grad=True)\n(x * 2).sum().backward()\n1 / 0',
  'import torch\ntorch.stft(torch.zeros(4), 2)',
  'import pandas',
  'import tensorflow as tf\ntf.ones(2) + tf.ones(3)',
  'import numpy as np\nnp.random.rand(10**6, 10**6)',
  'import torch\nx = torch.zeros(2)\nprint(x)',
  'import torch\nw = torch.zeros(3, requires_grad=True)\nfor i in range(3):\n    (w.relu() * float("nan")).sum().backward()',
  'x = (',
];

test(`"/${PSEUDO}/lab/" is all in brackets, whatever it is given to run`, async ({ page }) => {
  await page.goto(`${PSEUDO}/lab/?${ON_THE_CPU}`);
  const outside = new Outside(page);
  const editor = page.locator('.cm-content');
  await expect(editor).toBeVisible({ timeout: 30_000 });
  for (const program of programs) {
    if (program !== undefined) await editor.fill(program);
    await page.locator('[data-part="run"]').click();
    await expect(page.locator('[data-part="stop"]')).toBeDisabled({ timeout: 30_000 });
    await outside.look();
  }
  await page.locator('[data-part="example"]').selectOption('two-tower-tf2');
  await page.locator('[data-part="run"]').click();
  await expect(page.locator('[data-part="stop"]')).toBeDisabled({ timeout: 30_000 });
  await pressAll(page.locator('[data-figure="lab"]'));
  await outside.expectNone();
});

test('a chapter is one chapter in every language: it leads to itself, and is read in all of them once', async ({
  page,
}) => {
  const { slug } = chapters.find((chapter) => slugOf(chapter.slug) !== chapter.slug)!;
  await page.goto(`${slug}/`);
  const alternates = () =>
    page
      .locator('link[rel="alternate"]')
      .evaluateAll((links) =>
        links.map(
          (link) => `${(link as HTMLLinkElement).hreflang} ${new URL((link as HTMLLinkElement).href).pathname}`,
        ),
      );
  const everywhere = [`en /${slug}/`, `${PSEUDO} /${PSEUDO}/${MOVED.slug}/`, `${BEGUN} /${BEGUN}/${MOVED.slug}/`];
  expect(await alternates()).toEqual(everywhere);
  await page.locator('article footer').scrollIntoViewIfNeeded();
  const kept = () => page.evaluate(() => Object.keys(localStorage));
  await expect.poll(kept).toContain(`gradients.read.${slug}`);
  await page.locator(`.footer a[hreflang="${PSEUDO}"]`).click();
  await expect(page).toHaveURL(new RegExp(`/${PSEUDO}/${MOVED.slug}/$`));
  expect(await alternates()).toEqual(everywhere);
  await expect(page.locator(`[data-read-of="${slug}"]`)).toBeVisible();
  const question = page.locator('predict-question').first();
  await expect(question).toHaveAttribute('data-page', slug);
});

test('a language that is only begun lists what it has, and says where a link leads into another', async ({ page }) => {
  await page.goto(`${BEGUN}/`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('.contents li')).toHaveCount(1);
  await page.goto(`${BEGUN}/${MOVED.slug}/`);
  const foreign = page.locator('.prose a[hreflang="en"]');
  await expect(foreign.first()).toHaveAttribute('href', '/the-suspects/');
  await expect(page.locator('.prose p', { has: page.locator('a[hreflang="en"]') }).first()).toContainText('(English)');
  // The chapter after it is not there: neither as a neighbour nor in another language's list.
  await expect(page.locator('[rel="next"]')).toHaveCount(0);
  await page.goto('the-suspects/');
  await expect(page.locator(`link[hreflang="${BEGUN}"]`)).toHaveCount(0);
  await expect(page.locator(`link[hreflang="${PSEUDO}"]`)).toHaveCount(1);
});

/** A page as a file, without what only a site of several languages has, and without the names of files. */
const english = (folder: string, address: string) =>
  readFileSync(`${folder}/${address}${address.endsWith('.html') ? '' : 'index.html'}`, 'utf8')
    .replace(/<link rel="alternate"[^>]*>/g, '')
    .replace(/<nav aria-label="Languages">.*?<\/nav>/s, '')
    .replace(/_astro\/[\w.-]+/g, '')
    .replace(/data-astro-cid-\w+/g, '')
    .replace(/>\s+</g, '><');

test('the English pages are what they are without other languages', ({ folder }) => {
  const pages = listPages(dist);
  expect(pages.length).toBeGreaterThan(15);
  for (const address of pages) expect(english(folder, address), address).toBe(english(dist, address));
});

for (const [language, foreign] of [
  ['', PSEUDO],
  [`${PSEUDO}/`, 'en'],
] as const)
  test(`a reader of "/${language}" loads no words of "${foreign}"`, async ({ page }) => {
    const words: string[] = [];
    page.on('request', (request) => words.push(...(/\/words\.([\w-]+)\./.exec(request.url())?.slice(1) ?? [])));
    await page.goto(`${language}a-smaller-case/?${ON_THE_CPU}`);
    const figure = page.locator('[data-figure="pair"]');
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-backend', 'cpu', { timeout: 30_000 });
    expect(words.length).toBeGreaterThan(1);
    expect([...new Set(words)]).toEqual([language === '' ? 'en' : PSEUDO]);
  });

test('without a network, a page that was not opened is missed in its own language', ({ folder }) => {
  expect(readFileSync(`${folder}/sw.js`, 'utf8')).toContain(`"${PSEUDO}/offline/"`);
});
