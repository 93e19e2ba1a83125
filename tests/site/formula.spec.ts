/** Terms of formulas and parts of the graph point at each other. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { figureOn, hold, wake } from './figures.ts';

const PAGE = 'the-thief/';
const term = (page: Page, id: string) => page.locator(`.katex [data-node="${id}"], .katex [data-edge="${id}"]`);
const drawn = (page: Page, id: string) => page.locator(`.graph [data-id="${id}"]`);

async function open(page: Page): Promise<void> {
  await page.goto(PAGE);
  // What joins the two comes with the reader's first move.
  await page.mouse.move(2, 2);
  await expect(term(page, 'vec_b').first()).toHaveAttribute('data-linked', '');
}

test('pointing at a term lights its node and brings it under the lens; so does its edge', async ({ page }) => {
  await open(page);
  const figure = await wake(page, 'pair', { backend: 'auto' });
  await term(page, 'vec_b').first().hover();
  await expect(drawn(page, 'vec_b')).toHaveAttribute('data-lit', '');
  await expect(figure.locator('.lens .heading')).toHaveText(/^vec_b ·/);
  for (const one of await term(page, 'vec_b').all()) await expect(one).toHaveAttribute('data-lit', '');
  await term(page, 'vec_a->cos#0').hover();
  await expect(drawn(page, 'vec_a->cos#0')).toHaveAttribute('data-lit', '');
  await expect(page.locator('.graph [data-lit]')).toHaveCount(1);
  await expect(figure.locator('.lens .heading')).toHaveText('cos → vec_a');
  await page.locator('h1').hover();
  await expect(page.locator('[data-lit]')).toHaveCount(0);
});

test('a term inside of another speaks for itself', async ({ page }) => {
  await open(page);
  await term(page, 'bW').first().hover();
  await expect(drawn(page, 'bW')).toHaveAttribute('data-lit', '');
  await expect(drawn(page, 'vec_b')).not.toHaveAttribute('data-lit');
});

test('pointing at the graph lights the terms, by mouse, by keyboard and by the sweep', async ({ page }) => {
  await open(page);
  const figure = await wake(page, 'pair', { backend: 'auto' });
  await drawn(page, 'vec_a').hover();
  await expect(term(page, 'vec_a').first()).toHaveAttribute('data-lit', '');
  // The focus scrolls the graph, and the pointer must not come to rest on another part of it.
  await page.mouse.move(0, 0);
  await figure.locator('.graph [tabindex="0"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  const id = await page.evaluate(() => document.activeElement!.getAttribute('data-id')!);
  await expect(drawn(page, id)).toHaveAttribute('data-lit', '');
  await drawn(page, 'cos').focus();
  for (const one of await term(page, 'cos').all()) await expect(one).toHaveAttribute('data-lit', '');
  await figure.getByRole('button', { name: 'Previous edge' }).click();
  await page.mouse.move(0, 0);
  await figure.getByRole('slider', { name: 'Pass' }).press('Home');
  for (let i = 0; i < 2; i++) await figure.getByRole('slider', { name: 'Pass' }).press('ArrowRight');
  await expect(term(page, 'bW').or(term(page, 'vec_a')).and(page.locator('[data-lit]')).first()).toBeAttached();
});

test('a formula is one tab stop; arrows walk its terms, Enter goes to the graph, Escape comes back', async ({
  page,
}) => {
  await open(page);
  const formulas = page.getByRole('group', { name: 'Terms of this formula in the graph' });
  const first = formulas.first();
  await expect(first.locator('[tabindex="0"]')).toHaveCount(1);
  await first.getByRole('button', { name: 'cos, in the graph' }).focus();
  await expect(drawn(page, 'cos')).toHaveAttribute('data-lit', '');
  await page.keyboard.press('ArrowRight');
  await expect(first.getByRole('button', { name: 'vec_a, in the graph' })).toBeFocused();
  await expect(drawn(page, 'vec_a')).toHaveAttribute('data-lit', '');
  await expect(term(page, 'vec_a').first()).toHaveAttribute('data-focus', '');
  await page.keyboard.press('Tab');
  await expect(formulas.nth(1).getByRole('button', { name: 'gradient from cos to vec_a, in the graph' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(first.getByRole('button', { name: 'vec_a, in the graph' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drawn(page, 'vec_a')).toBeFocused();
  await expect(drawn(page, 'vec_a')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(first.getByRole('button', { name: 'vec_a, in the graph' })).toBeFocused();
});

test('before the figure is live the picture lights up, and the lens takes it from there', async ({ page }) => {
  const files = await hold(page, /pair-live/);
  await open(page);
  await term(page, 'vec_b').first().hover();
  await expect(drawn(page, 'vec_b')).toHaveAttribute('data-lit', '');
  await expect(figureOn(page, 'pair')).toHaveAttribute('data-backend', 'static');
  files.release();
  await expect(figureOn(page, 'pair').locator('.lens .heading')).toHaveText(/^vec_b ·/);
});

test('the terms have names, and nothing in them that axe objects to', async ({ page }) => {
  await open(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await term(page, 'vec_b').first().hover();
    const axe = new AxeBuilder({ page }).include('.katex-display').include('.formula-terms');
    const { violations } = await axe.options({ rules: { 'target-size': { enabled: true } } }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  }
});

test('pages without such terms do not load the script', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto('the-case/', { waitUntil: 'networkidle' });
  expect(scripts.filter((url) => /FormulaLink|formula-link/.test(url))).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('formulas are formulas, for eyes and for screen readers', async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.locator('[data-linked], .formula-terms')).toHaveCount(0);
    expect(await term(page, 'vec_b').count()).toBeGreaterThan(4);
    const twin = page.locator('.katex').first().locator('.katex-mathml annotation');
    await expect(twin).toHaveText(/p.*=.*u.*v/);
    await expect(page.locator('.katex').first().locator('math mi')).toHaveText(['p', 'u', 'v']);
    expect(await page.locator('.katex [href], .katex-error').count()).toBe(0);
  });
});

test('the homework’s answers point into its graph, from the first move on', async ({ page }) => {
  await page.goto('homework/');
  await page.locator('#triplet-receivers').getByRole('button', { name: 'Show me' }).click();
  await term(page, 'dist_rp').hover();
  await expect(drawn(page, 'dist_rp')).toHaveAttribute('data-lit', '');
  await term(page, 'diff_rp->dist_rp#0').hover();
  await expect(drawn(page, 'diff_rp->dist_rp#0')).toHaveAttribute('data-lit', '');
});

test('a term the pointer rests on is lit as soon as the two are joined', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/formula-link\.[^/]*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(PAGE);
  await term(page, 'vec_b').first().hover();
  await expect(term(page, 'vec_b').first()).not.toHaveAttribute('data-linked');
  release();
  await expect(drawn(page, 'vec_b')).toHaveAttribute('data-lit', '');
});
