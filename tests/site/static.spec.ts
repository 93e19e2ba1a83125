import { figureNames, figureOn, figures, openFold, printout, readOutcomes, tensorRow, verdictOf } from './figures.ts';
import { dist, expect, test } from './fixture.ts';
import { listPages } from './pages.ts';

test.use({ javaScriptEnabled: false });

const zeros = (rows: number, columns: number) =>
  `[${Array.from({ length: rows }, () => `[${Array(columns).fill('0').join(', ')}]`).join(',\n ')}]`;

test('without JavaScript the pair model prints everything the script printed as found', async ({ page }) => {
  await page.goto(figures.pair.address);
  const printed = [
    ['cos', '[[0, 0, 0, 0]]'],
    ['loss', '0.6931472'],
    ['d loss / d cos', '[[0.5, 0.5, 0.5, 0.5]]'],
    ['d cos / d W', zeros(8, 4)],
    ['d cos / d a', zeros(1, 8)],
  ];
  const text = await printout(figureOn(page, 'pair')).textContent();
  expect(text).toBe(printed.map(([title, numbers]) => `${title}\n${numbers}`).join('\n\n'));
});

test.describe('the open pair figure without JavaScript', () => {
  const { address, thieves, tensors } = figures.pair;
  test.beforeEach(({ page }) => page.goto(address));

  test('names the thief, and why, in its one status', async ({ page }) => {
    const verdict = verdictOf(figureOn(page, 'pair'));
    await expect(verdict).toHaveCount(1);
    await expect(verdict).toContainText('zero');
    const marked = figureOn(page, 'pair').locator('.graph .node.thief');
    for (const thief of thieves) await expect(verdict).toContainText(`${thief} stole it`);
    expect(await marked.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')))).toEqual([
      ...thieves,
    ]);
  });

  test('has a table of tensors in which no parameter receives a gradient', async ({ page }) => {
    const figure = figureOn(page, 'pair');
    await openFold(figure, 'Tensors');
    const table = figure.getByRole('table', { name: 'Tensors' });
    await expect(table.getByRole('columnheader')).toHaveText([
      'Tensor',
      'Shape',
      'Largest value',
      'Largest gradient',
      'State',
    ]);
    for (const tensor of tensors)
      expect((await tensorRow(figure, tensor)).slice(2), tensor).toEqual(['0', 'exactly zero']);
    const states = new Set(await table.locator('tbody td:last-child').allTextContents());
    expect([...states].sort()).toEqual(['exactly zero', 'finite', 'not reached']);
  });
});

for (const name of figureNames)
  test.describe(`the ${name} figure without JavaScript`, () => {
    test.beforeEach(({ page }) => page.goto(figures[name].address));

    test('says where it comes from, its step and its loss', async ({ page }) => {
      const figure = figureOn(page, name);
      await expect(figure).toHaveCount(1);
      await expect(figure).toHaveAttribute('data-backend', 'static');
      await expect(figure).toHaveAttribute('data-step', '0');
      // What the homework asks first is not told.
      await expect(figure).toHaveAttribute('data-loss', name === 'triplet' ? '?' : figures[name].loss);
    });

    test('holds every control already, at the value as found', async ({ page }) => {
      const figure = figureOn(page, name);
      for (const { key, control, fallback, options } of figures[name].fields) {
        if (!control) continue;
        const controls = figure.locator(`[name="${key}"]`);
        await expect(controls, key).toHaveCount(control === 'choice' ? options!.length : 1);
        await expect(
          figure.locator(`[name="${key}"]:is(:checked, select, input:not([type="radio"]))`),
          key,
        ).toHaveValue(fallback);
      }
      for (const button of [
        'Step',
        'Train',
        'Reset',
        'New seed',
        'Copy link',
        ...(name === 'film' ? [] : ['Play sweep']),
      ])
        await expect(figure.getByRole('button', { name: button, exact: true, includeHidden: true })).toHaveCount(1);
    });

    test('does not offer what it cannot do', async ({ page }) => {
      await expect(figureOn(page, name).getByRole('button').and(page.locator('button'))).toHaveCount(0);
      await expect(figureOn(page, name).getByRole('radio')).toHaveCount(0);
      await expect(figureOn(page, name).locator('noscript p')).toBeVisible();
    });
  });

test('without JavaScript the controls inside sentences are plain text', async ({ page }) => {
  let found = 0;
  for (const address of listPages(dist)) {
    await page.goto(address);
    await readOutcomes(page);
    for (const flip of await page.locator('inline-flip').all()) {
      found++;
      await expect(flip.locator('select')).toBeHidden();
      await expect(flip.locator('span')).toBeVisible();
      expect((await flip.innerText()).trim()).toMatch(/^\S+( \S+)?$/);
    }
  }
  expect(found).toBeGreaterThan(0);
});
