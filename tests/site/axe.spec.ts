import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choose, figureNames, figures, free, open, press, unfold, verdictOf, type FigureName } from './figures.ts';
import { expect, test } from './fixture.ts';

/** What axe finds in the figure; on dark paper only what depends on colour. */
async function violations(page: Page, name: FigureName, colorScheme: 'light' | 'dark'): Promise<string[]> {
  // Wherever the reader has scrolled to, the header covers something; at the top it covers nothing.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const axe = new AxeBuilder({ page }).include(`[data-figure="${name}"]`);
  if (colorScheme === 'dark') axe.withRules(['color-contrast']);
  else axe.options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

for (const name of figureNames) {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`the live ${name} figure has no accessibility violation on ${colorScheme} paper: open, released, broken`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      const judged = name !== 'film';
      const figure = await open(page, name, judged ? { sweep: '4' } : {});
      await unfold(figure);
      expect(await violations(page, name, colorScheme), 'live, in the middle of a sweep').toEqual([]);

      await free(figure, name);
      await expect(verdictOf(figure)).not.toContainText('stole it');
      if (judged) {
        await figure.getByRole('slider', { name: 'Pass' }).press('End');
        await figure.locator('.graph [tabindex="0"]').focus();
      }
      expect(await violations(page, name, colorScheme), 'with gradients flowing').toEqual([]);

      await figure.getByLabel('Optimizer', { exact: true }).selectOption('sgd');
      await figure.getByLabel('Learning rate', { exact: true }).fill('1e9');
      await expect(page).toHaveURL(/rate=1e9/);
      // A hinge that is met asks for no step, however large.
      if (name === 'triplet') await choose(figure, 'Distance', 'cosine similarity');
      await press(figure, 'Train');
      await expect(verdictOf(figure)).toContainText(/not a number/i, { timeout: 15_000 });
      await press(figure, 'Pause');
      await figure.getByLabel('Learning rate', { exact: true }).fill('-1');
      await expect(figure.locator('[data-note="input"]')).toBeVisible();
      expect(await violations(page, name, colorScheme), 'after a NaN, with a bad number').toEqual([]);
    });

  test(`the live ${name} figure fits a narrow screen`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const figure = await open(page, name, { ...figures[name].cure, step: '1' });
    await unfold(figure);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  test(`Tab reaches every control of the ${name} figure, in the order of the page`, async ({ page }) => {
    const figure = await open(page, name);
    await unfold(figure);
    const before = await figure.evaluate((root) => {
      const stops = 'summary, button, select, input:not([type="radio"]), input[type="radio"]:checked, [tabindex="0"]';
      const shown = [...root.querySelectorAll<HTMLElement>(stops)].filter((element) => element.checkVisibility());
      shown.forEach((element, i) => (element.dataset.stop = String(i)));
      (root as HTMLElement).tabIndex = -1;
      (root as HTMLElement).focus();
      return shown.length;
    });
    expect(before).toBeGreaterThan(15);
    for (let i = 0; i < before; i++) {
      await page.keyboard.press('Tab');
      await expect(page.locator(':focus'), `stop ${i} of ${before}`).toHaveAttribute('data-stop', String(i));
    }
  });
}
