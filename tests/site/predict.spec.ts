/** Questions that a live run decides: answered, decided, kept, taken back; with a mouse, a keyboard, or no script. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

const SET = { page: 'the-thief/', id: 'published-bias' };
const CHOICE = { page: 'a-smaller-case/', id: 'where-it-ends' };
const NUMBER = { page: 'homework/', id: 'triplet-loss' };

const question = (page: Page, id: string): Locator => page.locator(`predict-question#${id}`);
/** A run may have to wait for the engine to load. */
const DECIDED = { timeout: 30_000 };
const verdict = (asked: Locator): Locator => asked.locator('.outcome .verdict');
const remark = (asked: Locator): Locator => asked.locator('.outcome .remark');
const press = (asked: Locator, name: string) => asked.getByRole('button', { name, exact: true }).click();
const kept = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('gradients.answer.')));

async function open(page: Page, { page: address, id }: { page: string; id: string }): Promise<Locator> {
  await page.goto(address);
  await page.waitForFunction(() => customElements.get('predict-question'));
  return question(page, id);
}

test('by keyboard alone a set is ticked, run, found right, kept, and taken back', async ({ page }) => {
  const asked = await open(page, SET);
  const box = (name: string) => asked.locator(`[type="checkbox"][value="${name}"]`);
  await expect(asked.getByRole('group', { name: /Which of a, b, W and B receive a gradient/ })).toBeVisible();
  await box('a').focus();
  // a, b, not W, B; past "none of them" to Check my answer.
  for (const key of ['Space', 'Tab', 'Space', 'Tab', 'Tab', 'Space', 'Tab', 'Tab', 'Enter'])
    await page.keyboard.press(key);
  await expect(verdict(asked)).toHaveText('= Right. You said a, b and B. The run says a, b and B.', DECIDED);
  await expect(asked).toHaveAttribute('data-state', 'right');
  await expect(verdict(asked), 'focus goes to what came of it').toBeFocused();
  await expect(asked.locator('details')).toHaveAttribute('open', '');
  await expect(box('b')).toBeChecked();
  await expect(box('b')).toBeDisabled();
  expect(await asked.locator('.option').allInnerTexts()).toEqual(
    ['a', 'b', 'W', 'B', 'none of them'].map((name) =>
      expect.stringMatching(/^[abB]$/.test(name) ? /^[abB]\s*you\s*the run$/ : new RegExp(`^${name}$`)),
    ),
  );
  // The figure stands where the question put it.
  await expect(page.locator('[data-figure="pair"]')).toHaveAttribute('data-loss', '2.1856866');
  expect(await kept(page)).toEqual([
    ['gradients.answer.the-thief.published-bias', JSON.stringify({ answer: 'a,b,B', outcome: 'a,b,B' })],
  ]);

  await page.reload();
  await expect(verdict(asked)).toContainText('You said a, b and B.');
  await expect(asked).toHaveAttribute('data-state', 'right');
  await expect(page.locator('[data-figure="pair"]'), 'nothing runs for it').toHaveAttribute('data-step', '0');
  await asked.getByRole('button', { name: 'Answer again' }).press('Enter');
  await expect(box('a')).toBeFocused();
  await expect(box('b')).not.toBeChecked();
  await expect(verdict(asked)).toHaveCount(0);
  await expect(asked.locator('details')).toBeHidden();
  expect(await kept(page)).toEqual([]);
});

test('"none of them" goes with nothing else, and is an answer', async ({ page }) => {
  const asked = await open(page, SET);
  const none = asked.getByRole('checkbox', { name: 'none of them' });
  const W = asked.getByRole('checkbox', { name: 'W', exact: true });
  await W.check();
  await none.check();
  await expect(W).not.toBeChecked();
  await W.check();
  await expect(none).not.toBeChecked();
  await none.check();
  await press(asked, 'Check my answer');
  await expect(verdict(asked)).toHaveText('≠ Not so. You said none of them. The run says a, b and B.', DECIDED);
});

test('a choice is asked for, and found wrong beside what the run says, while the reader stays in place', async ({
  page,
}) => {
  const asked = await open(page, CHOICE);
  await asked.scrollIntoViewIfNeeded();
  await press(asked, 'Check my answer');
  await expect(remark(asked)).toHaveText('Choose one answer first, then press Check my answer. Or press Show me.');
  await expect(asked.getByRole('button', { name: 'Check my answer' })).toBeFocused();
  await asked.getByRole('radio', { name: 'logit' }).check();
  const place = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  await expect(verdict(asked)).toHaveText('≠ Not so. You said “logit”. The run says “cos”.', DECIDED);
  expect(await page.evaluate(() => scrollY)).toBe(place);
  await expect(asked.locator('.option').filter({ hasText: 'logit' })).toHaveText(/you$/);
  await expect(asked.locator('.option').filter({ hasText: 'cos' })).toHaveText(/the run$/);
  await expect(asked.locator('details')).toHaveAttribute('open', '');
});

test('who only reads is shown the outcome, without a verdict on themselves', async ({ page }) => {
  const asked = await open(page, CHOICE);
  await press(asked, 'Show me');
  await expect(verdict(asked)).toHaveText('The run says “cos”.', DECIDED);
  await page.reload();
  await expect(verdict(asked)).toHaveText('The run says “cos”.', DECIDED);
  await expect(asked).toHaveAttribute('data-state', 'shown');
  await expect(asked.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('a number is refused when it is none, right within its tolerance, wrong beyond it', async ({ page }) => {
  const asked = await open(page, NUMBER);
  const field = asked.getByRole('textbox');
  await press(asked, 'Check my answer');
  await expect(remark(asked)).toContainText('Type a number first');
  await field.fill('a third');
  await field.press('Enter');
  await expect(remark(asked)).toContainText('That is no number');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  expect(await kept(page)).toEqual([]);
  await field.fill('0,3');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await field.press('Enter');
  await expect(verdict(asked)).toHaveText('≠ Not so. You said 0,3. The run says 0.314.', DECIDED);
  await press(asked, 'Answer again');
  await expect(field).toBeFocused();
  await field.fill('.314');
  await field.press('Enter');
  await expect(verdict(asked)).toHaveText('= Right. You said .314. The run says 0.314.', DECIDED);
});

test('what was kept and makes no sense any more counts for nothing', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('gradients.answer.the-thief.published-bias', '{"answer":"x,y","outcome":"a"}');
    localStorage.setItem('gradients.answer.a-smaller-case.where-it-ends', 'nonsense');
  });
  for (const one of [SET, CHOICE]) {
    const asked = await open(page, one);
    await expect(asked).toHaveAttribute('data-state', 'open');
    await expect(asked.getByRole('button', { name: 'Check my answer' })).toBeVisible();
  }
});

test.describe('where the engine does not load', () => {
  test.use({ allowed: [/Failed to load resource/] });

  test('the question says what to do, keeps the answer over a reload, and can be run then', async ({ page }) => {
    await page.route(/\/worker-/, (route) => route.abort());
    const asked = await open(page, CHOICE);
    await asked.getByRole('radio', { name: 'cos' }).check();
    await press(asked, 'Check my answer');
    await expect(remark(asked)).toContainText('Your answer is kept', DECIDED);
    await expect(asked.getByRole('radio', { name: 'cos' })).toBeChecked();
    await page.unroute(/\/worker-/);
    await page.reload();
    await expect(asked.getByRole('radio', { name: 'cos' })).toBeChecked();
    await press(asked, 'Check my answer');
    await expect(verdict(asked)).toContainText('Right.', DECIDED);
  });
});

test('a gate keeps a figure from running until its question is settled, and says why', async ({ page }) => {
  // Any figure can have one; this one has none of its own.
  await page.route(/\/the-thief\/$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace('<predict-question', '<predict-question data-gate') });
  });
  const asked = await open(page, SET);
  const figure = page.locator('[data-figure="pair"]');
  await expect(figure).toHaveAttribute('data-gated', SET.id);
  await expect(figure.locator('[data-note="gate"]')).toHaveText(/^Before this runs, say what you expect/);
  await expect(figure.getByRole('link', { name: 'say what you expect' })).toHaveAttribute('href', `#${SET.id}`);
  await press(asked, 'Show me');
  await expect(verdict(asked)).toBeVisible(DECIDED);
  await expect(figure).not.toHaveAttribute('data-gated');
  await expect(figure.locator('[data-note="gate"]')).toHaveCount(0);
  await page.reload();
  await expect(verdict(asked)).toBeVisible(DECIDED);
  await expect(figure).not.toHaveAttribute('data-gated');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`a question has no accessibility violation on ${colorScheme} paper, open or settled`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const asked = await open(page, SET);
    const violations = async () => {
      const axe = new AxeBuilder({ page }).include('predict-question');
      const found = await axe.options({ rules: { 'target-size': { enabled: true } } }).analyze();
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    };
    expect(await violations()).toEqual([]);
    await asked.getByRole('checkbox', { name: 'W' }).check();
    await press(asked, 'Check my answer');
    await expect(verdict(asked)).toBeVisible(DECIDED);
    expect(await violations()).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('there is the question, its options as a list, and the answer folded away', async ({ page }) => {
    await page.goto(SET.page);
    const asked = question(page, SET.id);
    await expect(asked.getByText(/Which of a, b, W and B receive a gradient/)).toBeVisible();
    expect(await asked.getByRole('listitem').allInnerTexts()).toEqual(['a', 'b', 'W', 'B']);
    await expect(asked.locator('form')).toBeHidden();
    const details = asked.locator('details');
    await expect(details).toBeVisible();
    await expect(details).not.toHaveAttribute('open');
    await details.locator('summary').click();
    await expect(details).toContainText('All but W.');
    expect(await page.locator('[data-gated]').count()).toBe(0);
  });

  test('in print the answer is unfolded', async ({ page }) => {
    await page.goto(SET.page);
    await page.emulateMedia({ media: 'print' });
    await expect(question(page, SET.id).getByText('All but W.')).toBeVisible();
    await expect(question(page, SET.id).locator('form')).toBeHidden();
  });
});
