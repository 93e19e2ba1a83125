/** What the words speak of is in sight while they are read: lens, copy of the graph, strip, and the ways there and back. */
import type { Locator, Page } from '@playwright/test';
import { words as formula } from '../../src/words/en/formula.ts';
import { words as shared } from '../../src/words/en/shared.ts';
import { answer, figureOn, figures, linkTo, open, press, stepPast } from './figures.ts';
import { expect, test } from './fixture.ts';

const copy = (page: Page): Locator => page.locator('.graph-copy');
const term = (page: Page, id: string): Locator =>
  page.locator(`.katex [data-node="${id}"], .katex [data-edge="${id}"]`).first();
const drawn = (page: Page, id: string): Locator => page.locator(`.graph [data-id="${id}"]`);
const lens = (figure: Locator): Locator => figure.locator('.lens');

/** Opens the chapter on the thief, whose formulas stand far above their graph. */
async function openFormulas(page: Page): Promise<void> {
  await page.goto('the-thief/?pair.backend=cpu');
  // What joins the two comes with the reader's first sign of life.
  await page.evaluate(() => document.dispatchEvent(new Event('pointermove')));
  await expect(term(page, 'vec_b')).toHaveAttribute('data-linked', '');
}

/** How much of an element is in the window, from 0 to 1. */
const partInSight = (element: Locator): Promise<number> =>
  element.evaluate((node) => {
    const { top, bottom, height } = node.getBoundingClientRect();
    return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / height;
  });

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));

/** Colours of a picture of an element, as one text: two that look the same are the same. */
const look = (element: Locator): Promise<string> => element.screenshot().then((picture) => picture.toString('base64'));

for (const [width, height] of [
  [1280, 900],
  [1366, 650],
] as const)
  test.describe(`at ${width}x${height}`, () => {
    test.use({ viewport: { width, height } });

    for (const name of ['pair', 'triplet'] as const)
      test(`the lens of the ${name} figure is in one screen with whatever node it is over`, async ({ page }) => {
        const figure = await open(page, name);
        for (const node of await figure.locator('.graph .node').all()) {
          await node.evaluate((g) => g.scrollIntoView({ block: 'center' }));
          await node.hover();
          await expect(lens(figure).locator('.heading')).toContainText((await node.getAttribute('data-id'))!);
          expect(await partInSight(lens(figure)), await lens(figure).innerText()).toBeGreaterThan(0.9);
        }
      });
  });

test.describe('in the margin', () => {
  test.use({ viewport: { width: 1280, height: 900 } });

  test('a term brings a copy of the graph, that shows what the graph shows', async ({ page }) => {
    await openFormulas(page);
    await term(page, 'vec_a->cos#0').hover();
    await expect(copy(page)).toBeVisible();
    await expect(copy(page).locator('.heading')).toHaveText('cos → vec_a');
    const box = (await copy(page).boundingBox())!;
    const text = (await page.locator('.prose > p').first().boundingBox())!;
    expect(box.x, 'beside the text').toBeGreaterThan(text.x + text.width);
    expect(box.x + box.width).toBeLessThanOrEqual(1280);
    const before = await look(copy(page).locator('.mirror'));
    await term(page, 'vec_b').hover();
    await expect(copy(page).locator('.heading')).toHaveText(/^vec_b ·/);
    expect(await look(copy(page).locator('.mirror')), 'another node is lit').not.toBe(before);
    expect(await scrolled(page), 'the text stays').toBe(0);
  });

  test('a flip in a sentence shows what it does in the copy, and the copy goes when the figure comes', async ({
    page,
  }) => {
    await answer(page);
    await page.goto('a-smaller-case/?pair.backend=cpu');
    const flip = page.locator('inline-flip[data-key="B"] select').last();
    await flip.focus();
    await expect(copy(page)).toBeVisible();
    await expect(copy(page).locator('.heading')).toHaveText(/^Bias B ·/);
    await expect(copy(page).locator('dd').first()).toContainText('0, 0, 0, 0');
    const before = await look(copy(page).locator('.mirror'));
    await flip.selectOption('normal');
    await expect(copy(page).locator('dd').first()).not.toContainText('0, 0, 0, 0');
    await expect.poll(() => look(copy(page).locator('.mirror'))).not.toBe(before);
    await figureOn(page, 'pair').locator('.graph').scrollIntoViewIfNeeded();
    await expect(copy(page)).toBeHidden();
  });

  test('from the copy one goes to the figure, and back to the same line and the same control', async ({ page }) => {
    await answer(page);
    await page.goto('a-smaller-case/?pair.backend=cpu');
    const flip = page.locator('inline-flip[data-key="B"] select').last();
    await flip.focus();
    const stood = (await flip.boundingBox())!.y;
    await expect(copy(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement!.tagName)).not.toBe('use');
    await page.getByRole('button', { name: formula.toFigure }).click();
    await expect(drawn(page, 'B')).toBeFocused();
    await expect(drawn(page, 'B')).toBeInViewport();
    await expect(copy(page)).toBeHidden();
    const back = page.getByRole('button', { name: formula.toText });
    expect((await back.boundingBox())!.height).toBeGreaterThanOrEqual(24);
    await back.click();
    await expect(flip).toBeFocused();
    expect(Math.abs((await flip.boundingBox())!.y - stood)).toBeLessThan(2);
    await expect(back).toBeHidden();
  });

  test('Escape and its button put the copy away, and no tab stop of the graph is in it', async ({ page }) => {
    await openFormulas(page);
    const stops = page.getByRole('group', { name: formula.terms });
    await stops.first().getByRole('button').first().focus();
    await expect(copy(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(stops.nth(1).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(copy(page)).toBeHidden();
    await term(page, 'vec_b').hover();
    await copy(page).getByRole('button', { name: formula.close }).click();
    await expect(copy(page)).toBeHidden();
  });

  test('a stage that is tried leaves a way back', async ({ page }) => {
    await answer(page);
    await page.goto(linkTo('triplet', { backend: 'cpu' }));
    const tried = page.locator('[data-try]').nth(2);
    await tried.click();
    await expect(figureOn(page, 'triplet').getByRole('button', { name: 'Train', exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(tried).toBeFocused();
    await expect(tried).toBeInViewport();
  });
});

test('the judge stands under the buttons of the figure that is judged', async ({ page }) => {
  await page.goto(figures.triplet.address);
  await expect(figureOn(page, 'triplet').locator('.buttons + smallest-change')).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tapped term stays where it is, and a sheet of at most two fifths shows it in the graph', async ({ page }) => {
    await openFormulas(page);
    const tapped = term(page, 'vec_a->cos#0');
    await tapped.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const before = (await tapped.boundingBox())!.y;
    await tapped.tap();
    await expect(copy(page)).toBeVisible();
    await expect(copy(page).locator('.heading')).toHaveText('cos → vec_a');
    const sheet = (await copy(page).boundingBox())!;
    expect(sheet.height).toBeLessThanOrEqual(0.4 * 844 + 1);
    const { y, height } = (await tapped.boundingBox())!;
    expect(y + height, 'not covered').toBeLessThanOrEqual(sheet.y);
    expect(Math.abs(y - before)).toBeLessThan(200);
    await page.locator('h1').tap();
    await expect(copy(page)).toBeHidden();
  });

  test('a tapped node brings up the lens, uncovered and with the focus where it was put', async ({ page }) => {
    const figure = await open(page, 'pair');
    await expect(lens(figure)).toBeHidden();
    const node = drawn(page, 'vec_b');
    await node.tap();
    await expect(lens(figure)).toBeVisible();
    await expect(lens(figure).locator('.heading')).toHaveText(/^vec_b ·/);
    expect((await lens(figure).boundingBox())!.height).toBeLessThanOrEqual(0.4 * 844 + 1);
    const { y, height } = (await node.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual((await lens(figure).boundingBox())!.y);
    expect(await lens(figure).evaluate((sheet) => sheet.contains(document.activeElement))).toBe(false);
    await lens(figure).getByRole('button', { name: shared.details.close }).tap();
    await expect(lens(figure)).toBeHidden();
    for (const put of ['Escape', 'elsewhere']) {
      await drawn(page, 'vec_a').tap();
      await expect(lens(figure)).toBeVisible();
      if (put === 'Escape') await page.keyboard.press('Escape');
      else await figure.locator('.legend').tap({ position: { x: 2, y: 2 } });
      await expect(lens(figure), put).toBeHidden();
    }
  });

  test('while a model trains, its button, its curve and its graph are in one screen, wherever in the figure one is', async ({
    page,
  }) => {
    const figure = await open(page, 'pair', { a: 'normal', b: 'normal' });
    const curve = figure.locator('.run-curve');
    const before = await look(curve);
    await press(figure, 'Train');
    await stepPast(figure, 20);
    for (const part of ['.model-graph', 'form', '.readings', '.folded >> nth=0']) {
      await figure
        .locator(part)
        .first()
        .evaluate((element) => element.scrollIntoView({ block: 'center' }));
      for (const kept of [figure.getByRole('button', { name: 'Pause' }), curve, figure.locator('.run-graph')])
        expect(await partInSight(kept), part).toBe(1);
    }
    expect(await look(curve), 'the curve goes on').not.toBe(before);
  });

  test('the strip covers nothing that has the focus', async ({ page }) => {
    const figure = await open(page, 'pair');
    await figure.getByRole('slider', { name: 'Pass' }).focus();
    const top = async () => (await figure.locator('.run-strip').boundingBox())!.y;
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      if (await focused.evaluate((element) => element.closest('.run-strip') !== null)) continue;
      const { y, height } = (await focused.boundingBox())!;
      expect(y + height, await focused.evaluate((element) => element.outerHTML)).toBeLessThanOrEqual((await top()) + 1);
    }
  });

  test('tables and prints are folded, and no box scrolls within the page', async ({ page }) => {
    for (const name of ['pair', 'film', 'triplet'] as const) {
      const figure = await open(page, name);
      for (const box of await figure.locator('.tensors, .histograms, .printout').all()) await expect(box).toBeHidden();
      const folds = figure.locator('details:not([open]) > summary');
      while ((await folds.count()) > 0) await folds.first().click();
      const traps = await figure.locator('*').evaluateAll((all) =>
        all
          .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY))
          .filter((element) => element.scrollHeight > element.clientHeight + 1)
          .map((element) => element.className),
      );
      expect(traps).toEqual([]);
    }
  });

  test('the state of a tensor is its line and one word that is not cut', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const figure = await open(page, 'pair');
    await figure.locator('.folded > summary').last().click();
    const box = figure.locator('.tensors-box');
    expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    const cell = figure.locator('.tensors td.state').first();
    expect(await cell.evaluate((td) => getComputedStyle(td, '::before').borderTopStyle)).toBe('dashed');
    expect(await cell.evaluate((td) => getComputedStyle(td, '::after').content)).toContain('"zero"');
  });
});

test('what brings the graph along is not loaded before it is called for', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto('the-case/', { waitUntil: 'networkidle' });
  expect(scripts.filter((url) => /(graph-copy|lens-sheet).*js$/.test(url))).toEqual([]);
});
