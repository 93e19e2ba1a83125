/** What a reader takes along from the Lab: files, a script, a link. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixture.ts';

const group = (page: Page): Locator => page.getByRole('group', { name: 'Take it along' });
const traceLink = (page: Page): Locator => page.getByRole('link', { name: 'Download trace' });
const remark = (page: Page): Locator => page.locator('[data-part="status"]');
const press = (page: Page, name: string) => group(page).getByRole('button', { name, exact: true }).click();

async function open(page: Page, program?: string): Promise<void> {
  await page.goto('lab/');
  const editor = page.getByRole('textbox', { name: 'Python code' });
  await expect(editor).toBeVisible({ timeout: 30_000 });
  if (program !== undefined) await editor.fill(program);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeDisabled({ timeout: 30_000 });
  await expect(page.getByRole('group', { name: 'Lab', exact: true })).toHaveAttribute('data-backend', 'cpu');
}

async function download(page: Page, act: () => Promise<void>): Promise<Download> {
  const [arrived] = await Promise.all([page.waitForEvent('download'), act()]);
  return arrived;
}

const textOf = async (file: Download): Promise<string> => readFile(await file.path(), 'utf8');

interface Trace {
  readonly format: string;
  readonly version: number;
  readonly program: string;
  readonly output: readonly string[];
  readonly loss: { readonly value: number | string };
  readonly verdict: { readonly outcome: string; readonly thieves: readonly { node: string; line: number }[] };
  readonly fixes: { readonly sets: readonly (readonly string[])[] } | null;
  readonly parameters: readonly { readonly id: string; readonly state: string; readonly largest: number | string }[];
  readonly nodes: readonly { readonly id: string; readonly values: readonly (number | string)[] }[];
  readonly edges: readonly { readonly state: string }[];
}

test('the trace of the example arrives as JSON: program, loss, states, thief and fixes', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('list', { name: 'Smallest fixes' }).getByRole('listitem')).toHaveCount(3);
  await expect.poll(async () => (await traceOf(page)).fixes?.sets).toEqual([['a'], ['b'], ['B']]);
  const trace = await traceOf(page);
  expect(trace).toMatchObject({ format: 'who-stole-my-gradients/trace', version: 1 });
  expect(trace.loss.value).toBe(Math.fround(Math.LN2));
  expect(trace.program).toContain('loss.backward()');
  expect(trace.output).toContain('loss 0.6931471824645996');
  expect(trace.parameters.map(({ id, state, largest }) => [id, state, largest])).toEqual(
    ['a', 'b', 'W', 'B'].map((id) => [id, 'zero', 0]),
  );
  expect(trace.verdict.outcome).toBe('stuck');
  const [thief] = trace.verdict.thieves;
  expect(thief!.node).toBe('mul');
  expect(trace.program.split('\n')[thief!.line - 1]).toBe('logit = (vec_a * vec_b).sum(1)');
  expect(new Set(trace.edges.map(({ state }) => state))).toEqual(new Set(['notReached', 'zero', 'finite']));
});

async function traceOf(page: Page): Promise<Trace> {
  const file = await download(page, () => traceLink(page).click());
  expect(file.suggestedFilename()).toBe('trace.json');
  return JSON.parse(await textOf(file)) as Trace;
}

test('each run has its own trace, and what is not a number is in it by name', async ({ page }) => {
  await open(page);
  await expect(traceLink(page)).toHaveAttribute('href', /^blob:/);
  const program =
    'import torch\nw = torch.zeros(2, requires_grad=True)\nloss = (w / w).sum()\nloss.backward()\nprint(w.grad)\n';
  await page.getByRole('textbox', { name: 'Python code' }).fill(program);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const trace = await traceOf(page);
  expect(trace.program).toBe(program);
  expect(trace.loss.value).toBe('NaN');
  expect(trace.parameters).toMatchObject([{ id: 'w', state: 'notANumber', largest: 'NaN' }]);
  // A run that makes no model leaves what is on show, and its trace.
  await page.getByRole('textbox', { name: 'Python code' }).fill('print("no model")\n');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(remark(page)).toContainText('There is nothing to judge.');
  expect((await traceOf(page)).program).toBe(program);
});

test('the graph arrives as an SVG that stands by itself', async ({ page, context }, info) => {
  await open(page);
  const file = await download(page, () => press(page, 'Download SVG'));
  expect(file.suggestedFilename()).toBe('graph.svg');
  await expect(remark(page)).toHaveText('The graph was saved as graph.svg, as it is drawn now.');
  const drawn = page.locator('lab-figure svg.graph');
  await expect(drawn).toHaveCount(1);
  const counts = { nodes: await drawn.locator('.node').count(), edges: await drawn.locator('.edge').count() };
  const [width, height] = (await drawn.getAttribute('viewBox'))!.split(' ').slice(2).map(Number) as [number, number];
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const thief = await drawn.locator('.thief .tag-back').evaluate((box) => getComputedStyle(box).fill);

  const text = await textOf(file);
  expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/url\(|href|https?:|<script|var\(|@import/);
  const path = info.outputPath('graph.svg');
  await file.saveAs(path);
  const alone = await context.newPage();
  await alone.goto(pathToFileURL(path).href);
  await expect(alone.locator('svg > title')).toHaveText('Graph of a program of the Lab');
  await expect(alone.locator('svg > desc')).toContainText('mul in line 15 stole it');
  await expect(alone.locator('.node')).toHaveCount(counts.nodes);
  await expect(alone.locator('.edge')).toHaveCount(counts.edges);
  await expect(alone.locator('.node.thief .tag')).toHaveText('thief');
  await expect(alone.locator('.node.thief .box')).toHaveCSS('stroke', thief);
  await expect(alone.locator('.edge.zero .flow').first()).toHaveCSS('stroke-dasharray', '7px, 5px');
  await expect(alone.locator('svg > rect')).toHaveCSS('fill', paper);
  const box = (await alone.locator('svg').getAttribute('viewBox'))!.split(' ').map(Number);
  expect(box[2]).toBeGreaterThan(width);
  expect(box[3]).toBeGreaterThan(height);
});

for (const scheme of ['light', 'dark'] as const)
  test(`the graph arrives as a PNG of twice its size, in the colours of ${scheme} paper`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page);
    const vector = await textOf(await download(page, () => press(page, 'Download SVG')));
    const file = await download(page, () => press(page, 'Download PNG'));
    expect(file.suggestedFilename()).toBe('graph.png');
    const bytes = await readFile(await file.path());
    const size = ['width', 'height'].map((name) => Number(new RegExp(`<svg[^>]* ${name}="(\\d+)"`).exec(vector)![1]));
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(size.map((side) => 2 * side));
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const colours = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
      const [red, green, blue] = new Uint8Array(pixels.buffer);
      return { count: new Set(pixels).size, corner: `rgb(${red}, ${green}, ${blue})` };
    }, bytes.toString('base64'));
    expect(colours.corner).toBe(paper);
    // Ink, paper, the thief's red and all that lies between at the edges of letters.
    expect(colours.count).toBeGreaterThan(50);
  });

test('the script is copied, with the program’s lines and its initial values', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(
    page,
    'import torch\nw = torch.tensor([0.1, -3.0], requires_grad=True)\nloss = (w * w).sum()\nloss.backward()\n',
  );
  await press(page, 'Copy as PyTorch');
  await expect(remark(page)).toContainText('Script copied.');
  const script = await page.evaluate(() => navigator.clipboard.readText());
  expect(script).toContain('# line 2: w = torch.tensor([0.1, -3.0], requires_grad=True)\nw = torch.tensor([0.1, -3.0]');
  expect(script).toContain('loss.backward()');
  await expect(page.getByRole('textbox', { name: 'The model as a PyTorch script' })).toBeHidden();
  // It is a program that the Lab can run, and it says the same: 0.01 + 9, and twice each value.
  await page.getByRole('textbox', { name: 'Python code' }).fill(script);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const output = page.getByRole('log', { name: 'Output' });
  await expect(output).toContainText('loss 9.01', { timeout: 30_000 });
  await expect(output).toContainText('w 6.0');
});

test('where copying is not allowed, the script stands there selected', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Denied.', 'NotAllowedError'));
  });
  await open(page);
  await press(page, 'Copy as PyTorch');
  await expect(remark(page)).toContainText('The browser did not allow copying.');
  const box = page.getByRole('textbox', { name: 'The model as a PyTorch script' });
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(/^# A model from the Lab of "Who Stole My Gradients\?"/);
  expect(await page.evaluate(() => getSelection()!.toString())).toContain('loss.backward()');
  expect((await new AxeBuilder({ page }).include('.lab-take').analyze()).violations).toEqual([]);
});

test('all of it is reached by keyboard, and nothing but the link is offered before a run', async ({ page }) => {
  await page.goto('lab/');
  await expect(page.getByRole('textbox', { name: 'Python code' })).toBeVisible({ timeout: 30_000 });
  await expect(group(page).getByRole('button')).toHaveText(['Copy link']);
  await expect(traceLink(page)).toBeHidden();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(traceLink(page)).toBeVisible({ timeout: 30_000 });
  await group(page).getByRole('button', { name: 'Copy link' }).focus();
  for (const name of ['Copy as PyTorch', 'Download SVG', 'Download PNG']) {
    await page.keyboard.press('Tab');
    await expect(group(page).getByRole('button', { name })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(traceLink(page)).toBeFocused();
  const file = await download(page, () => page.keyboard.press('Enter'));
  expect(file.suggestedFilename()).toBe('trace.json');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('nothing is offered that would not come', async ({ page }) => {
    await page.goto('lab/');
    await expect(group(page)).toBeHidden();
    await expect(page.locator('a[download]:not([href])')).toBeHidden();
  });
});
