import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { press } from './figures.ts';
import { expect, test } from './fixture.ts';

const PAGE = 'release/';

const grid = (page: Page): Locator => page.getByRole('group', { name: 'Sixteen starts', exact: true });
const constants = (page: Page): Locator => page.getByRole('group', { name: 'Constants against random', exact: true });
const cell = (figure: Locator, start: string): Locator => figure.locator(`[data-cell="${start}"]`);
const question = (page: Page, id: string): Locator => page.locator(`predict-question#${id}`);

/** Scrolls to a figure and waits until it runs. */
async function near(figure: Locator): Promise<Locator> {
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-backend', 'cpu', { timeout: 30_000 });
  return figure;
}

/** Passes the questions before a figure by. */
async function showMe(page: Page, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await question(page, id).getByRole('button', { name: 'Show me', exact: true }).click();
    await expect(question(page, id)).toHaveAttribute('data-state', 'shown', { timeout: 30_000 });
  }
}

test('the sixteen wait for three answers, and until then a run shows only the start it is about', async ({ page }) => {
  await page.goto(PAGE);
  const figure = await near(grid(page));
  await expect(figure.getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
  await expect(cell(figure, '00W0').getByRole('radio')).toBeDisabled();
  await expect(cell(figure, '000B').locator('.start-fate')).toBeHidden();
  await expect(figure.locator('.starts-table')).toBeHidden();

  await question(page, 'one-embedding').getByRole('checkbox', { name: 'b', exact: true }).check();
  await question(page, 'one-embedding').getByRole('checkbox', { name: 'B', exact: true }).check();
  await question(page, 'one-embedding').getByRole('button', { name: 'Check my answer', exact: true }).click();
  await expect(question(page, 'one-embedding')).toHaveAttribute('data-state', 'right', { timeout: 30_000 });
  await expect(figure.locator('.opened-verdict')).toContainText('wait one step');

  const first = question(page, 'two-embeddings');
  await first.getByRole('radio', { name: 'It trains', exact: true }).check();
  await first.getByRole('button', { name: 'Check my answer', exact: true }).click();
  await expect(first).toHaveAttribute('data-state', 'wrong', { timeout: 30_000 });
  await expect(cell(figure, 'ab00').locator('.start-fate')).toHaveText('never moves');
  await expect(cell(figure, '000B').locator('.start-fate')).toBeHidden();
  await expect(figure.getByRole('status')).toHaveText('Random: a and b. It never moves.');

  const second = question(page, 'how-many');
  await second.getByRole('textbox').fill('5');
  await second.getByRole('button', { name: 'Check my answer', exact: true }).click();
  await expect(second).toHaveAttribute('data-state', 'right', { timeout: 30_000 });
  await expect(figure.getByRole('status')).toHaveText(
    '9 of 16 train; 2 move but can never come below ln 2; 5 never move.',
  );
  await expect(cell(figure, '000B').locator('.start-fate')).toBeVisible();
  await expect(figure.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});

test('a start is picked with the arrow keys or the pointer, opens its graph, and stands in the link', async ({
  page,
}) => {
  await page.goto(PAGE);
  const figure = await near(grid(page));
  await showMe(page, 'one-embedding', 'two-embeddings', 'how-many');
  await cell(figure, '00W0').getByRole('radio').check();
  await expect(figure.locator('.opened-verdict')).toContainText('cos stole it');
  await page.keyboard.press('ArrowRight');
  await expect(cell(figure, '00WB').getByRole('radio')).toBeChecked();
  await expect(figure.locator('.opened-name')).toHaveText('W and B random, a and b zero');
  await cell(figure, '000B').click();
  await expect(figure.locator('.opened-verdict')).toContainText('receive exactly 0');
  await expect(figure.locator('.graph .node.thief[data-id="aW"]')).toHaveCount(1);
  await expect(figure.locator('.graph .node.thief[data-id="cos"]')).toHaveCount(0);
  await expect(figure.locator('.graph [data-id="vec_a->cos#0"]')).toHaveClass(/\bfinite\b/);
  await expect(page).toHaveURL(/sixteen\.cell=000B/);
  await page.reload();
  await expect(cell(await near(grid(page)), '000B').getByRole('radio')).toBeChecked();
});

test('the table says of all sixteen what the marks show, and Step adds to it', async ({ page }) => {
  await page.goto(PAGE);
  const figure = await near(grid(page));
  await showMe(page, 'one-embedding', 'two-embeddings', 'how-many');
  await figure.getByText('All sixteen as a table').click();
  const row = (random: string) =>
    figure
      .locator('.starts-table tbody tr')
      .filter({ has: page.getByRole('rowheader', { name: random, exact: true }) })
      .getByRole('cell')
      .allTextContents();
  await expect(figure.locator('.starts-table tbody tr')).toHaveCount(16);
  expect((await row('a, W')).slice(0, 3)).toEqual(['b, B', 'a, b, W, B', 'a, b, W, B']);
  expect(await row('W')).toEqual(['none', 'none', 'none', '0.6931', 'never moves']);
  await press(figure, 'Reset');
  await expect(figure).toHaveAttribute('data-step', '0');
  await expect.poll(async () => (await row('a, W')).slice(0, 3)).toEqual(['b, B', '', '']);
  await press(figure, 'Step');
  await expect.poll(async () => (await row('a, W')).slice(0, 3)).toEqual(['b, B', 'a, b, W, B', '']);
});

test('with label 1 the bias alone is enough', async ({ page }) => {
  await page.goto(`${PAGE}?sixteen.label=1&sixteen.step=100`);
  const figure = await near(grid(page));
  await expect(figure).toHaveAttribute('data-step', '100', { timeout: 30_000 });
  await expect(figure.locator('[data-fate="trains"]')).toHaveCount(11);
  await expect(cell(figure, '000B')).toHaveAttribute('data-fate', 'trains');
});

test('constants are held apart by nothing: the run says which floor each start has', async ({ page }) => {
  await page.goto(PAGE);
  const figure = await near(constants(page));
  await expect(figure.getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
  const asked = question(page, 'constant-layer');
  await asked.getByRole('radio', { name: 'It falls, and stops far from 0', exact: true }).check();
  await asked.getByRole('button', { name: 'Check my answer', exact: true }).click();
  await expect(asked).toHaveAttribute('data-state', 'right', { timeout: 40_000 });
  await expect(figure.locator('[data-start="layer"]')).toContainText('all 3 embeddings differ, all 4 columns equal');
  await expect(figure.locator('[data-start="bias"]')).toContainText('all 3 embeddings equal');
  await expect(figure.getByRole('status')).toHaveText(
    '2 of 6 train; 1 can never come below ln 2 / 3; 3 can never come below ln 2.',
  );
});

test('a link with nonsense in it leaves both figures as found, and says so', async ({ page }) => {
  await page.goto(`${PAGE}?sixteen.cell=zzzz&sixteen.rate=fast`);
  const figure = await near(grid(page));
  await expect(figure.locator('[data-note="event"]')).toContainText('sixteen.cell=zzzz');
  await expect(cell(figure, '00W0').getByRole('radio')).toBeChecked();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the live figures have no accessibility violation on ${colorScheme} paper`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(PAGE);
    await near(grid(page));
    await showMe(page, 'one-embedding', 'two-embeddings', 'how-many', 'constant-layer');
    await grid(page).getByText('All sixteen as a table').click();
    await cell(grid(page), '000B').getByRole('radio').check();
    const axe = new AxeBuilder({ page }).include('[data-figure="sixteen"]').include('[data-figure="constants"]');
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    else axe.options({ rules: { 'target-size': { enabled: true } } });
    const { violations } = await axe.analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
  });

test('at 390 px the page does not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(PAGE);
  await near(grid(page));
  await near(constants(page));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('on paper both figures show what they found, though no question has an answer', async ({ page }) => {
  await page.goto(PAGE);
  await expect(grid(page)).toHaveAttribute('data-gated');
  await page.emulateMedia({ media: 'print' });
  for (const figure of [grid(page), constants(page)]) {
    const hidden = figure.evaluate((element) =>
      [...element.querySelectorAll<HTMLElement>('*')].flatMap((part) =>
        getComputedStyle(part).visibility === 'hidden' ? [part.getAttribute('class')] : [],
      ),
    );
    expect(await hidden).toEqual([]);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('both figures show whole runs, with their words', async ({ page }) => {
    await page.goto(PAGE);
    await expect(grid(page).getByRole('status')).toHaveText(/^9 of 16 train; .*5 never move\.$/);
    await expect(cell(grid(page), '000B').locator('.start-fate')).toBeVisible();
    await expect(cell(grid(page), '000B').locator('.start-fate')).toHaveText('moves, but never below ln 2');
    await expect(grid(page).getByRole('radio')).toHaveCount(0);
    await expect(grid(page).locator('.starts-table tbody tr')).toHaveCount(16);
    await expect(constants(page).locator('.constant-outcome').first()).toBeVisible();
    await expect(constants(page).getByRole('status')).toHaveText(/^2 of 6 train/);
  });
});
