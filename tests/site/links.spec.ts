import type { Locator, Page } from '@playwright/test';
import type { Field } from '../../src/figure/field.ts';
import { words as en } from '../../src/words/en/shared.ts';
import type { ControlName, OptionName } from '../../src/words/words.ts';
import {
  choose,
  control,
  figureNames,
  figures,
  linkTo,
  note,
  open,
  openFold,
  press,
  printout,
  unfold,
  wake,
  type FigureName,
} from './figures.ts';
import { expect, test } from './fixture.ts';

/** A value of each field that has a control, other than its default. */
function others(name: FigureName): [Field, string][] {
  return figures[name].fields.flatMap((field): [Field, string][] => {
    const { key, control, options, fallback } = field;
    if (!control) return [];
    // WebGL is slow to start, and what a link says of it is tested elsewhere.
    if (key === 'backend') return [[field, 'cpu']];
    if (options) return [[field, options.find((option) => option !== fallback)!]];
    return [[field, control === 'text' ? 'Titanic (1997)' : '7']];
  });
}

const parameters = (page: Page) => new URL(page.url()).searchParams;

/** Sets a control as a reader would. */
async function set(figure: Locator, { key, control: kind, options }: Field, value: string): Promise<void> {
  if (kind === 'text') await openFold(figure, 'Ask the model');
  if (options) await choose(figure, en.controls[key as ControlName], en.options[value as OptionName]);
  else await control(figure, key).fill(value);
  if (kind === 'text') await control(figure, key).blur();
}

for (const name of figureNames) {
  test(`every control of the ${name} figure can be set by a link`, async ({ page }) => {
    const asked = others(name);
    await page.goto(linkTo(name, Object.fromEntries(asked.map(([{ key }, value]) => [key, value]))));
    const figure = await wake(page, name);
    for (const [{ key }, value] of asked) await expect(control(figure, key), key).toHaveValue(value);
    await expect(note(figure, 'event')).toBeHidden();
    for (const [{ key }, value] of asked) expect(parameters(page).get(`${name}.${key}`), key).toBe(value);
  });

  test(`every control of the ${name} figure writes itself into the address`, async ({ page }) => {
    const figure = await open(page, name);
    await unfold(figure);
    for (const [field, value] of others(name)) {
      if (field.key === 'backend') continue;
      await set(figure, field, value);
      await expect.poll(() => parameters(page).get(`${name}.${field.key}`), { message: field.key }).toBe(value);
    }
  });
}

for (const [name, change] of [
  ['pair', { a: 'normal', B: 'constant', optimizer: 'adam', rate: '0.05', seed: '11' }],
  ['film', { E: 'normal', seed: '3' }],
] as const)
  test(`a copied link opens the ${name} figure at the same step and loss, and where there is a sweep, at its place`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const figure = await open(page, name, change);
    for (let step = 1; step <= 4; step++) {
      await press(figure, 'Step');
      await expect(figure).toHaveAttribute('data-step', String(step));
    }
    const walked = name === 'pair';
    // A pointer that comes to rest on the graph would choose for itself.
    await page.mouse.move(0, 0);
    const previous = figure.getByRole('button', { name: 'Previous edge' });
    for (let i = 0; walked && i < 3; i++) await previous.press('Enter');
    const all = async (of: Locator) => ({
      loss: await of.getAttribute('data-loss'),
      tensors: await of.locator('.tensors').textContent(),
      ...(walked && {
        sweep: await of.getByRole('slider', { name: 'Pass' }).inputValue(),
        words: await of.locator('[data-sweep="words"]').textContent(),
        lens: await of.locator('.lens dl').textContent(),
        selected: await of.locator('.graph .selected').getAttribute('data-id'),
        printed: await printout(of).textContent(),
      }),
    });
    await press(figure, 'Copy link');
    await expect(note(figure, 'copy')).toHaveText(en.link.copied);
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(address).toBe(page.url());

    const second = await context.newPage();
    await second.goto(address);
    const opened = await wake(second, name, { step: '4' });
    await expect(note(opened, 'replay')).toBeHidden();
    expect(await all(opened)).toEqual(await all(figure));
    expect(second.url()).toBe(address);
  });

test('where the browser forbids copying, the figure points to the address bar', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));
  });
  const figure = await open(page, 'pair');
  await press(figure, 'Copy link');
  await expect(note(figure, 'copy')).toHaveText(en.link.notCopied);
});

test('a link with nonsense in it falls back to the defaults and says so', async ({ page }) => {
  const nonsense = { B: 'purple', rate: '-3', step: '1.5', seed: '0x10', sweep: '500', nothing: '1' };
  await page.goto(linkTo('pair', { backend: 'cpu', a: 'normal', ...nonsense }));
  const figure = await wake(page, 'pair');
  for (const [key, value] of Object.entries(nonsense))
    await expect(note(figure, 'event'), key).toContainText(`pair.${key}=${value}`);
  for (const key of ['B', 'rate', 'seed'])
    await expect(control(figure, key)).toHaveValue(figures.pair.fields.find((field) => field.key === key)!.fallback);
  await expect(control(figure, 'a'), 'what makes sense stays').toHaveValue('normal');
  await expect(figure.getByRole('slider', { name: 'Pass' })).toHaveValue(
    (await figure.getByRole('slider', { name: 'Pass' }).getAttribute('max'))!,
  );
  await expect.poll(() => parameters(page).toString()).toBe('pair.a=normal&pair.backend=cpu');
});

test("one figure's link leaves another's alone", async ({ page }) => {
  await page.goto(`${linkTo('pair', { backend: 'cpu', B: 'uniform' })}&film.E=normal&from=a+friend`);
  const figure = await wake(page, 'pair');
  await choose(figure, 'Bias B', 'normal');
  await expect.poll(() => parameters(page).get('pair.B')).toBe('normal');
  expect(parameters(page).get('film.E')).toBe('normal');
  expect(parameters(page).get('from')).toBe('a friend');
});

test('a number that makes no sense is named, and the last good one stays in force', async ({ page }) => {
  const figure = await open(page, 'pair', { B: 'uniform', rate: '0.25' });
  await unfold(figure);
  const rate = figure.getByLabel('Learning rate', { exact: true });
  for (const bad of ['-1', '', '1e12']) {
    await rate.fill(bad);
    await expect(note(figure, 'input'), bad).toHaveText(/^Learning rate must be a number from 0 to/);
    await expect(rate).toHaveAttribute('aria-invalid', 'true');
  }
  await press(figure, 'Step');
  await expect(figure).toHaveAttribute('data-step', '1');
  expect(parameters(page).get('pair.rate')).toBe('0.25');
  await rate.fill('0.125');
  await expect(note(figure, 'input')).toBeHidden();
  await expect(rate).not.toHaveAttribute('aria-invalid');
  await expect.poll(() => parameters(page).get('pair.rate')).toBe('0.125');
});
