/** Almost zero: the surface around the trap, and sixteen starts beside it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { bringToLife, note, press, reading, verdictOf } from './figures.ts';
import { expect, test } from './fixture.ts';

const PAGE = 'almost-zero/';
const surface = (page: Page): Locator => page.locator('[data-figure="surface"]');
const race = (page: Page): Locator => page.locator('[data-figure="escape"]');
const question = (page: Page, id: string): Locator => page.locator(`predict-question#${id}`);
const SLOW = { timeout: 30_000 };

/** Passes a question by, and waits until its figure has run. */
async function showMe(page: Page, id: string): Promise<void> {
  await press(question(page, id), 'Show me');
  await expect(question(page, id)).toHaveAttribute('data-state', 'shown', SLOW);
}

/** Loss, gradient and steps of one start. */
const rowOf = (page: Page, start: string): Promise<string[]> =>
  race(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: start, exact: true }) })
    .getByRole('cell')
    .allInnerTexts();

/** Runs the figure from outside, as a question of the text does. */
const ask = (figure: Locator, steps: number, what: string): Promise<string> =>
  figure.evaluate(
    async (element, [to, name]) => {
      const asked = element as unknown as { ask(set: object, steps: number): Promise<{ read(name: string): string }> };
      return asked.ask({}, to).then(
        ({ read }) => read(name),
        (error: Error) => error.name,
      );
    },
    [steps, what] as const,
  );

test('where the twin goes is decided by the run, and nothing of it is shown before', async ({ page }) => {
  await page.goto(PAGE);
  await expect(verdictOf(surface(page))).toBeHidden();
  await bringToLife(surface(page));
  await expect(surface(page)).toHaveAttribute('data-step', '0');
  await expect(surface(page).getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
  await question(page, 'twin').getByRole('radio', { name: 'It stays where it is' }).check();
  await press(question(page, 'twin'), 'Check my answer');
  await expect(question(page, 'twin')).toHaveAttribute('data-state', 'wrong', SLOW);
  await expect(question(page, 'twin').locator('.outcome .verdict')).toContainText('“It slides towards the middle”');
  await expect(verdictOf(surface(page))).toHaveText(
    'Of 14 starts 11 have brought the loss below 0.68, 2 are nearer to 0 than before, 1 is where it was.',
  );
});

test('how long 1e-30 takes is decided by the race, and its table says the same of all', async ({ page }) => {
  await page.goto(PAGE);
  await bringToLife(race(page));
  expect(await rowOf(page, '1e−8')).toEqual(['0.6931472', expect.stringMatching(/^\d\.\de−8$/), '–']);
  expect(await rowOf(page, '0')).toEqual(['0.6931472', '0', '–']);
  await question(page, 'thirty').getByRole('textbox').fill('57');
  await press(question(page, 'thirty'), 'Check my answer');
  await expect(question(page, 'thirty')).toHaveAttribute('data-state', 'right', SLOW);
  await expect(question(page, 'thirty').locator('.outcome .verdict')).toContainText('The run says 55.');
  await expect(verdictOf(race(page))).toHaveText(
    '14 of 16 have escaped, 0 are on the way, 2 have a gradient of exactly 0.',
  );
  const steps = { '1e−2': '3', '1e−4': '7', '1e−8': '14', '1e−16': '29', '1e−20': '37', '1e−30': '55', '0': '–' };
  for (const [start, step] of Object.entries(steps)) expect((await rowOf(page, start)).at(-1), start).toBe(step);
  await race(page).getByRole('radio', { name: 'float16' }).check();
  await expect(race(page)).toHaveAttribute('data-step', '0');
  await expect(verdictOf(race(page))).toHaveText(
    '0 of 16 have escaped, 5 are on the way, 11 have a gradient of exactly 0.',
  );
});

test('the axes turn by the arrow keys, and a start is set by keys or by a click; the link keeps all of it', async ({
  page,
}) => {
  await page.goto(PAGE);
  await bringToLife(surface(page));
  await showMe(page, 'twin');
  const slider = surface(page).getByRole('slider', { name: 'Turn the axes' });
  const bands = () => surface(page).locator('.plane-band').nth(9).getAttribute('d');
  const flat = await bands();
  await slider.focus();
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '45°');
  await expect(surface(page).locator('.plane-x')).toHaveText('a = b');
  await expect(surface(page).locator('.plane-y')).toHaveText('a = −b');
  await expect.poll(bands).not.toBe(flat);
  // Turning leaves the run as it is.
  await expect(surface(page)).toHaveAttribute('data-step', '80');

  await surface(page).getByLabel('Your b', { exact: true }).fill('0.3');
  await expect(reading(surface(page), 'mine')).toHaveText('0.6931472', SLOW);
  await surface(page)
    .locator('svg.plane')
    .click({ position: { x: 80, y: 130 } });
  await expect(surface(page).getByLabel('Your a', { exact: true })).toHaveValue(/^-0\.\d+$/);
  // The link follows when the new run has come to where the old one was.
  await expect(page).toHaveURL(/surface\.mineA=-/, SLOW);
  await expect(page).toHaveURL(/surface\.turn=45/);
  await expect(page).toHaveURL(/surface\.step=80/);
  const mine = await reading(surface(page), 'mine').innerText();
  await page.reload();
  await bringToLife(surface(page));
  await expect(surface(page)).toHaveAttribute('data-step', '80', SLOW);
  await expect(reading(surface(page), 'mine')).toHaveText(mine);
  await expect(slider).toHaveAttribute('aria-valuetext', '45°');
});

test('a link with nonsense in it leaves both figures as found, and says so', async ({ page }) => {
  await page.goto(`${PAGE}?surface.turn=400&surface.direction=up&escape.precision=float8`);
  await bringToLife(surface(page));
  await expect(note(surface(page), 'event')).toContainText('surface.turn=400');
  await expect(note(surface(page), 'event')).toContainText('surface.direction=up');
  await expect(surface(page).getByRole('slider')).toHaveValue('0');
  await bringToLife(race(page));
  await expect(note(race(page), 'event')).toContainText('escape.precision=float8');
  await expect(race(page).getByRole('radio', { name: 'float32' })).toBeChecked();
});

test('asked from afar the race runs on, past what is watched; overtaken, it says that it was', async ({ page }) => {
  await page.goto(PAGE);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(race(page)).not.toBeInViewport();
  expect(await ask(race(page), 120, 'step')).toBe('120');
  const [first, second] = await Promise.all([ask(race(page), 2000, 'step'), ask(race(page), 1, 'step')]);
  expect([first, second]).toEqual(['AbortError', '1']);
});

test('both live figures have no accessibility violation on light or dark paper, and fit a narrow screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(PAGE);
  for (const id of ['twin', 'thirty']) await showMe(page, id);
  await race(page).getByText('Training', { exact: true }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).include('[data-figure="surface"]').include('[data-figure="escape"]');
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    else axe.options({ rules: { 'target-size': { enabled: true } } });
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    expect(found, colorScheme).toEqual([]);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('both figures show whole runs', async ({ page }) => {
    await page.goto(PAGE);
    await expect(verdictOf(surface(page))).toHaveText('14 starts, and where 80 steps of descent take them.');
    await expect(surface(page).locator('.plane-paths')).toBeVisible();
    await expect(surface(page).getByRole('slider')).toHaveCount(0);
    await expect(verdictOf(race(page))).toHaveText(/^14 of 16 have escaped/);
    await expect(race(page).locator('.escape-label')).toHaveText('predicted');
    expect((await rowOf(page, '1e−30')).at(-1)).toBe('55');
  });
});
