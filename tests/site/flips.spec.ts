import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { words as en } from '../../src/words/en/shared.ts';
import type { ControlName } from '../../src/words/words.ts';
import { answer, control, ON_THE_CPU, figureOn, free, figures, wake, type FigureName } from './figures.ts';
import { dist, expect, test } from './fixture.ts';
import { listPages } from './pages.ts';

/** Chapters that hold controls inside their sentences. */
const addresses = listPages(dist).filter((address) =>
  readFileSync(`${dist}/${address.endsWith('.html') ? address : `${address}index.html`}`, 'utf8').includes(
    '<inline-flip',
  ),
);

async function figureOf(page: Page, inline: Locator): Promise<{ name: FigureName; figure: Locator; key: string }> {
  const name = (await inline.getAttribute('data-figure-name')) as FigureName;
  return { name, figure: figureOn(page, name), key: (await inline.getAttribute('data-key')) ?? '' };
}

test('some chapters have controls inside their sentences', () => {
  expect(addresses.length).toBeGreaterThan(0);
});

for (const address of addresses) {
  test.describe(`in "${address}"`, () => {
    const on = async (page: Page) => {
      await answer(page);
      await page.goto(`${address}?${ON_THE_CPU}`);
    };

    test('a control in a sentence sets the figure, and follows it', async ({ page }) => {
      await on(page);
      const flips = await page.locator('inline-flip').all();
      for (const flip of flips) {
        const { name, figure, key } = await figureOf(page, flip);
        const select = flip.getByRole('combobox', { name: en.controls[key as ControlName], exact: true });
        await expect(select).toBeVisible();
        const found = figures[name].fields.find((field) => field.key === key)!;
        await expect(select).toHaveValue(found.fallback);
        const [other, third] = found.options!.filter((option) => option !== found.fallback);

        await select.selectOption(other!);
        await wake(page, name);
        await expect(control(figure, key)).toHaveValue(other!);
        await expect.poll(() => new URL(page.url()).searchParams.get(`${name}.${key}`)).toBe(other);

        const radio = figure.locator(`input[type="radio"][name="${key}"][value="${third ?? found.fallback}"]`);
        if ((await radio.count()) > 0) await radio.check();
        else await figure.locator(`select[name="${key}"]`).selectOption(third ?? found.fallback);
        await expect(select).toHaveValue(third ?? found.fallback);
        // All sentences that speak of the same tensor say the same.
        for (const twin of await page
          .locator(`inline-flip[data-figure-name="${name}"][data-key="${key}"] select`)
          .all())
          await expect(twin).toHaveValue(third ?? found.fallback);

        await select.selectOption(found.fallback);
        await expect(control(figure, key)).toHaveValue(found.fallback);
      }
    });

    test('a control in a sentence is worked by the keyboard', async ({ page }) => {
      await on(page);
      const flip = page.locator('inline-flip').first();
      const { figure, key } = await figureOf(page, flip);
      const select = flip.locator('select');
      await select.focus();
      await expect(select).toBeFocused();
      const before = await select.inputValue();
      await page.keyboard.press('ArrowDown');
      await expect(select).not.toHaveValue(before);
      await expect(control(figure, key)).toHaveValue(await select.inputValue());
    });

    test('a link sets the sentences too', async ({ page }) => {
      await on(page);
      const flip = page.locator('inline-flip').first();
      const { name, key } = await figureOf(page, flip);
      const { fallback, options } = figures[name].fields.find((field) => field.key === key)!;
      const other = options!.find((option) => option !== fallback)!;
      await page.goto(`${address}?${name}.${key}=${other}&${name}.backend=cpu`);
      await expect(flip.locator('select')).toHaveValue(other);
    });
  });
}

test('live numbers in the text follow their figure', async ({ page }) => {
  let followed = 0;
  await answer(page);
  for (const address of listPages(dist)) {
    await page.goto(`${address}?${ON_THE_CPU}`);
    for (const name of Object.keys(figures) as FigureName[]) {
      const numbers = page.locator(`live-value[data-figure-name="${name}"]`);
      if ((await numbers.count()) === 0 || (await figureOn(page, name).count()) === 0) continue;
      const figure = await wake(page, name);
      const losses = page.locator(`live-value[data-figure-name="${name}"][data-reading-name="loss"]`);
      const steps = page.locator(`live-value[data-figure-name="${name}"][data-reading-name="step"]`);
      await free(figure, name);
      await figure.getByRole('button', { name: 'Step', exact: true }).click();
      await expect(figure).toHaveAttribute('data-step', '1');
      const loss = (await figure.getAttribute('data-loss'))!;
      expect(loss).not.toBe(figures[name].loss);
      for (const number of await losses.all()) await expect(number).toHaveText(loss);
      for (const number of await steps.all()) await expect(number).toHaveText('1');
      followed += (await losses.count()) + (await steps.count());
    }
  }
  expect(followed).toBeGreaterThan(0);
});
