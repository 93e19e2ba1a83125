/** The relatives as a reader meets them: sorted first, then run, and the runs decide. */
import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixture.ts';

const board = (page: Page) => page.getByRole('group', { name: 'Relatives, to be sorted' });
const card = (page: Page, name: string) => page.locator(`[data-card="${name}"]`);
const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`);
const report = (page: Page) => board(page).locator('[data-report]');

/** What the engine's tests hold: these train, the others never do. */
const healthy = ['lora', 'rezero', 'word2vec', 'controlnet', 'factors', 'mlp-sigmoid'];

test('the reader sorts twelve models by keyboard, runs them, and the runs are held against the sorting', async ({
  page,
}) => {
  await page.goto('relatives/');
  const run = board(page).getByRole('button', { name: 'Run them all' });
  await expect(run).toBeDisabled();
  await expect(figure(page, 'lora').getByRole('button', { name: 'Train' })).toBeHidden();
  await expect(figure(page, 'lora').getByRole('status')).toBeHidden();

  // All of them are said to train: the first with the space bar, the rest by their labels.
  await card(page, 'lora').getByRole('radio', { name: 'trains', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(report(page)).toHaveText('1 of 12 sorted');
  for (const radio of await board(page).getByRole('radio', { name: 'trains', exact: true }).all()) await radio.check();
  await expect(report(page)).toHaveText('12 of 12 sorted');

  // What was sorted is kept.
  await page.reload();
  await expect(report(page)).toHaveText('12 of 12 sorted');
  await run.click();
  await expect(report(page)).toHaveText('6 of 12 ran as you sorted them.', { timeout: 30_000 });

  for (const name of await board(page)
    .locator('[data-card]')
    .evaluateAll((cards) => cards.map((each) => (each as HTMLElement).dataset.card!))) {
    const trains = healthy.includes(name);
    await expect(card(page, name).locator('[data-outcome]')).toContainText(
      trains ? 'It trains. So you said.' : 'It never trains. You said: trains.',
    );
    await expect(figure(page, name)).toHaveAttribute('data-step', '50');
  }
  await expect(card(page, 'machine').locator('[data-outcome]')).toContainText('w has moved; V has not, by any amount.');
  // A graph opens, steps by itself, and says one line.
  const lora = figure(page, 'lora');
  await lora.getByText('Graph and tensors').click();
  await expect(lora.getByRole('status')).toHaveText('Every tensor receives a gradient.');
  await lora.getByRole('button', { name: 'Reset' }).click();
  await expect(lora).toHaveAttribute('data-step', '0');
  await expect(lora.getByRole('status')).toHaveText('B receives a gradient. A waits one step.');
  await expect(lora.getByRole('img', { name: 'LoRA: computation graph', exact: true })).toBeVisible();
  expect(await lora.getByRole('row').filter({ hasText: 'exactly zero' }).count()).toBe(1);
  await lora.getByRole('button', { name: 'Step' }).click();
  await expect(lora.getByRole('status')).toHaveText('Every tensor receives a gradient.');

  const { violations } = await new AxeBuilder({ page })
    // One open card stands for all: they are made alike, and axe looks long at every graph.
    .include('[data-card="lora"]')
    .include('.bar')
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join()}`)).toEqual([]);

  await board(page).getByRole('button', { name: 'Sort again' }).click();
  await expect(report(page)).toHaveText('0 of 12 sorted');
  await expect(lora.getByRole('button', { name: 'Train' })).toBeHidden();
});

test('who only reads is shown, and what a small model reads can be asked for', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('relatives/');
  await board(page).getByRole('button', { name: 'Show me' }).click();
  await expect(report(page)).toHaveText('6 of 12 train.', { timeout: 30_000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const read = await figure(page, 'mlp-tanh').evaluate(async (element) => {
    const asked = element as unknown as {
      ask: (set: object, steps: number) => Promise<{ read: (name: string) => string }>;
    };
    const detail = await asked.ask({ optimizer: 'adam' }, 20);
    return ['trains', 'moved', 'still', 'receivers', 'outcome', 'step'].map((name) => detail.read(name));
  });
  expect(read).toEqual(['no', 'B2', 'W1,B1,W2', 'B2', 'partial', '20']);
});

test.describe('without an engine', () => {
  test.use({ allowed: [/Failed to load resource|net::ERR/] });

  test('nothing is decided, and the board says so', async ({ page }) => {
    await page.route(/mini-live/, (route) => route.abort());
    await page.goto('relatives/');
    await board(page).getByRole('button', { name: 'Show me' }).click();
    await expect(report(page)).toContainText('nothing was decided');
    await expect(board(page).getByRole('button', { name: 'Show me' })).toBeEnabled();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('each card keeps its outcome, graph and tensors folded, with true numbers', async ({ page }) => {
    await page.goto('relatives/');
    const machine = figure(page, 'machine');
    await expect(machine.getByText('After 50 steps w has moved')).toBeHidden();
    await machine.locator('summary').click();
    await expect(machine.getByText('After 50 steps w has moved; V has not, by any amount.')).toBeVisible();
    await expect(machine.getByRole('row', { name: /^V 0 exactly zero 0$/ })).toBeVisible();
    await expect(machine.getByRole('img', { name: /: computation graph$/ })).toBeVisible();
    await expect(machine.getByRole('status')).toHaveText(
      'w receives a gradient. V receives exactly 0: it stops at xV² and V².',
    );
    await expect(machine).toHaveAttribute('data-loss', '0.6931472');
  });
});
