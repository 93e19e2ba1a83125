import type { Page } from '@playwright/test';
import { words as en } from '../../src/words/en/shared.ts';
import {
  choose,
  control,
  figureOn,
  figures,
  linkTo,
  openFold,
  press,
  stepPast,
  wake,
  type FigureName,
} from './figures.ts';
import { expect, test } from './fixture.ts';

test.use({ allowed: [/Failed to load resource/] });

/** Whatever a figure needs that may fail to arrive. */
const needed: readonly { what: string; name: FigureName; files: RegExp; live?: boolean }[] = [
  { what: 'the script of the pair model', name: 'pair', files: /\/pair-live\./ },
  { what: 'the script that all figures share', name: 'pair', files: /\/live-model\./ },
  // Here all but the engine is there, so a changed control begins a new run, as it always does.
  { what: 'the engine', name: 'pair', files: /\/worker-/, live: true },
  { what: 'the engine', name: 'film', files: /\/worker-/, live: true },
  { what: 'the file of films', name: 'film', files: /\/films\./ },
];

async function lose(page: Page, files: RegExp): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort());
  return () => page.unroute(files);
}

for (const { what, name, files, live = false } of needed)
  test(`when ${what} does not load, the ${name} figure says so, and Try again keeps the reader's choices`, async ({
    page,
  }) => {
    const restore = await lose(page, files);
    await page.goto(linkTo(name, { backend: 'cpu', seed: '5', step: '2' }));
    const figure = figureOn(page, name);
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.getByText(en.backend.unavailable)).toBeVisible({ timeout: 15_000 });
    await expect(figure, 'the numbers are those of the page').toHaveAttribute('data-backend', 'static');
    await expect(figure).toHaveAttribute('data-loss', '0.6931472');
    const label = name === 'pair' ? 'Bias B' : 'Embeddings';
    await choose(figure, label, 'uniform');
    if (live) await expect(page).toHaveURL(/=uniform/);

    await restore();
    await press(figure, en.buttons.retry);
    const opened = await wake(page, name, { step: live ? '0' : '2' });
    await expect(figure.getByText(en.backend.unavailable)).toBeHidden();
    await expect(control(opened, name === 'pair' ? 'B' : 'E')).toHaveValue('uniform');
    await expect(control(opened, 'seed')).toHaveValue('5');
    await press(opened, 'Train');
    await stepPast(opened, 3);
  });

test('a figure that could not start does not stop the rest of the page', async ({ page }) => {
  await lose(page, /\/pair-live\./);
  await page.goto(figures.pair.address);
  const figure = figureOn(page, 'pair');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByText(en.backend.unavailable)).toBeVisible();
  await openFold(figure, 'Tensors');
  await expect(figure.getByRole('table', { name: 'Tensors' })).toBeVisible();
  const flip = page.locator('inline-flip[data-figure-name="pair"] select').first();
  await flip.selectOption('uniform');
  await expect(control(figure, (await flip.locator('..').getAttribute('data-key'))!)).toHaveValue('uniform');
});
