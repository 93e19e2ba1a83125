/** Waiting never looks like a result, and nothing that a reader presses early is lost. */
import { words as lab } from '../../src/words/en/lab.ts';
import { words as en } from '../../src/words/en/shared.ts';
import { choose, control, figureOn, figures, hold, note, press, stepPast, verdictOf, wake } from './figures.ts';
import { expect, test } from './fixture.ts';
import { output, paste, remark } from './lab.ts';

// A service worker would answer what these tests hold back.
test.use({ serviceWorkers: 'block' });

test('a press of Run before the Lab has loaded is carried out', async ({ page }) => {
  const { release } = await hold(page, /\.js$/);
  await page.goto('lab/', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  release();
  await expect(remark(page)).toHaveText(/^Done in/, { timeout: 30_000 });
  await expect(output(page)).toContainText('0.6931');
});

test('a press of Run while the Lab loads says that it was heard', async ({ page }) => {
  const { release } = await hold(page, /\/bench\./);
  await page.goto('lab/');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  await run.click();
  await expect(remark(page)).toHaveText(lab.status.loading);
  await expect(run).toHaveAttribute('aria-busy', 'true');
  release();
  await expect(remark(page)).toHaveText(/^Done in/, { timeout: 30_000 });
  await expect(run).not.toHaveAttribute('aria-busy');
  await expect(run, 'the focus stays').toBeFocused();
});

test('what is pressed and turned before a figure has its script is carried out', async ({ page }) => {
  const { release } = await hold(page, /\.js$/);
  await page.goto(`${figures.pair.address}?pair.backend=cpu`, { waitUntil: 'commit' });
  const figure = figureOn(page, 'pair');
  await expect(figure.getByRole('button', { name: 'Train' })).toBeVisible();
  await choose(figure, 'Embedding a', 'normal');
  await press(figure, 'Train');
  release();
  await stepPast(figure, 3, 30_000);
  await expect(control(figure, 'a')).toHaveValue('normal');
  await expect(figure).not.toHaveAttribute('aria-busy');
});

test('a question is answered before its script has come', async ({ page }) => {
  const { release } = await hold(page, /\.js$/);
  await page.goto('a-smaller-case/', { waitUntil: 'commit' });
  const question = page.locator('#where-it-ends');
  await question.getByRole('radio', { name: 'logit' }).check();
  await question.locator('[type="submit"]').click();
  release();
  await expect(question).toHaveAttribute('data-state', 'wrong', { timeout: 30_000 });
});

test('a seal is broken before its script has come', async ({ page }) => {
  const { release } = await hold(page, /\.js$/);
  await page.goto('a-smaller-case/', { waitUntil: 'commit' });
  const figure = figureOn(page, 'pair');
  await figure.getByRole('button', { name: en.sealed.show, exact: true }).click();
  release();
  await expect(figure).not.toHaveAttribute('data-sealed', /./, { timeout: 30_000 });
});

test('a stage is opened in its figure before its script has come', async ({ page }) => {
  const { release } = await hold(page, /\.js$/);
  await page.goto(figures.triplet.address, { waitUntil: 'commit' });
  await page.locator('stage-buttons:not([data-set="{}"]) [data-try]').first().click();
  release();
  const figure = figureOn(page, 'triplet');
  const set = JSON.parse((await page.locator('stage-buttons:not([data-set="{}"])').first().getAttribute('data-set'))!);
  for (const [key, value] of Object.entries(set as Record<string, string>))
    await expect(control(figure, key)).toHaveValue(value, { timeout: 30_000 });
});

test('a figure whose engine has not come says so, and shows no verdict on other settings', async ({ page }) => {
  const { release } = await hold(page, /\/worker-/);
  await page.goto(`the-thief/?pair.backend=cpu`);
  const figure = figureOn(page, 'pair');
  await figure.scrollIntoViewIfNeeded();
  await expect(verdictOf(figure)).toHaveText(new RegExp(`${en.waiting.loading}|${en.waiting.computing}`));
  await choose(figure, 'Embedding a', 'normal');
  await expect(figure).toHaveAttribute('aria-busy', 'true');
  await expect(verdictOf(figure)).toHaveText(new RegExp(`${en.waiting.loading}|${en.waiting.computing}`));
  release();
  await wake(page, 'pair');
  await expect(figure).not.toHaveAttribute('aria-busy');
  await expect(verdictOf(figure)).not.toContainText('stole it');
  await expect(verdictOf(figure)).toContainText('The gradient gets through');
});

test('a step and a pause are said aloud, with the loss and whether it has changed', async ({ page }) => {
  await page.goto('the-thief/?pair.backend=cpu');
  const figure = await wake(page, 'pair');
  await press(figure, 'Step');
  await expect(note(figure, 'spoken')).toHaveText('Step 1, loss 0.6931472, unchanged.');
  await choose(figure, 'Bias B', 'uniform');
  await press(figure, 'Train');
  await stepPast(figure, 2);
  await press(figure, 'Pause');
  await expect(figure.getByRole('button', { name: 'Train' })).toBeVisible();
  await expect(async () => {
    const [step, loss] = [await figure.getAttribute('data-step'), await figure.getAttribute('data-loss')];
    expect(await note(figure, 'spoken').textContent()).toBe(`Step ${step}, loss ${loss}.`);
  }).toPass({ timeout: 10_000 });
});

test('a question whose run takes a while shows how far it has come, and the Lab how long', async ({ page }) => {
  await page.goto('the-suspects/');
  const question = page.locator('#control');
  await question.getByRole('button', { name: 'Show me' }).click();
  await expect(question.locator('.remark [aria-hidden]')).toHaveText(/^Step \d+\.$/, { timeout: 30_000 });
  await page.goto('lab/');
  await expect(page.getByRole('textbox', { name: 'Python code' })).toBeVisible({ timeout: 30_000 });
  await paste(page, 'total = 0\nfor i in range(10**8):\n    total += i\n');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(remark(page).locator('[aria-hidden]')).toHaveText(/^\d+ s$/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(remark(page)).toHaveText(lab.status.stopped.asked);
});
