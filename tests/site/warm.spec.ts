/** The warm start: a feature joins a trained model and disturbs nothing; the same zeros from scratch are dead. */
import type { Locator, Page } from '@playwright/test';
import { readOutcomes } from './figures.ts';
import { expect, test } from './fixture.ts';

const address = 'why-the-zeros-were-there/';
const figureOn = (page: Page): Locator => page.getByRole('group', { name: 'Warm start', exact: true });

test('a feature joins live: no prediction changes, its gradient is there, the AUC climbs, from scratch nothing moves', async ({
  page,
}) => {
  await page.goto(address);
  const figure = figureOn(page);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-backend', 'cpu');
  await expect(figure.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Show me' }).first().click();
  await expect(figure.getByText(/^The AUC went from/)).toBeVisible({ timeout: 45_000 });
  await expect(figure.getByRole('status')).toContainText('not one of 2,000 predictions changed by any digit');
  const [, before, after, without, scratch] =
    /from ([\d.]+) to ([\d.]+); without the feature, to ([\d.]+)\. From scratch it is ([\d.]+)\./.exec(
      await figure.innerText(),
    )!;
  expect(Number(after)).toBeGreaterThan(Number(before));
  expect(Number(after)).toBeGreaterThan(Number(without));
  expect(scratch).toBe('0.5000');
  const rows = await figure.getByRole('row').allInnerTexts();
  const joined = rows.find((row) => row.startsWith('Embeddings of Major Genre'))!.split(/\s+/);
  expect(Number(joined.at(-2))).toBeGreaterThan(0);
  for (const row of rows.slice(1)) expect(row.split(/\s+/).at(-1)).toBe('0');
});

test('a feature that no film has falls back to the default and says so', async ({ page }) => {
  await page.goto(`${address}?warm.feature=Weather`);
  const figure = figureOn(page);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('[data-note="event"]')).toContainText('warm.feature=Weather');
  await expect(figure.getByLabel('Feature that joins late')).toHaveValue('Major Genre');
});

test('beside the chart the seed and the batch stand in one row', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  const boxes = await figureOn(page)
    .locator('.figure-controls.compact .field')
    .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().width));
  for (const width of boxes) expect(width).toBeLessThan(160);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the warm start tells its true result', async ({ page }) => {
    await page.goto(address);
    const figure = figureOn(page);
    await expect(figure.getByRole('status')).toContainText('not one of 2,000 predictions changed by any digit');
    await expect(figure.getByText(/From scratch it is 0\.5000\./)).toBeVisible();
    await readOutcomes(page);
    await expect(page.getByText(/and 0 of 2,000 predictions change\./)).toBeVisible();
  });
});
