/** The four states of a gradient, side by side: told apart as built, and only one of them comes out when trained. */
import { expect, test } from './fixture.ts';

const NAMES = ['Not reached', 'Exactly zero', 'Finite, and tiny', 'Not a number'] as const;

test('four small graphs tell the four states apart, and training changes what it can', async ({ page }) => {
  await page.goto('the-suspects/');
  const group = (name: string) => page.getByRole('group', { name, exact: true });
  const states = ['not reached', 'exactly zero', 'finite', 'not a number'];
  for (const [i, name] of NAMES.entries()) {
    await group(name).scrollIntoViewIfNeeded();
    await expect(group(name)).toHaveAttribute('data-backend', 'cpu', { timeout: 30_000 });
    await expect(group(name).getByRole('row', { name: /^u / })).toContainText(states[i]!);
  }
  await expect(group('Finite, and tiny')).toHaveAttribute('data-loss', '0.6931472');
  await expect(group('Exactly zero')).toHaveAttribute('data-loss', '0.6931472');
  for (const name of NAMES) {
    await group(name).getByRole('button', { name: 'Train', exact: true }).click();
    await expect(group(name)).toHaveAttribute('data-step', '50', { timeout: 15_000 });
  }
  const loss = async (name: string) => Number(await group(name).getAttribute('data-loss'));
  expect(await loss('Exactly zero')).toBeCloseTo(Math.LN2, 7);
  expect(await loss('Finite, and tiny')).toBeLessThan(0.1);
  expect(await loss('Not a number')).toBeNaN();
  await expect(group('Not reached').getByRole('row', { name: /^u / })).toContainText('0');
  await expect(group('Not a number').getByRole('status')).toHaveText('Not a number: it begins at u and v.');
});
