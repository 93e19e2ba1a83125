import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as characters from '../../src/build/characters.ts';
import { earlyInput } from '../../src/build/early-input.ts';
import { contentSecurityPolicy, labSecurityPolicy } from '../../src/build/policy.ts';
import { earlyTheme, paper } from '../../src/build/theme.ts';
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
        const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
        const { violations } = await axe.analyze();
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

test('the header says which chapter of how many is open, and opens the contents, where it is marked', async ({
  page,
}) => {
  for (const { address, number } of chapters) {
    await page.goto(address);
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    const contents = page.getByRole('navigation', { name: 'Chapters' });
    await expect(contents).toBeHidden();
    await page.getByRole('button', { name: `Chapter ${number} of ${chapters.length} · ${title}` }).click();
    await expect(contents.getByRole('listitem')).toContainText([...chapters.map((chapter) => chapter.title), 'Lab']);
    await expect(contents.locator('ol [aria-current="page"]')).toContainText(title);
    await page.keyboard.press('Escape');
    await expect(contents).toBeHidden();
    await expect(page.locator(':focus')).toContainText(title);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, colorScheme: 'dark' });

  test('Lab, field guide and glossary are one press away from every page, the contents two', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const address of pages) {
      await page.goto(address);
      const header = page.getByRole('banner');
      for (const name of ['Lab', 'Field guide', 'Glossary'])
        await expect(header.getByRole('link', { name }).first(), `${name} on ${address}`).toBeInViewport({ ratio: 1 });
      await header.getByRole('button').click();
      await expect(header.getByRole('link', { name: chapters[3]!.title })).toBeInViewport();
    }
  });

  test('the theme is the system’s, and no switch is shown', async ({ page }) => {
    await page.goto('');
    await expect(page.getByRole('radiogroup')).toHaveCount(0);
    expect(await page.evaluate(paperColour)).toBe(paper.dark);
  });
});

/** Runs in the page: what is painted behind it, as `#12161b`. */
function paperColour(): string {
  const numbers = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!;
  return `#${numbers.map((number) => Number(number).toString(16).padStart(2, '0')).join('')}`;
}

test('the list of chapters goes when the focus leaves it for the text it covers', async ({ page }) => {
  await page.goto(chapters[2]!.address);
  await page.getByRole('button', { name: /^Chapter 3 of/ }).press('Enter');
  const list = page.locator('#all-chapters');
  await expect(list).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(list).toBeVisible();
  const link = page.locator('main a:visible').first();
  await link.focus();
  await expect(list).toBeHidden();
  await expect(link).toBeFocused();
});

test.describe('the theme', () => {
  test.use({ colorScheme: 'light' });

  /** Of the colours that browsers are told to put round the page, the first whose condition holds. */
  const around = () =>
    [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
      ({ media }) => matchMedia(media).matches,
    )!.content;

  test('that was chosen stands on every page from its first frame on, until it is forgotten', async ({ page }) => {
    await page.addInitScript(() => {
      const painted: string[] = [];
      Object.assign(globalThis, { painted });
      const look = () => {
        if (document.body) painted.push(getComputedStyle(document.documentElement).backgroundColor);
        if (painted.length < 5) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto('');
    const themes = page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio');
    await expect(themes).toHaveCount(3);
    await expect(page.getByRole('radio', { name: 'System' })).toBeChecked();
    expect(await page.evaluate(paperColour)).toBe(paper.light);
    await page.getByRole('radio', { name: 'Dark' }).check();
    for (const address of ['', 'lab/', chapters[2]!.address]) {
      await page.goto(address);
      await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
      expect(await page.evaluate(paperColour)).toBe(paper.dark);
      expect(await page.evaluate(around)).toBe(paper.dark);
      await expect
        .poll(() => page.evaluate(() => (globalThis as never as { painted: string[] }).painted.length))
        .toBe(5);
      const painted = await page.evaluate(() => (globalThis as never as { painted: string[] }).painted);
      expect([...new Set(painted)], address).toHaveLength(1);
    }
    await page.getByRole('button', { name: /^Forget/ }).click();
    await expect(page.getByRole('radio', { name: 'System' })).toBeChecked();
    expect(await page.evaluate(paperColour)).toBe(paper.light);
    expect(await page.evaluate(around)).toBe(paper.light);
    expect(await page.evaluate(() => localStorage.getItem('gradients.theme'))).toBeNull();
  });

  test('that is kept and is none counts for nothing', async ({ page }) => {
    for (const kept of ['nonsense', '']) {
      await page.addInitScript((text) => (localStorage['gradients.theme'] = text), kept);
      await page.goto('');
      await expect(page.getByRole('radio', { name: 'System' })).toBeChecked();
      expect(await page.evaluate(paperColour)).toBe(paper.light);
      expect(await page.evaluate(around)).toBe(paper.light);
    }
  });

  test('that was chosen before its script came is kept', async ({ page }) => {
    const scripts = Promise.withResolvers<void>();
    await page.route('**/*.js', async (route) => {
      await scripts.promise;
      await route.continue();
    });
    await page.goto('', { waitUntil: 'commit' });
    await page.getByRole('radio', { name: 'Dark' }).check();
    scripts.resolve();
    await page.waitForLoadState();
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await expect.poll(() => page.evaluate(paperColour)).toBe(paper.dark);
    expect(await page.evaluate(() => localStorage.getItem('gradients.theme'))).toBe('dark');
  });

  test('reaches the drawings, the charts and the editor of the Lab', async ({ page }) => {
    await page.goto('lab/');
    await expect(page.locator('.cm-content')).toBeVisible({ timeout: 30_000 });
    const inks = () =>
      page.evaluate(() =>
        ['.graph .name', '.chart .chart-title', '.cm-content'].map((selector) => {
          const { fill, color } = getComputedStyle(document.querySelector(selector)!);
          return selector === '.cm-content' ? color : fill;
        }),
      );
    const light = await inks();
    await page.getByRole('radio', { name: 'Dark' }).check();
    for (const [i, ink] of (await inks()).entries()) expect(ink).not.toBe(light[i]);
    await page.getByRole('radio', { name: 'Light' }).check();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await inks()).toEqual(light);
  });

  test('of the system is followed at once while none is chosen', async ({ page }) => {
    await page.goto('');
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(paperColour)).toBe(paper[colorScheme]);
      expect(await page.evaluate(around)).toBe(paper[colorScheme]);
    }
  });
});

test.describe('the header', () => {
  const isAway = (page: Page) =>
    page.evaluate(() => document.querySelector('.header')!.getBoundingClientRect().bottom <= 0);
  /** How far a part of the page lies below the header. */
  const clear = (page: Page, selector: string) =>
    page.evaluate((selector) => {
      const [header, part] = ['.header', selector].map((one) => document.querySelector(one)!.getBoundingClientRect());
      return part!.top - header!.bottom;
    }, selector);

  for (const [width, tallest] of [
    [1280, 50],
    [390, 90],
  ] as const)
    test(`goes on scrolling down, comes back on scrolling up, and is at most ${tallest}px high at ${width}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(chapters[2]!.address);
      const height = await page.evaluate(() => document.querySelector('.header')!.getBoundingClientRect().height);
      expect(height).toBeLessThanOrEqual(tallest);
      await page.mouse.move(width / 2, 400);
      await page.mouse.wheel(0, 1500);
      await expect.poll(() => isAway(page)).toBe(true);
      await page.mouse.wheel(0, -300);
      await expect(page.getByRole('button', { name: /^Chapter/ })).toBeInViewport({ ratio: 1 });
      await page.mouse.wheel(0, 300);
      await expect.poll(() => isAway(page)).toBe(true);
    });

  test('covers neither what is jumped to nor what has the focus', async ({ page }) => {
    await page.goto(chapters[2]!.address);
    const ids = await page.locator('.prose h2[id]').evaluateAll((headings) => headings.map(({ id }) => id));
    for (const id of ids.toReversed()) {
      await page.evaluate((id) => (location.hash = id), id);
      await expect.poll(() => clear(page, `[id="${id}"]`)).toBeGreaterThanOrEqual(0);
    }
    await page.locator('.footer a').last().focus();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Shift+Tab');
      const focus = page.locator(':focus');
      if (await focus.evaluate((element) => Boolean(element.closest('.header')))) break;
      await expect.poll(() => clear(page, ':focus'), String(i)).toBeGreaterThanOrEqual(0);
    }
  });
});

for (const root of [150, 200])
  test(`no page scrolls sideways where the reader's letters are ${root} % as large`, async ({ page }) => {
    test.setTimeout(120_000);
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    const size = (root / 100) * 16;
    await session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
    for (const address of pages) {
      await page.goto(address);
      await page.evaluate(() => document.fonts.ready);
      expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(size);
      for (const width of [390, 820, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(wide, `"/${address}" at ${width}`).toBeLessThanOrEqual(width);
      }
    }
  });

test('every table has a caption, and every figure a heading', async ({ page }) => {
  let tables = 0;
  for (const address of pages) {
    await page.goto(address);
    tables += await page.locator('table').count();
    expect(await page.locator('table:not(:has(caption))').count(), address).toBe(0);
    expect(await page.locator('.wide > [data-figure]:not(:has(:is(h2, h3)))').count(), address).toBe(0);
  }
  expect(tables).toBeGreaterThan(15);
});

test('every page leads to where errors are reported, at the same place', async ({ page }) => {
  for (const address of pages) {
    await page.goto(address);
    const links = page.getByRole('contentinfo').getByRole('navigation', { name: 'More' }).getByRole('link');
    await expect(links.last(), address).toHaveText('Report an error');
    await expect(links.last(), address).toHaveAttribute('href', '/cite/#errors');
  }
  await page.goto('cite/#errors');
  await expect(page.getByRole('heading', { name: 'Report an error' })).toBeInViewport();
  const home = await page.locator('link[rel="canonical"]').getAttribute('href');
  const section = page.getByRole('region', { name: 'Report an error' });
  await expect(section.getByRole('link')).toHaveAttribute('href', process.env.REPORTS ?? new URL('/', home!).href);
});

test.describe('in forced colours', () => {
  test.use({ forcedColors: 'active' });

  test('arrows of lists, tracks of sliders and texts of charts are of the system’s colours', async ({ page }) => {
    await page.goto(chapters[2]!.address);
    const looks = await page.evaluate(() => {
      const of = (selector: string) => getComputedStyle(document.querySelector(selector)!);
      return {
        list: of('select').appearance,
        slider: of('input[type="range"]').appearance,
        axis: of('svg.chart text.chart-y').fill,
        name: of('.graph .name').fill,
        ink: of('body').color,
      };
    });
    expect(looks).toMatchObject({ list: 'auto', slider: 'auto', axis: looks.ink, name: looks.ink });
    // A plate of paper behind letters of paper hides them.
    const { forcedColorAdjust, backgroundColor } = await page
      .locator('button.primary')
      .first()
      .evaluate((button) => {
        const { forcedColorAdjust, backgroundColor } = getComputedStyle(button);
        return { forcedColorAdjust, backgroundColor };
      });
    expect([forcedColorAdjust, backgroundColor]).toEqual(['none', looks.ink]);
  });
});

test.describe('on paper', () => {
  test('stands the chapter, and nothing of the frame', async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(chapters[4]!.address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('contentinfo')).toBeHidden();
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(24, 32, 41)');
  });
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

test('no page carries a script of its own but those of theme and early presses, which the policy allows', () => {
  for (const address of pages) {
    const html = readFileSync(`${dist}/${address.endsWith('.html') ? address : `${address}index.html`}`, 'utf8');
    const own = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map(([, text]) => text!);
    expect(own, address).toEqual([earlyTheme, earlyInput]);
    for (const script of own)
      expect(html, address).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
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
