import { wordsIn } from '../../src/words/index.ts';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { stepsOf, suspectNames } from '../../src/figures/lineup/suspects.ts';
import { choose, press, stepPast, verdictOf } from './figures.ts';
import { expect, test } from './fixture.ts';

const words = wordsIn('en').lineup;
const ALL = suspectNames.reduce((total, name) => total + stepsOf(name), 0);

const lineUp = (page: Page): Locator => page.getByRole('group', { name: words.title, exact: true });
const finding = (figure: Locator, name: string): Locator => figure.locator(`[data-suspect="${name}"] .finding`);
const number = (figure: Locator, name: string, what: string): Locator =>
  figure.locator(`[data-suspect="${name}"] [data-number="${what}"]`);

/** The numbers of every suspect, from the table that says the same as the cards. */
async function table(figure: Locator): Promise<Record<string, string[]>> {
  const cells = await figure
    .locator('tr[data-row]')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.getAttribute('data-row')!,
        ...[...row.querySelectorAll('td')].map((td) => td.textContent.trim()),
      ]),
    );
  return Object.fromEntries(cells.map(([name, ...rest]) => [name!, rest]));
}

/** Every suspect at its last step, with nothing to show but weight decay's own work. */
async function expectAcquitted(figure: Locator): Promise<void> {
  await expect(verdictOf(figure)).toContainText('14 suspects tried, none guilty.');
  await expect(verdictOf(figure)).toContainText('Largest gradient of any weight: 0.');
  await expect(figure.locator('.finding')).toHaveText(
    suspectNames.map((name) => words.findings[name === 'decay' ? 'decayed' : name === 'found' ? 'case' : 'frozen']),
  );
  for (const [name, numbers] of Object.entries(await table(figure))) {
    const movement = name === 'decay' ? expect.stringMatching(/^0\.\d+$/) : '0';
    const steps = String(stepsOf(name as never));
    expect(numbers, name).toEqual([steps, '0.6931472', '0.5000', movement, '0']);
  }
}

/** What axe finds in the figure. */
async function violations(page: Page): Promise<string[]> {
  const rules = { 'target-size': { enabled: true } };
  const { violations } = await new AxeBuilder({ page }).include('lineup-figure').options({ rules }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the line-up stands as it was computed when the page was built', async ({ page }) => {
    await page.goto('the-suspects/');
    const figure = lineUp(page);
    await expectAcquitted(figure);
    await expect(figure.locator('[data-action="run"]')).toBeHidden();
    for (const line of await figure.locator('.sparkline path:last-child').all())
      await expect(line, 'a loss that is flat').toHaveAttribute('d', /^M2\.0 (\d+\.\d)(L\d+\.\d \1)+$/);
    for (const link of await figure.locator('.lineup-cards a').all())
      await expect(link).toHaveAttribute('href', /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(issues|pull)\/\d+$/);
  });
});

test('as found the line-up acquits every suspect', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('the-suspects/');
  const figure = lineUp(page);
  await figure.scrollIntoViewIfNeeded();
  await expect(verdictOf(figure)).toHaveText(words.waiting(14));
  await press(figure, words.run);
  await expect(figure.getByRole('button', { name: words.again })).toBeEnabled({ timeout: 90_000 });
  await expectAcquitted(figure);
  await expect(figure).toHaveAttribute('data-step', String(ALL));
});

test('the reader says which of the control group end in a tie; the runs say: the two higher rates', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('the-suspects/');
  const question = page.locator('#control');
  await expect(question.getByRole('table'), 'what came of it').toBeHidden();
  for (const name of ['learning rate × 10', 'learning rate × 100'])
    await question.getByRole('checkbox', { name, exact: true }).check();
  await question.locator('button[type="submit"]').click();
  await expect(question).toHaveAttribute('data-state', 'right', { timeout: 90_000 });
  await expect(question.getByRole('table')).toBeVisible();
  await expect(lineUp(page).getByRole('radio', { name: 'normal' })).toBeChecked();
});

test('with normal embeddings the same line-up convicts, can be paused, and is open to everyone', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('the-suspects/');
  const figure = lineUp(page);
  await figure.scrollIntoViewIfNeeded();
  await press(figure, words.run);
  await stepPast(figure, 20, 30_000);
  await choose(figure, 'Embeddings', 'normal');
  await expect(figure, 'another choice gives the run up').toHaveAttribute('data-step', '0');
  await expect(page).toHaveURL(/lineup\.E=normal/);
  await press(figure, words.run);
  await stepPast(figure, 60, 60_000);
  await press(figure, words.pause);
  const held = await figure.getAttribute('data-step');
  await page.waitForTimeout(600);
  expect(Number(await figure.getAttribute('data-step')) - Number(held)).toBeLessThanOrEqual(15);
  await press(figure, words.goOn);
  await expect(verdictOf(figure)).toContainText('The model trains with 7 of them.', { timeout: 90_000 });
  for (const name of ['found', 'tanh', 'batch512', 'more']) await expect(finding(figure, name)).toHaveText('Trains.');
  await expect(finding(figure, 'rate100')).toHaveText(words.findings.diverged);
  await expect(finding(figure, 'shuffled')).toHaveText(words.findings.blind);
  await expect(number(figure, 'rate10', 'auc')).toHaveText('0.5000');
  const least = await number(figure, 'decay', 'gradient').textContent();
  await expect(verdictOf(figure)).toContainText(`the smallest of their largest is ${least}.`);
  for (const name of suspectNames) await expect(number(figure, name, 'gradient')).not.toHaveText('0');

  for (const summary of await figure.locator('summary').all()) await summary.click();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }

  await choose(figure, 'Embeddings', 'zeros');
  await expect(verdictOf(figure)).toHaveText(words.waiting(14));
});

test.describe('where the engine does not load', () => {
  test.use({ allowed: [/worker/i, /Failed to load/] });

  test('the line-up goes back to the numbers of the build, and offers to try again', async ({ page }) => {
    await page.route(/\/worker-/, (route) => route.abort());
    await page.goto('the-suspects/?lineup.E=normal');
    const figure = lineUp(page);
    await figure.scrollIntoViewIfNeeded();
    await expect(verdictOf(figure)).toHaveText(words.waiting(14));
    await press(figure, words.run);
    await expect(figure.locator('[data-unavailable]')).toBeVisible({ timeout: 45_000 });
    await expectAcquitted(figure);
    await expect(figure.getByRole('radio', { name: 'zeros' })).toBeChecked();
  });
});
