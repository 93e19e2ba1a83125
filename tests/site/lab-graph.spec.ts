/** The Lab's graph: folded where it is large, zoomed, and started otherwise than the program starts it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { figure, open, run } from './lab.ts';

/** Two calls of eight blocks, 315 nodes, whose product steals: the head starts at zero. */
const DEEP = `import torch
from torch import nn
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(4, 4)
        self.b = nn.Linear(4, 4)
        self.norm = nn.LayerNorm(4)
    def forward(self, x):
        h = torch.tanh(self.a(x))
        return self.norm(x + self.b(h))
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([Block() for _ in range(8)])
        self.head = nn.Linear(4, 1)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)
    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.head(x)
net = Net()
logit = net(torch.randn(2, 4)) * net(torch.randn(2, 4))
loss = nn.functional.binary_cross_entropy_with_logits(logit, torch.zeros(2, 1))
loss.backward()
`;

const box = (page: Page): Locator => figure(page).locator('.graph-box');
const drawn = (page: Page): Locator => figure(page).locator('.graph .node');
const node = (page: Page, id: string): Locator => figure(page).locator(`.graph [data-id="${id}"]`);
const button = (page: Page, name: string): Locator => figure(page).getByRole('button', { name, exact: true });

test('a large graph is folded by module, says so, and names the same thief', async ({ page }) => {
  await open(page);
  await run(page, DEEP);
  await expect(figure(page)).toHaveAttribute('data-loss', '0.6931472', { timeout: 15_000 });
  await expect(figure(page).getByRole('status')).toContainText('stole it');
  await expect(figure(page).getByText(/^Drawn: \d+ nodes for 3\d\d, \d+ of them folded/)).toBeVisible();
  expect(await drawn(page).count()).toBeLessThanOrEqual(60);
  await expect(node(page, 'blocks.3')).toHaveClass(/folded/);
  await expect(node(page, 'logit')).toHaveClass(/thief/);
  // What all blocks hold starves, and so does the fold over it.
  await expect(node(page, 'blocks.*')).toHaveAttribute('aria-label', /exactly zero/);
  // The table is of the whole graph.
  expect(await figure(page).locator('.tensors tbody tr').count()).toBeGreaterThan(300);
  expect((await new AxeBuilder({ page }).include('lab-figure').analyze()).violations).toEqual([]);
});

test('folds open by click and by Enter, the focus stays, and each folds again', async ({ page }) => {
  await open(page);
  await run(page, DEEP);
  await expect(node(page, 'blocks.3')).toBeVisible({ timeout: 15_000 });
  const before = await drawn(page).count();
  await node(page, 'blocks.3').click();
  await expect(node(page, 'blocks.3')).toHaveCount(0);
  await expect(node(page, 'blocks.3.norm')).toHaveClass(/folded/);
  const opened = await drawn(page).count();
  expect(opened).toBeGreaterThan(before);

  // A pointer that rests where the graph grows would choose for itself.
  await page.mouse.move(0, 0);
  await node(page, 'blocks.3.norm').focus();
  await page.keyboard.press('Enter');
  await expect(node(page, 'blocks.3.norm')).toHaveCount(0);
  expect(await drawn(page).count()).toBeGreaterThan(opened);
  await expect(figure(page).locator('.graph :focus')).toHaveCount(1);
  // A node of the fold is in hand: it folds again, and the fold takes the focus.
  await button(page, 'Fold blocks.3.norm').click();
  await expect(node(page, 'blocks.3.norm')).toBeFocused();
  await button(page, 'Fold blocks.3').click();
  await expect(drawn(page)).toHaveCount(before);
});

test('everything opens at once, and folds at once', async ({ page }) => {
  await open(page);
  await run(page, DEEP);
  await button(page, 'Open all').click();
  await expect(drawn(page)).toHaveCount(await figure(page).locator('.tensors tbody tr').count(), { timeout: 15_000 });
  await expect(button(page, 'Open all')).toBeHidden();
  await button(page, 'Fold all').click();
  await expect(node(page, 'blocks.7 (2)')).toHaveClass(/folded/);
});

test('the graph grows and shrinks by button and key, scrolls in its box, and never widens the page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await run(page, DEEP);
  await button(page, 'Open all').click();
  await expect(button(page, 'Open all')).toBeHidden({ timeout: 15_000 });
  const width = () =>
    figure(page)
      .locator('.graph')
      .evaluate((svg) => svg.getBoundingClientRect().width);
  const first = await width();
  await button(page, 'Larger').click();
  expect(await width()).toBeCloseTo(first * 1.25, 0);
  await box(page).focus();
  await page.keyboard.press('-');
  expect(await width()).toBeCloseTo(first, 0);
  const from = await box(page).evaluate((element) => element.scrollTop);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => box(page).evaluate((element) => element.scrollTop)).toBeLessThan(from);
  await page.keyboard.press('0');
  const room = await box(page).evaluate((element) => element.clientWidth);
  expect(await width()).toBeLessThanOrEqual(room);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a small graph is shown whole, with nothing to fold', async ({ page }) => {
  await open(page);
  await run(page);
  await expect(figure(page)).toHaveAttribute('data-backend', 'cpu');
  await expect(figure(page).locator('.graph .folded')).toHaveCount(0);
  for (const name of ['Open all', 'Fold all']) await expect(button(page, name)).toBeHidden();
});

test('a tensor can start otherwise than the program starts it, until the next run', async ({ page }) => {
  await open(page);
  await run(page);
  await expect(figure(page)).toHaveAttribute('data-loss', '0.6931472');
  await figure(page).getByText('Initial values', { exact: true }).click();
  await figure(page).getByRole('combobox', { name: 'B', exact: true }).selectOption('uniform');
  await expect(figure(page).getByRole('status')).toContainText('The gradient gets through');
  await expect(figure(page)).not.toHaveAttribute('data-loss', '0.6931472');
  const loss = await figure(page).getAttribute('data-loss');
  await figure(page).getByRole('button', { name: 'New seed' }).click();
  await expect(figure(page)).not.toHaveAttribute('data-loss', loss!);
  await run(page);
  await expect(figure(page)).toHaveAttribute('data-loss', '0.6931472');
  await expect(figure(page).getByRole('combobox', { name: 'B', exact: true })).toHaveValue('program');
});

test('training draws the loss from step to step', async ({ page }) => {
  await open(page);
  await run(page, 'import torch\nw = torch.ones(1, requires_grad=True)\nloss = (w * w).sum()\nloss.backward()\n');
  await expect(figure(page)).toHaveAttribute('data-backend', 'cpu');
  await figure(page).getByRole('button', { name: 'Step', exact: true }).click();
  // w = 1 − 0.1 · 2.
  await expect(figure(page)).toHaveAttribute('data-loss', '0.64000005');
  await expect(figure(page).locator('[data-chart="loss"] path.chart-line')).toHaveAttribute('d', /L/);
});
