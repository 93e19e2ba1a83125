/** The reading frame: citations, terms, anchors, reading times, progress, and how to cite. */
import type { Page } from '@playwright/test';
import { addressOf, bibtex } from '../../src/build/edition.ts';
import { words as en } from '../../src/words/en/pages/citing.ts';
import { threads } from '../../src/figures/lineup/threads.ts';
import { expect, test } from './fixture.ts';
import { listChapters } from './pages.ts';

const chapters = listChapters();
const citing = chapters.filter(({ text }) => text.includes('<Cite '));
const explaining = chapters.find(({ text }) => text.includes('<Term '))!;
const first = chapters[0]!;
const second = chapters[1]!;

/** The note that the stylesheet shows for the link, or 'none'. */
const note = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);

/** Scrolls down to the end of the chapter, as a reader does. */
async function readToTheEnd(page: Page): Promise<void> {
  await page.locator('article footer').scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).toContain('read.');
}

test('citations are numbered as they come, lead to their work, and the work leads back', async ({ page }) => {
  expect(citing.length).toBeGreaterThan(0);
  for (const { address } of citing) {
    await page.goto(address);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('.cite')].map((link) => {
        const source = document.querySelector(link.hash);
        return {
          text: link.textContent,
          note: link.getAttribute('aria-description') ?? '',
          title: source?.querySelector('.work :is(a, cite)')?.textContent ?? 'no source',
          back: [...(source?.querySelectorAll<HTMLAnchorElement>('.back') ?? [])].map(({ hash }) => hash),
          id: link.id,
        };
      }),
    );
    const numbers = links.map(({ text }) => Number(/^\[(\d+)\]$/.exec(text!)![1]));
    const firsts = [...new Set(numbers)];
    expect(firsts, address).toEqual(firsts.map((_, at) => at + 1));
    for (const { note, title, back, id } of links) {
      expect(note, address).toContain(title);
      expect(back, address).toContain(`#${id}`);
    }
    await expect(page.locator('.sources li')).toHaveCount(firsts.length);
  }
});

test('the sources name the chapters that cite them', async ({ page }) => {
  await page.goto('sources/');
  for (const { text, address } of citing)
    for (const [, key] of text.matchAll(/<Cite of="([^"]+)"/g))
      await expect(page.locator(`[id="${key}"] a[href$="/${address}#sources"]`)).toHaveCount(1);
});

test('a term shows its explanation on hover and on focus, puts it away on Escape, and leads to the glossary', async ({
  page,
}) => {
  await page.goto(explaining.address);
  const term = page.locator('.term').first();
  const text = (await term.getAttribute('aria-description'))!;
  expect(await note(page, '.term')).toBe('none');
  await term.hover();
  expect(await note(page, '.term')).toContain(text);
  // The pointer may move onto the note.
  const box = (await term.boundingBox())!;
  await page.mouse.move(box.x + 4, box.y + box.height + 12, { steps: 4 });
  expect(await note(page, '.term')).toContain(text);
  await page.keyboard.press('Escape');
  expect(await note(page, '.term')).toBe('none');
  await page.mouse.move(0, 0);

  // Focus by the keyboard, from the last thing before it that can take it.
  await term.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(term).toBeFocused();
  expect(await note(page, '.term')).toContain(text);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#/);
  await expect(page.locator(':target')).toContainText(text);
});

test('the glossary is reached by its letters, and leads back to where a term is used', async ({ page }) => {
  await page.goto('glossary/');
  const letters = page.getByRole('navigation', { name: 'Letters' }).getByRole('link');
  const terms = await page.locator('.glossary dt').allInnerTexts();
  expect(new Set(await letters.allInnerTexts())).toEqual(new Set(terms.map((term) => term[0]!.toUpperCase())));
  for (const letter of await letters.all()) {
    await letter.click();
    const first = page
      .locator('.letter', { has: page.locator(':target') })
      .locator('dt')
      .first();
    await expect(first).toBeInViewport();
    expect((await first.innerText())[0]!.toUpperCase()).toBe(await letter.innerText());
    await page.evaluate(() => scrollTo(0, 0));
  }

  const links = await page
    .locator('.glossary .used a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname + (link as HTMLAnchorElement).hash));
  const used = chapters.flatMap(({ address, text }) =>
    [...new Set([...text.matchAll(/<Term of="([^"]+)"/g)].map(([, key]) => key))].map(
      (key) => `/${address}#term-${key}`,
    ),
  );
  expect(used.length).toBeGreaterThan(20);
  expect([...links].sort()).toEqual(used.sort());
  await page.goto(links[0]!.slice(1));
  await expect(page.locator('.term:target')).toBeInViewport();
});

test('the end of each chapter leads to a program of the Lab', async ({ page }) => {
  const programs = new Set<string | null>();
  for (const { address } of chapters) {
    await page.goto(address);
    const link = page.locator('.in-lab').getByRole('link', { name: 'Open it in the Lab' });
    await expect(link).toHaveAttribute('href', /^\/lab\/#example=[a-z0-9-]+$/);
    programs.add(await link.getAttribute('href'));
  }
  expect(programs.size).toBeGreaterThan(7);
});

test.describe('where nothing hovers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a first tap on a term explains it, a second follows it, and the note fits the screen', async ({ page }) => {
    await page.goto(explaining.address);
    await page.locator('.term').first().tap();
    expect(await note(page, '.term')).not.toBe('none');
    await expect(page).toHaveURL(new RegExp(`/${explaining.address}$`));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.locator('.term').first().tap();
    await expect(page).toHaveURL(/\/glossary\/#/);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a chapter has its contents, anchors, reading time, notes and citation', async ({ page }) => {
    for (const { address, title, text } of chapters) {
      await page.goto(address);
      const headings = page.locator('.prose h2:has(.anchor)');
      const titles = await headings.allInnerTexts();
      expect(titles.length, address).toBe(text.match(/^## /gm)?.length ?? 0);
      await expect(page.getByRole('navigation', { name: 'In this chapter' }).getByRole('link')).toHaveText(titles);
      for (const heading of await headings.all())
        await expect(heading.getByRole('link')).toHaveAttribute('href', `#${await heading.getAttribute('id')}`);
      await expect(page.locator('.opening .minutes')).toHaveText(/^\d+ min$/);
      await page.getByText('Cite this chapter').click();
      await expect(page.locator('.cite-this pre')).toContainText(title);
    }
    await page.goto(explaining.address);
    await page.locator('.term').first().hover();
    expect(await note(page, '.term')).not.toBe('none');
    await expect(page.getByRole('button', { name: /^Forget/ })).toBeHidden();
  });
});

test('the home page lists every chapter with its reading time', async ({ page }) => {
  await page.goto('');
  const rows = page.locator('.contents li');
  await expect(rows).toHaveCount(chapters.length);
  for (const [at, { title }] of chapters.entries()) await expect(rows.nth(at)).toContainText(title);
  for (const time of await rows.locator('.minutes').allInnerTexts()) expect(time).toMatch(/^[1-9]\d? min$/);
});

test('a chapter read to its end is marked as read, the home page goes on from there, and all is forgotten on demand', async ({
  page,
}) => {
  await page.goto('');
  const enter = page.locator('.enter');
  await expect(enter).toContainText('Open the case');
  await expect(enter).toContainText(first.title);

  await page.goto(first.address);
  const opened = page.getByRole('navigation', { name: 'Chapters' }).getByRole('link').first();
  await page.getByRole('button', { name: /^Chapter 1 of/ }).click();
  await expect(opened).not.toContainText('read', { useInnerText: true });
  await page.keyboard.press('Escape');
  await readToTheEnd(page);
  await page.mouse.wheel(0, -400);
  await page.getByRole('button', { name: /^Chapter 1 of/ }).click();
  await expect(opened).toContainText(', read', { useInnerText: true });

  await page.goto('');
  await expect(page.locator('.contents li').first()).toContainText('read');
  await expect(enter).toContainText('Continue');
  await expect(enter).toContainText(`Chapter ${second.number}: ${second.title}`);
  await enter.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second.title);

  // In the middle of a chapter, the way in leads to the part that was left.
  const heading = page.locator('.prose h2[id]').nth(1);
  await heading.scrollIntoViewIfNeeded();
  const id = await heading.getAttribute('id');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('gradients.place'))).toBe(`${second.slug}#${id}`);
  await page.goto('');
  await expect(enter).toHaveAttribute('href', new RegExp(`/${second.slug}/#${id}$`));

  await page.getByRole('button', { name: 'Forget my progress and answers' }).click();
  await expect(page.getByText('Forgotten: nothing of yours is kept here now.')).toBeVisible();
  await expect(enter).toContainText('Open the case');
  await expect(page.locator('.contents li').first()).not.toContainText(', read', { useInnerText: true });
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('gradients.')))).toEqual(
    [],
  );
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the BibTeX entry of a chapter can be copied', async ({ page }) => {
    await page.goto(first.address);
    await page.getByText('Cite this chapter').click();
    await page.getByRole('button', { name: 'Copy the BibTeX entry' }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const { pathname } = new URL(page.url());
    expect(copied).toBe(bibtex({ url: addressOf(pathname), chapter: first }, en));
  });
});

test('the sources begin with the case itself, and name chapter 2 for the threads of its cards', async ({ page }) => {
  await page.goto('sources/');
  const post = page.locator('#source-post');
  await expect(post.locator('cite')).toHaveAttribute('lang', 'zh');
  await expect(post.locator('cite')).toHaveText(/^谁偷走了我的梯度/);
  await expect(post).toContainText('Cited in chapter 1.');
  await expect(post.locator('.address')).toHaveCount(0);
  for (const thread of Object.values(threads))
    await expect(page.locator(`#${thread}`).getByRole('link', { name: 'chapter 2' })).toBeVisible();
});

test('how to cite it names no address that nobody has given it', async ({ page }) => {
  await page.goto('cite/');
  await expect(page.locator('.cite-this')).toContainText('Who Stole My Gradients?');
  if (!process.env.SITE) await expect(page.locator('.cite-this')).not.toContainText(/https?:/);
});
