/** The Lab, as a reader uses it: paste, run, look, take along. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Response } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { dist, expect, test } from './fixture.ts';
import { editor, figure, open, output, remark, run } from './lab.ts';
import { listPages } from './pages.ts';

test('the example runs: its output, its graph, the thief and the thief’s line', async ({ page }) => {
  await open(page);
  await run(page);
  await expect(output(page)).toContainText('loss 0.6931471824645996');
  await expect(figure(page)).toHaveAttribute('data-backend', 'cpu');
  await expect(figure(page)).toHaveAttribute('data-loss', '0.6931472');
  await expect(figure(page).getByRole('status')).toContainText(
    'mul in line 15 stole it: 0.5, 0.5, 0.5, 0.5 arrives, exactly 0 leaves',
  );
  const thief = page.locator('.cm-line.line-thief');
  await expect(thief).toHaveText('logit = (vec_a * vec_b).sum(1)');
  await expect(page.locator('.margin-thief')).toHaveText('thief');
});

test('before the first run the figure tells of the example it shows, also when the reader looks at it', async ({
  page,
}) => {
  await open(page);
  const told = figure(page).getByRole('status');
  const text = await told.textContent();
  expect(text).toContain('mul in line 15 stole it');
  await figure(page).getByRole('button', { name: 'Train', exact: true }).focus();
  await figure(page).scrollIntoViewIfNeeded();
  // Longer than it takes until a figure that loads says so.
  await page.waitForTimeout(1000);
  await expect(told).toHaveText(text!);
  await expect(figure(page)).not.toHaveAttribute('aria-busy');
});

test('a program of the reader’s own is judged, trained, and looked into from either side', async ({ page }) => {
  await open(page);
  await run(
    page,
    'import torch\nw = torch.ones(2, requires_grad=True)\nloss = (w * 3).sum()\nloss.backward()\nprint(w.grad)\n',
  );
  await expect(output(page)).toHaveText('tensor([3., 3.])');
  await expect(figure(page).getByRole('status')).toHaveText('Nothing is stolen: every parameter receives a gradient.');
  await figure(page).getByRole('button', { name: 'Step', exact: true }).click();
  await expect(figure(page)).toHaveAttribute('data-step', '1');
  // At a rate of 0.1 both elements fall by 0.3, and the loss by 3 × 0.6.
  await expect(figure(page)).toHaveAttribute('data-loss', '4.2');
  await figure(page).locator('.graph [data-id="w"]').click();
  await expect(page.locator('.cm-line.line-lit')).toHaveText('w = torch.ones(2, requires_grad=True)');
  await page.locator('.cm-line', { hasText: 'loss = ' }).click();
  await expect(figure(page).locator('.lens .heading')).toContainText('loss');
  // That line made three nodes: the number, the product and the sum.
  await expect(figure(page).locator('.graph .node[data-lit]')).toHaveCount(3);
  await expect(page.locator('.cm-line.line-lit')).toHaveText('loss = (w * 3).sum()');
  await figure(page).locator('.graph [data-id="w"]').click();
  await expect(figure(page).locator('.graph [data-lit]')).toHaveCount(0);
});

test('where the figure is not of the program in the editor, the page says so', async ({ page }) => {
  const stale = page.getByText('The figure below is of another program than the one in the editor.');
  const own = 'import torch\nw = torch.ones(2, requires_grad=True)\nloss = (w * 3).sum()\nloss.backward()\n';
  await open(page);
  await expect(stale).toBeHidden();
  await run(page, 'import torch\ntorch.nothing()\n');
  await expect(page.getByRole('alert')).toContainText('Line 2');
  await expect(stale).toBeVisible();
  await run(page, own);
  await expect(stale).toBeHidden();
  await editor(page).fill(own.replace('3', '4'));
  await expect(stale).toBeVisible();
  // A line of another program than the figure's has no node of its own.
  await page.locator('.cm-line', { hasText: 'loss = ' }).click();
  await expect(page.locator('.cm-line.line-lit')).toHaveCount(0);
  await editor(page).fill(own);
  await expect(stale).toBeHidden();
});

test('where numbers break the verdict names the line, also in a gradient that is infinite', async ({ page }) => {
  await open(page);
  await run(
    page,
    'import torch\nw = torch.zeros(1, requires_grad=True)\nloss = torch.sqrt(w).sum()\nloss.backward()\n',
  );
  await expect(figure(page).getByRole('status')).toContainText('Not a number. It begins at sqrt in line 3.');
});

test('what a program names beyond the usual is fetched for it', async ({ page }) => {
  await open(page);
  await run(
    page,
    `from dataclasses import dataclass
from keras import Sequential, layers
import tensorflow as tf

@dataclass
class Config:
    units: int = 4

model = Sequential([layers.LSTM(Config().units), layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
history = model.fit(tf.ones([8, 3, 2]), tf.zeros([8, 1]), epochs=2, verbose=0)
print(Config(), len(history.history["loss"]))
`,
  );
  await expect(output(page)).toHaveText('Config(units=4) 2');
  await expect(figure(page).getByRole('status')).toHaveText('Nothing is stolen: every parameter receives a gradient.');
});

/** At a rate of 10 the second update shuts the ReLU for good. */
const SHUT = `import torch
w = torch.tensor([1.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=10.0)
for step in range(3):
    opt.zero_grad()
    out = torch.relu(w)
    loss = ((out - 2) ** 2).sum()
    loss.backward()
    opt.step()
`;

test('of a run whose gradient is lost on the way the last pass is shown, and the first by choice', async ({ page }) => {
  const passes = page.getByRole('combobox', { name: 'Shown' });
  const verdict = figure(page).getByRole('status');
  await open(page);
  await run(page);
  await expect(passes).toBeHidden();
  await run(page, SHUT.replace('10.0', '0.1'));
  await expect(passes.locator('option')).toHaveText(['gradient 1, before any update', 'gradient 3, the last']);
  await expect(passes).toHaveValue('1');
  await run(page, SHUT);
  await expect(passes).toHaveValue('3');
  await expect(remark(page)).toContainText('The program took a gradient 3 times. At the first nothing was wrong');
  await expect(verdict).toContainText('The gate of out is shut.');
  await expect(page.locator('.cm-line.line-thief')).toHaveText('    out = torch.relu(w)');
  await expect(page.getByRole('list', { name: 'Smallest fixes' })).toBeHidden();
  await passes.selectOption('1');
  await expect(verdict).toHaveText('Nothing is stolen: every parameter receives a gradient.');
  await expect(page.locator('.cm-line.line-thief')).toHaveCount(0);
  await expect(page.getByText('None needed')).toBeVisible();
  await expect(figure(page)).toHaveAttribute('data-loss', '1');
});

test('where trying fixes goes wrong, the page says so and lists none', async ({ page }) => {
  // The worker is kept from being asked, and its refusal is what comlink makes of an error.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage as (this: Worker, message: unknown, transfer?: Transferable[]) => void;
    Worker.prototype.postMessage = function (this: Worker, message: { id?: string; path?: string[] }, transfer = []) {
      if (message.path?.[0] !== 'fixes') return post.call(this, message, transfer as Transferable[]);
      const value = { isError: true, value: { name: 'Error', message: 'no such form', stack: '' } };
      const data = { id: message.id, type: 'HANDLER', name: 'throw', value };
      setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
    };
  });
  const warned = page.waitForEvent('console', (message) => message.text().includes('no such form'));
  await open(page);
  await run(page);
  await expect(remark(page)).toContainText('The fixes could not be tried.');
  await expect(page.getByRole('list', { name: 'Smallest fixes' })).toBeHidden();
  await warned;
});

test('the smallest fixes are listed, and one press applies one and runs', async ({ page }) => {
  await open(page);
  await run(page);
  const fixes = page.getByRole('list', { name: 'Smallest fixes' });
  await expect(fixes.getByRole('listitem')).toHaveCount(3);
  await expect(fixes.getByRole('listitem').locator('> code')).toHaveText(['a', 'b', 'B']);
  await fixes.getByRole('button', { name: 'Apply and run: start B at random', exact: true }).click();
  await expect(page.locator('.cm-line', { hasText: /^B = / })).toHaveText(
    'B = torch.normal(0.0, 0.1, (1, 4), requires_grad=True)',
  );
  await expect(figure(page).getByRole('status')).toContainText('The gradient gets through');
  await expect(page.locator('.line-thief')).toHaveCount(0);
  await expect(page.getByText('None needed: every tensor that can learn')).toBeVisible();
});

test('what else is seen is listed, and each item leads to its node and its line', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const seen = page.getByRole('list', { name: 'Also seen' });
  const program = [
    'import torch',
    'w = torch.full((1, 3), 6.0, requires_grad=True)',
    'label = torch.tensor([1.0])',
    'h = torch.sigmoid(w)',
    'loss = h.sum()',
    'loss.backward()',
  ];
  await run(page, program.join('\n'));
  await expect(seen.getByRole('listitem')).toHaveText([
    // The slope of a sigmoid at 6 is 0.002467 by its closed form, and 0.002466 in float32, where one minus 0.9975 is rounded.
    /^Saturated: h \(line 4\) is flat in 3 of 3 elements\. The steepest slope is 0\.00246[67],/,
    'Never used: label (line 3) is made, and nothing is computed from it.',
  ]);
  await expect(figure(page)).toHaveAttribute('data-backend', 'cpu');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect((await new AxeBuilder({ page }).include('.lab-seen').analyze()).violations).toEqual([]);
  await seen.getByRole('button', { name: /^Saturated/ }).click();
  await expect(page.locator('.cm-line.line-lit')).toHaveText('h = torch.sigmoid(w)');
  await expect(figure(page).locator('.lens .heading')).toContainText('h');
  await seen.getByRole('button', { name: /^Never used/ }).click();
  await expect(page.locator('.cm-line.line-lit')).toHaveText('label = torch.tensor([1.0])');
  await run(
    page,
    program
      .filter((line) => !line.startsWith('label'))
      .join('\n')
      .replace('6.0', '0.5'),
  );
  await expect(seen).toBeHidden();
  await expect(page.getByText('Nothing else stands out')).toBeVisible();
  await run(page, 'print(1)\n');
  await expect(page.getByText('Nothing else stands out')).toBeHidden();
});

test('an error is said with its line, and marked there', async ({ page }) => {
  await open(page);
  await run(page, 'import torch\nprint("so far")\nx = torch.zeros(2)\ny = x + undefined_name\n');
  await expect(page.getByRole('alert')).toHaveText(/^Line 4: NameError: .*undefined_name/);
  await expect(page.locator('.cm-line.line-error')).toHaveText('y = x + undefined_name');
  await expect(output(page)).toHaveText('so far');
  await run(page, 'def f(:\n    pass\n');
  await expect(page.getByRole('alert')).toHaveText(/^Line 1: SyntaxError/);
});

test('a loop without end is stopped by its button, the text stays, and the next run works', async ({ page }) => {
  await open(page);
  const program = 'n = 0\nwhile True:\n    n = n + 1\n';
  await editor(page).fill(program);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(remark(page)).toContainText('Stopped. Your program is as it was.');
  await expect(page.locator('.cm-line').nth(1)).toHaveText('while True:');
  await run(page, 'print(6 * 7)\n');
  await expect(output(page)).toHaveText('42');
  await expect(remark(page)).toContainText('There is nothing to judge.');
});

test('Ctrl+Enter runs, Tab leaves the editor, and the program is there on the next visit', async ({ page }) => {
  await open(page);
  await editor(page).fill('print("by keyboard")\n');
  await page.keyboard.press('Control+Enter');
  await expect(output(page)).toHaveText('by keyboard', { timeout: 30_000 });
  await editor(page).focus();
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await page.reload();
  await expect(editor(page)).toContainText('by keyboard', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Forget my progress and answers' }).click();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('a link holds the program; one that is cut short says so and costs nothing', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await editor(page).fill('print("carried é")\n');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(remark(page)).toContainText('Link copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#code=');
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await open(page, link);
  await expect(editor(page)).toContainText('carried é');
  await page.goto('about:blank');
  await open(page, link.slice(0, -9));
  await expect(remark(page)).toContainText('could not be read');
});

test('a link names an example; what the reader had is in the menu, and comes back', async ({ page }) => {
  await open(page);
  await run(page, 'print("mine")\n');
  await page.goto('about:blank');
  await open(page, 'lab/#example=lora-torch');
  await expect(editor(page)).toContainText('class LoRA');
  await expect(remark(page)).toContainText('under Yours');
  await expect(page.getByRole('combobox', { name: 'Example' })).toHaveValue('');
  await run(page);
  await expect(output(page)).toContainText('step 4 loss');

  // The page stays where only the fragment changes, and what was put there is none of the reader's.
  await page.evaluate(() => (location.hash = 'example=nan-torch'));
  await expect(editor(page)).toContainText('slope of the root at 0');
  const yours = page.locator('optgroup[label="Yours"] option');
  await expect(yours).toHaveText(['print("mine")']);
  await page.getByRole('combobox', { name: 'Example' }).selectOption({ label: 'print("mine")' });
  await expect(editor(page)).toHaveText('print("mine")');

  await page.goto('about:blank');
  await open(page, 'lab/');
  await expect(editor(page)).toHaveText('print("mine")');
  await page.getByRole('button', { name: 'Forget my progress and answers' }).click();
  await expect(yours).toHaveCount(0);
});

test('a link to an example that there is not says so, and leaves the editor as it was', async ({ page }) => {
  await open(page, 'lab/#example=no-such-thing');
  await expect(remark(page)).toContainText('There is no example “no-such-thing”.');
  await expect(editor(page)).toContainText('Two videos, one layer');
});

test('the Lab weighs at most 550 kB at work in all three dialects, and no other page loads any of it', async ({
  page,
}) => {
  const weights: Promise<[file: string, bytes: number]>[] = [];
  const engine = /^\/_astro\/(?!.*\.woff2|.*\.css)/;
  const weigh = (response: Response) => {
    const { pathname } = new URL(response.url());
    if (engine.test(pathname))
      weights.push(response.body().then((body) => [pathname, gzipSync(body, { level: 9 }).length]));
  };
  page.on('response', weigh);
  await open(page);
  for (const name of ['pair-torch', 'pair-tf1', 'pair-tf2']) {
    await page.getByRole('combobox', { name: 'Example' }).selectOption(name);
    await run(page);
    await expect(output(page)).toContainText('0.693147');
  }
  await expect(figure(page)).toHaveAttribute('data-backend', 'cpu');
  // What the next run's Python loads again may come when the test is at its end.
  page.off('response', weigh);
  const loaded = await Promise.all(weights);
  const unique = new Map(loaded);
  const total = [...unique.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
  console.log(`lab ${total.toFixed(1)} kB of scripts and WebAssembly`);
  expect(total, [...unique].map(([file, bytes]) => `${bytes} ${file}`).join('\n')).toBeLessThanOrEqual(550);
  const own = [...unique.keys()].filter((file) => /bench|lab-|micropython|numpy|tensorflow|torch/.test(file));
  expect(own.length).toBeGreaterThan(5);
  for (const address of listPages(dist).filter((one) => !one.endsWith('lab/'))) {
    const response = await page.request.get(address);
    const html = await response.text();
    for (const file of own) expect(html, address).not.toContain(file);
  }
});

for (const scheme of ['light', 'dark'] as const)
  test(`at work it has no accessibility violation on ${scheme} paper, and fits 390 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page);
    await run(page);
    await expect(figure(page)).toHaveAttribute('data-backend', 'cpu');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs, and shows one program, its output and its graph', async ({ page }) => {
    await page.goto('lab/');
    await expect(page.getByText('The Lab needs JavaScript and WebAssembly.')).toBeVisible();
    await expect(page.locator('[data-part="editor"]')).toContainText('loss.backward()');
    await expect(output(page)).toContainText('loss 0.6931471824645996');
    await expect(page.getByRole('status')).toContainText('mul in line 15 stole it');
    await expect(page.locator('.graph .node')).not.toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Run' })).toBeHidden();
  });
});
