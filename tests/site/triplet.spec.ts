import { wordsIn } from '../../src/words/index.ts';
import type { Locator, Page } from '@playwright/test';
import {
  answer,
  choose,
  control,
  figureOn,
  figures,
  open,
  press,
  printout,
  reading,
  stepPast,
  tensorRow,
  unfold,
  verdictOf,
  wake,
} from './figures.ts';
import { expect, test } from './fixture.ts';

const words = wordsIn('en').triplet;
const MARGIN = '0.314';
const address = `${figures.triplet.address}?triplet.backend=cpu`;

const stage = (page: Page, number: number): Locator =>
  page.getByRole('group', { name: words.stage(number, 4), exact: true });
const judged = (page: Page): Locator => page.locator('smallest-change [data-part="said"]');

test('the triplet has the controls and buttons of the pair model, for its own five tensors', async ({ page }) => {
  const figure = await open(page, 'triplet');
  for (const tensor of figures.triplet.tensors) {
    const group = figure.getByRole('radiogroup', { name: tensor, exact: true });
    for (const option of ['zeros', 'constant', 'uniform', 'normal'])
      await expect(group.getByRole('radio', { name: option, exact: true })).toHaveCount(1);
  }
  await unfold(figure);
  for (const label of ['Optimizer', 'Learning rate', 'Seed', 'Backend'])
    await expect(figure.getByLabel(label, { exact: true })).toBeVisible();
  await expect(figure.getByRole('radiogroup', { name: 'Label', exact: true })).toBeVisible();
  await expect(figure.getByRole('status')).toHaveCount(1);
  await expect(figure.locator('.graph .node[data-id="label"]')).toHaveCount(1);
  await expect(figure.locator('.graph .edge[data-id^="label->"]')).toHaveCount(0);
});

for (const backend of ['cpu', 'webgl'])
  test(`on the ${backend} backend the triplet stays at its margin, and one random embedding frees it`, async ({
    page,
  }) => {
    const figure = await open(page, 'triplet', { backend });
    await expect(figure).toHaveAttribute('data-loss', MARGIN);
    await expect(printout(figure)).toContainText('d loss / d dist_rp\n[[0.25, 0.25, 0.25, 0.25]]');
    await press(figure, 'Train');
    await stepPast(figure, 50, 30_000);
    await press(figure, 'Pause');
    await expect(figure).toHaveAttribute('data-loss', MARGIN);
    await expect(reading(figure, 'movement')).toHaveText('0');
    for (const tensor of figures.triplet.tensors)
      expect((await tensorRow(figure, tensor)).at(-1), tensor).toBe('exactly zero');
    await expect(verdictOf(figure)).toContainText('dist_rp stole it: 0.25, 0.25, 0.25, 0.25 arrives');

    await choose(figure, 'Embedding a', 'normal');
    await wake(page, 'triplet', { backend });
    await expect(figure).toHaveAttribute('data-loss', MARGIN);
    await expect(verdictOf(figure)).toContainText('Embedding a');
    for (const [tensor, state] of [
      ['Embedding a', 'exactly zero'],
      ['Embedding b', 'finite'],
      ['Embedding c', 'finite'],
      ['Weights W', 'exactly zero'],
      ['Bias B', 'exactly zero'],
    ])
      expect((await tensorRow(figure, tensor!)).at(-1), tensor).toBe(state);
    await press(figure, 'Step');
    await expect(figure).toHaveAttribute('data-step', '1');
    for (const tensor of ['Embedding a', 'Embedding b', 'Embedding c', 'Weights W'])
      expect((await tensorRow(figure, tensor)).at(-1), tensor).toBe('finite');
  });

test('each distance draws its own graph, walks its own sweep and reaches its own end', async ({ page }) => {
  const figure = await open(page, 'triplet', { sweep: '3' });
  const slider = figure.getByRole('slider', { name: 'Pass' });
  const drawn = () =>
    figure.locator('.graph .node').evaluateAll((nodes) => nodes.map((n) => n.getAttribute('data-id')));
  const squares = await drawn();
  const ends = { squared: await slider.getAttribute('max') };
  for (const [option, loss, said, node] of [
    ['true distance', MARGIN, 'It begins at dist_rp and dist_rn', 'sum_rp'],
    ['cosine similarity', 'nan', 'It begins at sim_rp and sim_rn', 'norms_rp'],
    ['inner product', MARGIN, 'prod_rp stole it', 'prod_rp'],
    ['swapped anchor', MARGIN, 'dist_rp stole it', 'diff_rp'],
  ] as const)
    await test.step(option, async () => {
      await choose(figure, 'Distance', option);
      await expect(verdictOf(figure)).toContainText(said);
      await expect(figure).toHaveAttribute('data-loss', loss);
      expect(await drawn()).toContain(node);
      expect(await drawn(), 'nothing of another graph').toHaveLength(await figure.locator('.tensors tbody tr').count());
      expect(await slider.inputValue(), 'the sweep is at its end').toBe(await slider.getAttribute('max'));
      await figure.locator('.graph [tabindex="0"]').focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
      await expect(figure.locator('.lens .heading')).not.toBeEmpty();
    });
  await choose(figure, 'Distance', 'squared difference');
  await expect(figure.locator('[data-id="vec_a->diff_rp#0"]')).toHaveCount(1);
  expect((await drawn()).toSorted()).toEqual(squares.toSorted());
  await expect(slider).toHaveAttribute('max', ends.squared!);
});

test('a link opens a distance at its step, with the graph that belongs to it', async ({ page }) => {
  const figure = await open(page, 'triplet', { distance: 'inner', B: 'normal', step: '2', sweep: '5' });
  await expect(figure.locator('.graph .node[data-id="prod_rn"]')).toHaveCount(1);
  const slider = figure.getByRole('slider', { name: 'Pass' });
  await expect(slider).toHaveAttribute('aria-valuetext', 'Forward: cW is computed.');
  await expect(control(figure, 'distance')).toHaveValue('inner');
});

test('on WebGL too a true distance and a cosine are NaN, not numbers that look healthy', async ({ page }) => {
  for (const distance of ['root', 'cosine']) {
    const figure = await open(page, 'triplet', { distance, backend: 'webgl' });
    await expect(verdictOf(figure)).toContainText('Not a number');
    expect((await tensorRow(figure, 'Embedding a')).slice(2)).toEqual(['NaN', 'not a number']);
  }
});

test('a stage can be tried, hinted at, and revealed by the keyboard', async ({ page }) => {
  await answer(page);
  await page.goto(address);
  const third = stage(page, 3);
  await expect(third.locator('details.answer')).toBeHidden();
  await third.getByText('Hint', { exact: true }).click();
  await expect(third.locator('details').first().locator('p').first()).toBeVisible();

  await third.getByRole('button', { name: 'Open in the figure' }).click();
  const figure = await wake(page, 'triplet');
  await expect(figure).toBeInViewport();
  await expect(figure.getByRole('button', { name: 'Train', exact: true })).toBeFocused();
  await expect(control(figure, 'B')).toHaveValue('uniform');
  await expect(verdictOf(figure)).toContainText('cancels exactly');
  await expect(figure.locator('.graph .node.thief'), 'no factor is about to move').toHaveCount(2);

  await third.getByRole('button', { name: 'Show me', exact: true }).press('Enter');
  await expect(third.locator('details.answer > p').first()).toBeVisible();

  // The last stage has no question with a run: its own button opens the answer, and closes it.
  const last = stage(page, 4);
  const reveal = last.getByRole('button', { name: 'Show me', exact: true });
  const told = last.locator('details.answer > p').first();
  await expect(told).toBeHidden();
  await expect(reveal).toHaveAttribute('aria-expanded', 'false');
  await reveal.focus();
  await page.keyboard.press('Enter');
  await expect(told).toBeVisible();
  await expect(reveal).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Space');
  await expect(told).toBeHidden();
});

test('the page runs what the reader changes, says what came of it, and keeps the solution', async ({ page }) => {
  const figure = await open(page, 'triplet');
  await choose(figure, 'Bias B', 'uniform');
  await expect(judged(page)).toContainText('Bias B uniform. No tensor receives a gradient within three steps.');
  await choose(figure, 'Embedding c', 'normal');
  await expect(judged(page)).toContainText('But a smaller change does it too.');
  await choose(figure, 'Bias B', 'zeros');
  await expect(judged(page)).toContainText(
    'a, b, c and W receive a gradient within three steps. There is no smaller one.',
  );
  await choose(figure, 'Distance', 'inner product');
  await expect(judged(page)).toHaveText(words.judge.otherDistance);
  await page.reload();
  await expect(page.locator('smallest-change [data-part="kept"]')).toHaveText(words.judge.kept('Embedding c normal'));
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the homework reads on: figure as found, hints and answers in closed details, the table of changes', async ({
    page,
  }) => {
    await page.goto(figures.triplet.address);
    const figure = figureOn(page, 'triplet');
    await figure.getByText('What the run shows').click();
    await expect(printout(figure).last()).toContainText('dist_rp\n[[0, 0, 0, 0]]');
    await expect(printout(figure).last()).toContainText(`loss\n${MARGIN}`);
    for (const number of [1, 2, 3, 4]) {
      const told = stage(page, number).locator('details.answer');
      await expect(told).not.toHaveAttribute('open');
      await expect(stage(page, number).getByRole('button', { name: 'Open in the figure' })).toHaveCount(0);
      await told.locator('summary').click();
      await expect(told.locator('> p').first()).toBeVisible();
    }
    const rows = await page
      .locator('[data-single-changes] tbody tr')
      .evaluateAll((trs) => trs.map((tr) => [...tr.querySelectorAll('td')].map((td) => td.textContent!.trim())));
    expect(rows).toEqual([
      ['b c', 'a b c W', 'a b c W', '0'],
      ['a b W', 'a b c W', 'a b c W', '0'],
      ['a c W', 'a b c W', 'none', '0'],
      ['none', 'none', 'none', MARGIN],
      ['none', 'none', 'none', MARGIN],
    ]);
  });
});
