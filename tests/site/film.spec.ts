import type { Page } from '@playwright/test';
import { words } from '../../src/words/en/film.ts';
import { choose, linkTo, open, openFold, press, reading, stepPast, unfold, verdictOf, wake } from './figures.ts';
import { expect, test } from './fixture.ts';

const TITLES = /film-titles/;

test('as found 150 steps change nothing: not the loss, not the AUC, not one weight', async ({ page }) => {
  const figure = await open(page, 'film', { step: '150' });
  await expect(figure).toHaveAttribute('data-loss', '0.6931472');
  await expect(reading(figure, 'loss')).toHaveText('0.6931472');
  await expect(reading(figure, 'auc')).toHaveText('0.5000');
  await expect(reading(figure, 'movement')).toHaveText('0');
  await expect(verdictOf(figure)).toHaveText(
    'No parameter has moved in 150 steps. The loss is 0.6931472, as it was before the first; the held-out AUC is 0.5000.',
  );
  await unfold(figure);
  const moved = figure.getByRole('table').getByRole('row');
  for (const tensor of ['Embeddings', 'Weights 1', 'Weights 2', 'Weights 3', 'Bias 1', 'Bias 2', 'Bias 3'])
    await expect(moved.filter({ hasText: tensor }).getByRole('cell').last(), tensor).toHaveText('0');
});

test('on WebGL too training changes nothing as found', async ({ page }) => {
  const figure = await open(page, 'film', { backend: 'webgl' });
  await press(figure, 'Train');
  await stepPast(figure, 10, 30_000);
  await press(figure, 'Pause');
  await expect(figure).toHaveAttribute('data-backend', 'webgl');
  await expect(figure).toHaveAttribute('data-loss', '0.6931472');
  await expect(reading(figure, 'auc')).toHaveText('0.5000');
  await expect(reading(figure, 'movement')).toHaveText('0');
});

test('Train moves nothing as found, and everything once the embeddings are random', async ({ page }) => {
  const figure = await open(page, 'film');
  await press(figure, 'Train');
  await stepPast(figure, 5);
  await press(figure, 'Pause');
  await expect(figure).toHaveAttribute('data-loss', '0.6931472');
  await choose(figure, 'Embeddings', 'normal');
  await expect(figure).toHaveAttribute('data-step', '0');
  await expect(verdictOf(figure)).toContainText('Nothing is trained yet.');
  await press(figure, 'Train');
  await stepPast(figure, 60, 30_000);
  await press(figure, 'Pause');
  await expect(verdictOf(figure)).toContainText(/^In \d+ steps the loss has fallen from 0\.\d+ to 0\.\d+\./);
  await expect(reading(figure, 'movement')).not.toHaveText('0');
  await press(figure, 'Reset');
  await expect(figure).toHaveAttribute('data-step', '0');
  await expect(reading(figure, 'movement')).toHaveText('0');
});

test('with normal embeddings the held-out AUC passes 0.68 within 200 steps, on most seeds', async ({ page }) => {
  test.setTimeout(120_000);
  const reached: number[] = [];
  for (let seed = 1; seed <= 4 && reached.filter((auc) => auc >= 0.68).length < 3; seed++) {
    const figure = await open(page, 'film', { E: 'normal', seed: String(seed), step: '200' });
    expect(Number(await figure.getAttribute('data-loss'))).toBeLessThan(0.69);
    reached.push(Number(await reading(figure, 'auc').textContent()));
  }
  expect(reached.filter((auc) => auc >= 0.68).length, reached.join(', ')).toBeGreaterThanOrEqual(3);
});

test.describe('the pair of films', () => {
  /** What the figure says: the model's opinion, the truth, and any problem. */
  const said = (page: Page, part: 'opinion' | 'truth' | 'problem') => page.locator(`[data-film="${part}"]`);

  test('has an opinion without the titles; they load when the reader comes to pick', async ({ page }) => {
    const titles: string[] = [];
    page.on('request', (request) => TITLES.test(request.url()) && titles.push(request.url()));
    const figure = await open(page, 'film');
    await expect(said(page, 'opinion')).toHaveText(words.opinion('50.0 %'));
    await choose(figure, 'Embeddings', 'normal');
    await expect(said(page, 'opinion')).not.toHaveText(words.opinion('50.0 %'));
    expect(titles).toEqual([]);

    await openFold(figure, 'Ask the model');
    const first = figure.getByLabel('First film', { exact: true });
    await first.focus();
    await expect(figure.locator('datalist option').nth(1000)).toBeAttached();
    expect(titles.length).toBe(1);

    const before = await said(page, 'opinion').textContent();
    await first.fill('Titanic (1997)');
    await expect(said(page, 'opinion')).not.toHaveText(before!);
    await expect(said(page, 'truth')).toContainText('They do not');
    await expect(page).toHaveURL(/film\.first=Titanic\+%281997%29/);
    await expect(figure, 'the run goes on').toHaveAttribute('data-step', '0');
  });

  test('an unknown title is named, and the last opinion stays', async ({ page }) => {
    const figure = await open(page, 'film', { E: 'normal' });
    await expect(said(page, 'opinion')).not.toHaveText(words.opinion('50.0 %'));
    const before = await said(page, 'opinion').textContent();
    await openFold(figure, 'Ask the model');
    const second = figure.getByLabel('Second film', { exact: true });
    await second.fill('No Such Film');
    await expect(said(page, 'problem')).toHaveText(words.unknown('No Such Film'));
    await expect(second).toHaveAttribute('aria-invalid', 'true');
    await expect(said(page, 'opinion')).toHaveText(before!);
    await second.fill('The Matrix (1999)');
    await expect(said(page, 'problem')).toHaveText('');
    await expect(second).not.toHaveAttribute('aria-invalid');
  });

  test('a link may name the films', async ({ page }) => {
    await page.goto(linkTo('film', { backend: 'cpu', E: 'normal', first: 'Titanic (1997)' }));
    const figure = await wake(page, 'film');
    await openFold(figure, 'Ask the model');
    await expect(figure.getByLabel('First film', { exact: true })).toHaveValue('Titanic (1997)');
    await expect(said(page, 'truth')).toContainText('They do not');
  });

  test.describe('without its titles', () => {
    test.use({ allowed: [/503/] });

    test('says so, and the next try succeeds', async ({ page }) => {
      await page.route(TITLES, (route) => route.fulfill({ status: 503 }));
      const figure = await open(page, 'film');
      await openFold(figure, 'Ask the model');
      await figure.getByLabel('First film', { exact: true }).focus();
      await expect(said(page, 'problem')).toHaveText(words.noTitles);
      await page.unroute(TITLES);
      await figure.getByLabel('Second film', { exact: true }).focus();
      await expect(figure.locator('datalist option').nth(1000)).toBeAttached();
      await expect(said(page, 'problem')).toHaveText('');
    });
  });
});
