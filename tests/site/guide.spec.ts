/** The field guide: walked by clicks, by keyboard, by link, by the browser's Back, and read as a text. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dist, expect, test } from './fixture.ts';
import { editor, output, run } from './lab.ts';
import { listCulprits, listPages } from './pages.ts';

const ADDRESS = 'field-guide/';
const culprits = listCulprits();
const tool = readFileSync(fileURLToPath(new URL('../../public/find_thief.py', import.meta.url)), 'utf8');

const guide = (page: Page) => page.locator('field-guide');
/** The headings of the steps that are to be seen. */
const shown = (page: Page) => guide(page).locator('.step:visible h3 > span:last-child');
const answer = (page: Page, name: RegExp) => guide(page).locator('.answers').getByRole('link', { name }).click();

test('clicks lead from the symptom to the culprit, Back leads back, and each step has its address', async ({
  page,
}) => {
  await page.goto(ADDRESS);
  await expect(shown(page)).toHaveText(['What do you see?']);
  await answer(page, /same digits/);
  await answer(page, /0\.6934, in bfloat16 0\.6914/);
  await answer(page, /fed with logits/);
  await answer(page, /Exactly 0, at all three steps/);
  await answer(page, /^A product/);
  await expect(shown(page)).toHaveText([/Two zero factors of one product/]);
  await expect(page).toHaveURL(/field-guide\/#two-zeros$/);
  await expect(guide(page).locator('.trail li')).toHaveCount(5);

  await page.goBack();
  await expect(shown(page)).toHaveText([/^Which operation/]);
  await guide(page).getByRole('button', { name: 'Back' }).click();
  await expect(shown(page)).toHaveText([/largest gradient of each parameter/]);
  await guide(page)
    .locator('.trail')
    .getByRole('link', { name: /same digits/ })
    .click();
  await expect(shown(page)).toHaveText(['What do you see?']);
  await expect(guide(page).getByRole('button', { name: 'Back' })).toBeHidden();
});

test('the keyboard alone reaches a culprit, and the question asked has the focus', async ({ page }) => {
  await page.goto(ADDRESS);
  await guide(page).locator('.step:visible h3').focus();
  for (let answers = 0; answers < 6; answers++) await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText(/NaN or infinity/);
  await page.keyboard.press('Enter');
  await expect(page.locator('h3:focus')).toHaveText(/When does it appear/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('h3:focus')).toHaveText(/A true distance at a difference of zero/);
});

test('a link opens the guide at a culprit, with the answers that lead there', async ({ page }) => {
  await page.goto(`${ADDRESS}#no-such-step`);
  await expect(shown(page)).toHaveText(['What do you see?']);
  await page.goto(`${ADDRESS}#symmetry`);
  await expect(shown(page)).toHaveText([/Columns that are all alike/]);
  await expect(guide(page).locator('.trail li')).toHaveText([/wanders about/, /units of a layer are all alike/]);
  await guide(page).getByRole('button', { name: 'Start again' }).click();
  await expect(shown(page)).toHaveText(['What do you see?']);
  await guide(page).getByRole('button', { name: 'Show all steps' }).click();
  expect(await shown(page).count()).toBeGreaterThan(20);
});

test('every culprit can be reached, and has a check, a fix and somewhere to read on', async ({ page }) => {
  await page.goto(ADDRESS);
  const steps = await guide(page).locator('.culprit').all();
  expect(steps.length).toBeGreaterThanOrEqual(26);
  const led = await guide(page)
    .locator('.answers a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
  for (const culprit of steps) {
    const id = (await culprit.getAttribute('id'))!;
    expect(led).toContain(id);
    await expect(culprit.locator('copy-able pre'), id).toHaveCount(1);
    await expect(culprit.locator('.part'), id).toHaveText('Fix');
    expect(await culprit.locator('a[href^="#source-"], a[href^="/"]').count(), id).toBeGreaterThan(0);
  }
});

test('title and description of the guide hold the numbers that one searches for', async ({ page }) => {
  await page.goto(ADDRESS);
  const description = (await page.locator('meta[name="description"]').getAttribute('content'))!;
  for (const number of ['0.693', 'ln 2', 'ln K', 'the margin']) expect(await page.title()).toContain(number);
  const sought = ['0.693', '0.6931472', 'ln 2', '0.6934', '0.6914', 'ln K', 'batch', 'margin', 'AUC of exactly 0.5'];
  for (const number of sought) expect(description).toContain(number);
});

for (const [width, height] of [
  [1280, 900],
  [390, 844],
] as const)
  test(`the first question of the key and its first answers stand on the first screen of ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(ADDRESS);
    await expect(guide(page).locator('.tools')).toBeVisible();
    await expect(guide(page).getByRole('heading', { name: 'What do you see?' })).toBeInViewport();
    for (const answer of (await guide(page).locator('#symptom .answers a').all()).slice(0, 3))
      await expect(answer).toBeInViewport({ ratio: 1 });
  });

test('every culprit is a step of the key, and every step of one leads to its page and to its program', async ({
  page,
}) => {
  await page.goto(ADDRESS);
  const steps = guide(page).locator('.culprit');
  const ids = await steps.evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.toSorted()).toEqual(culprits.map(({ id }) => id));
  for (const { id, address, example } of culprits) {
    const links = guide(page).locator(`[id="${id}"] .onward a`);
    const led = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(led).toEqual([`/${address}`, `/lab/#example=${example}`]);
  }
});

test('no two culprits have one title or one description, and none is cut by a search engine’s patience', () => {
  for (const of of ['name', 'title', 'description'] as const)
    expect(new Set(culprits.map((culprit) => culprit[of])).size, of).toBe(culprits.length);
  for (const { id, title, description } of culprits) {
    expect(title.length, id).toBeLessThanOrEqual(90);
    expect(description.length, id).toBeGreaterThan(100);
    expect(description, id).toMatch(/\.$/);
  }
});

for (const { id, address, name, title, description } of culprits)
  test(`the page of "${id}" answers first, shows a check, a fix and a program, and leads on`, async ({ page }) => {
    await page.goto(address);
    expect(await page.title()).toContain(`${title} · `);
    await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', description);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', new RegExp(`/${address}$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('.opening .question')).toHaveText(name);
    await expect(page.locator(`copy-able[data-name="${id}"] pre`)).toBeVisible();
    await expect(page.locator(`copy-able[data-name="${id}-program"] pre`)).toContainText('backward()');
    await expect(page.locator('.prose .part')).toHaveText('Fix');
    await expect(page.locator('[data-figure], [data-chapter]')).toHaveCount(0);
    await expect(page.locator(`a[href="/${ADDRESS}#${id}"]`)).toBeVisible();
    expect(await page.locator('.prose h2').count()).toBeGreaterThanOrEqual(2);

    const links = await page
      .locator('main a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
    for (const link of links) {
      const [path, hash] = link.slice(1).split('#') as [string, string?];
      expect(listPages(dist), link).toContain(path);
      if (hash && path !== 'lab/')
        expect(readFileSync(`${dist}/${path}index.html`, 'utf8'), link).toContain(`id="${hash}"`);
    }
  });

test('from a culprit one click fills the editor of the Lab, and Run shows who it is', async ({ page }) => {
  await page.goto('field-guide/dpo/');
  await page.getByRole('link', { name: 'in the Lab' }).click();
  await expect(editor(page)).toContainText('class Policy', { timeout: 30_000 });
  await run(page);
  await expect(output(page)).toContainText("0.6931471824645996 ['lora_A', 'lora_B']");
  await expect(page.locator('[data-figure="lab"] [role="status"]').first()).toContainText('stole it');
});

test('Copy puts the code on the clipboard and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(ADDRESS);
  const block = page.locator('copy-able[data-name="tfjs-states"]');
  await block.getByRole('button', { name: 'Copy: tfjs' }).click();
  await expect(block.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block.locator('pre').textContent());
});

test('the download is the file that is tested', async ({ page }) => {
  await page.goto(ADDRESS);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download find_thief.py' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('find_thief.py');
  expect(readFileSync(await download.path(), 'utf8')).toBe(tool);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the guide has no accessibility violation on ${colorScheme} paper, and fits a narrow screen`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${ADDRESS}#two-zeros`);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    // Narrower, the page has grown: what was in sight stands behind the header now.
    await page.locator('field-guide').evaluate((guide) => guide.scrollIntoView());
    const axe = new AxeBuilder({ page }).include('field-guide').include('.check');
    axe.options({ rules: { 'target-size': { enabled: true } } });
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)).toEqual([]);
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all steps stand there, and each answer gives the number of its step', async ({ page }) => {
    await page.goto(ADDRESS);
    const steps = await guide(page).locator('.step').all();
    expect(steps.length).toBeGreaterThan(20);
    for (const [i, step] of steps.entries()) {
      await expect(step).toBeVisible();
      await expect(step.locator('.step-number')).toHaveText(String(i + 1));
      for (const link of await step.locator('.answers a').all()) {
        const target = (await link.getAttribute('href'))!.slice(1);
        const number = await guide(page).locator(`[id="${target}"] .step-number`).textContent();
        await expect(link.locator('.goes')).toHaveText(`→ ${number}`);
      }
    }
    // The contents of the header open without a script.
    await expect(page.locator('main button:visible')).toHaveCount(0);
  });

  test('the printout of the tool is there to read', async ({ page }) => {
    await page.goto(ADDRESS);
    await expect(page.locator('pre.printout')).toContainText('Thief: mul, pair.py line');
  });
});
