import { AxeBuilder } from '@axe-core/playwright';
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as characters from '../../src/build/characters.ts';
import { earlyInput, earlyInputHash } from '../../src/build/early-input.ts';
import { contentSecurityPolicy, labSecurityPolicy } from '../../src/build/policy.ts';
import { dist, expect, test, watch } from './fixture.ts';
import { readHeaderRules } from './headers.ts';
import { listChapters, listPages } from './pages.ts';
import { serveSite } from './server.ts';

const pages = listPages(dist);
const chapters = listChapters();
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs in the page: every character it shows, once, by the kind of font that has to draw it. */
function shownCharacters() {
  const shown = { upright: new Set<string>(), slanted: new Set<string>(), formulas: new Set<string>() };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    // The title of the case's source is Chinese: it is set in whatever font the reader's machine has for it.
    if (parent.closest('script, style, .katex-mathml, cite[lang="zh"]')) continue;
    const slanted = getComputedStyle(parent).fontStyle === 'italic';
    const kind = parent.closest('.katex') ? shown.formulas : slanted ? shown.slanted : shown.upright;
    for (const character of node.textContent!) kind.add(character);
  }
  const list = (characters: Set<string>) => [...characters].join('');
  return { upright: list(shown.upright), slanted: list(shown.slanted), formulas: list(shown.formulas) };
}

test('there is a home page, a page for a wrong address and something to read', () => {
  expect(pages).toContain('');
  expect(pages).toContain('404.html');
  expect(pages.length).toBeGreaterThan(2);
});

for (const address of pages) {
  test.describe(`page "/${address}"`, () => {
    test('has no accessibility violation, on light and on dark paper', async ({ page }) => {
      await page.goto(address);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
          colorScheme,
        ).toEqual([]);
      }
    });

    test('does not scroll sideways on a narrow screen', async ({ page }) => {
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        await page.goto(address);
        await page.evaluate(() => document.fonts.ready);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });

    test('sets every formula, each character in a font of its own, and links to what exists', async ({
      page,
      request,
      site,
    }) => {
      await page.goto(address);
      await expect(page.locator('.katex-error')).toHaveCount(0);
      // The rules of formulas weigh as much as half of all others: they come with formulas, and only with them.
      const sheets = await page.locator('link[rel="stylesheet"][href*="/formula."]').count();
      expect(sheets).toBe((await page.locator('.katex').count()) > 0 ? 1 : 0);
      const { upright, slanted, formulas } = await page.evaluate(shownCharacters);
      const { text, accents, italic, signs, delimiters, greek, pieces } = characters;
      const missing = (shown: string, from: string) =>
        [...shown].filter((c) => !/[\s\u200b]/.test(c) && !from.includes(c));
      expect(missing(upright, text + accents + signs), 'upright').toEqual([]);
      expect(missing(slanted, italic + accents + signs), 'italic').toEqual([]);
      expect(missing(formulas, text + signs + delimiters + greek + pieces), 'in formulas').toEqual([]);

      // And it links only to pages and parts of pages that exist.
      const links = await page.evaluate(() => [...document.links].map(({ href }) => href));
      for (const link of new Set(links)) {
        const { origin, hash, pathname } = new URL(link);
        if (origin !== new URL(site.url).origin) continue;
        const response = await request.get(pathname);
        expect(response.status(), link).toBe(200);
        // What opens a program in the Lab is no part of its page.
        if (hash && !/^#(code|example)=/.test(hash))
          expect(await response.text(), link).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
      }
    });
  });
}

test('the first Tab offers to skip to the text', async ({ page }) => {
  await page.goto(pages.find((address) => address && address !== '404.html') ?? '');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the open chapter is marked in the navigation', async ({ page }) => {
  for (const { address } of chapters) {
    await page.goto(address);
    const current = page.getByRole('navigation', { name: 'Chapters' }).locator('[aria-current="page"]');
    await expect(current).toHaveCount(1);
    await expect(current).toContainText(await page.getByRole('heading', { level: 1 }).innerText());
  }
});

test('the host sends the widest policy a page carries, and may keep hashed files for a year', async ({
  page,
  request,
}) => {
  const rules = await readHeaderRules(`${dist}/_headers`);
  const headersOf = (path: string) =>
    new Map(rules.filter((rule) => rule.matches(path)).flatMap(({ headers }) => headers));
  expect(headersOf('/the-case/').get('Content-Security-Policy')).toBe(`${labSecurityPolicy}; frame-ancestors 'none'`);
  expect(headersOf('/the-case/').has('Cache-Control')).toBe(false);
  // A page can only be stricter than its host: the Lab alone may compile WebAssembly.
  for (const address of pages) {
    const policy = address.endsWith('lab/') ? labSecurityPolicy : contentSecurityPolicy;
    const html = readFileSync(`${dist}/${address.endsWith('.html') ? address : `${address}index.html`}`, 'utf8');
    expect(html, address).toContain(`content="${policy}"`);
  }
  await page.goto('');
  const style = await page.locator('link[rel="stylesheet"]').first().getAttribute('href');
  expect((await request.get(style!)).headers()['cache-control']).toContain('immutable');
});

test('no page carries a script of its own but the one that keeps early presses, which the policy allows', () => {
  for (const address of pages) {
    const html = readFileSync(`${dist}/${address.endsWith('.html') ? address : `${address}index.html`}`, 'utf8');
    const own = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map(([, text]) => text!);
    expect(own, address).toEqual([earlyInput]);
    expect(html, address).toContain(earlyInputHash);
    expect(html.match(/\son[a-z]+="/g) ?? [], address).toEqual([]);
  }
});

test.describe('a script smuggled into a page', () => {
  test.use({ allowed: [/Content Security Policy/] });

  test('does not run, and is complained of', async ({ page, complaints }) => {
    await page.goto('');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "smuggled"';
      document.body.append(script);
    });
    await expect.poll(() => complaints.length).toBeGreaterThan(0);
    await expect(page).toHaveTitle('Who Stole My Gradients?');
  });
});

test.describe('at a wrong address', () => {
  test.use({ allowed: [/404/] });

  test('there is a page that says so and leads back', async ({ page }) => {
    const response = await page.goto('no/such/page/');
    expect(response?.status()).toBe(404);
    await page.getByRole('link', { name: /begins on the first page/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who Stole My Gradients?');
  });
});

test('the site works under a sub-path', async ({ browser }) => {
  test.setTimeout(240_000);
  const base = '/sub/path/';
  const folder = `${root}/.cache/sub-path`;
  await promisify(execFile)(
    process.execPath,
    [`${root}/node_modules/astro/bin/astro.mjs`, 'build', '--outDir', folder],
    {
      cwd: root,
      env: { ...process.env, BASE_PATH: base },
    },
  );
  const site = await serveSite(folder, base);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const complaints = watch(context, site.url);
  try {
    const page = await context.newPage();
    for (const address of listPages(folder)) {
      await page.goto(site.url + address);
      await page.evaluate(() => document.fonts.ready);
      const links = await page.evaluate(() => [...document.links].map(({ href }) => href.replace(/#.*/, '')));
      const internal = new Set(links.filter((link) => link.startsWith(new URL(site.url).origin)));
      for (const link of internal)
        expect((await context.request.get(link)).status(), `${link} on ${address}`).toBe(200);
      expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
    }
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
