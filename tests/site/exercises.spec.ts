/** Exercises at the end of the chapters: each is decided by a run of its own, in the reader's browser. */
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { exercises, type ExerciseName } from '../../src/exercises/exercises.ts';
import { trained } from '../../src/figure/trained.ts';
import { films } from '../films/films.ts';
import { dist, expect, test } from './fixture.ts';
import { listPages } from './pages.ts';

const bench = {
  train: (...[spec, steps]: Parameters<typeof trained>) => Promise.resolve(trained(spec, steps)),
  films: () => Promise.resolve(films),
};

const chapters = listPages(dist)
  .map((address) => ({
    address,
    html: address.endsWith('.html') ? '' : readFileSync(`${dist}/${address}index.html`, 'utf8'),
  }))
  .filter(({ html }) => html.includes('data-chapter='));

test('every chapter ends in two exercises, and every exercise stands in one', () => {
  const asked = chapters.map(({ html }) => [...html.matchAll(/data-exercise="([\w-]+)"/g)].map(([, name]) => name!));
  for (const names of asked) expect(names).toHaveLength(2);
  expect(asked.flat().sort()).toEqual(Object.keys(exercises).sort());
});

for (const { address, html } of chapters)
  test(`"${address}": the run in the browser decides its exercises as the engine does elsewhere`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.goto(address);
    for (const [, name] of html.matchAll(/data-exercise="([\w-]+)"/g)) {
      const question = page.locator(`predict-question#${name}`);
      await question.getByRole('button', { name: 'Show me' }).click();
      await expect(question).toHaveAttribute('data-state', 'shown', { timeout: 45_000 });
      const kept = await page.evaluate(
        (key) => localStorage.getItem(key),
        `gradients.answer.${address.replace('/', '')}.${name}`,
      );
      const { outcome } = JSON.parse(kept!) as { outcome: string };
      expect(outcome, name).toBe(await exercises[name as ExerciseName](bench));
    }
  });

test('numbers are filled in by keyboard, each is judged, and a word that is none is pointed out', async ({ page }) => {
  await page.goto('a-smaller-case/');
  const question = page.locator('predict-question#what-leaves');
  const field = (name: string) => question.getByRole('textbox', { name });
  await field('arrives at the product').fill('-0.5');
  await field('leaves towards vec_a').fill('a lot');
  await question.locator('[type="submit"]').click();
  await expect(question.locator('.remark')).toHaveText(
    'Type a number into each field first, then press Check my answer. Or press Show me.',
  );
  await field('leaves towards vec_b').fill('0');
  await field('leaves towards vec_b').press('Enter');
  await expect(field('leaves towards vec_a')).toBeFocused();
  await expect(field('leaves towards vec_a')).toHaveAttribute('aria-invalid', 'true');
  await field('leaves towards vec_a').fill('−1');
  await field('leaves towards vec_a').press('Enter');
  await expect(question).toHaveAttribute('data-state', 'right', { timeout: 30_000 });
  await expect(question.locator('.verdict')).toContainText('You said −0.5, −1 and 0. The run says −0.5, −1 and 0.');
  await page.reload();
  await expect(question).toHaveAttribute('data-state', 'right');
  await expect(field('leaves towards vec_a')).toHaveValue('−1');
  expect((await new AxeBuilder({ page }).include('predict-question#what-leaves').analyze()).violations).toEqual([]);
});

test('a broken model opens in the Lab as it stands in the chapter', async ({ page }) => {
  await page.goto('release/');
  const question = page.locator('predict-question#two-heads');
  const program = await question.locator('pre').textContent();
  await question.getByRole('link', { name: 'Open this program in the Lab' }).click();
  await expect(page).toHaveURL(/\/lab\/#code=/);
  await expect(page.locator('.cm-content')).toContainText('nn.init.zeros_(head_u.weight)');
  expect(program).toContain('nn.init.zeros_(head_u.weight)');
});
