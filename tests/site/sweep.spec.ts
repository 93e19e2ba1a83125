import type { Locator, Page } from '@playwright/test';
import { pairGraph } from '../../src/figures/pair/spec.ts';
import { edgesOf } from '../../src/graph/graph.ts';
import { differentiable } from '../../src/graph/reach.ts';
import { sweepOf } from '../../src/graph/sweep.ts';
import { words as en } from '../../src/words/en/shared.ts';
import { choose, judgedNames, open, press, wake } from './figures.ts';
import { expect, test } from './fixture.ts';

const stops = sweepOf(pairGraph);
const last = stops.length - 1;

const slider = (figure: Locator) => figure.getByRole('slider', { name: en.sweep.label, exact: true });
const words = (figure: Locator) => figure.locator('[data-sweep="words"]');
const lens = (figure: Locator) => figure.locator('.lens');

test('stepping walks the whole pass, and says in words where it stands', async ({ page }) => {
  const figure = await open(page, 'pair');
  await expect(slider(figure)).toHaveValue(String(last));
  await expect(words(figure)).toHaveText(en.sweep.done);
  await slider(figure).focus();
  await page.keyboard.press('Home');
  await expect(words(figure)).toHaveText(en.sweep.start);
  const seen: (string | null)[] = [];
  for (let at = 1; at <= last; at++) {
    await press(figure, en.sweep.next);
    seen.push(await words(figure).textContent());
    expect(await slider(figure).getAttribute('aria-valuetext')).toBe(seen.at(-1));
  }
  expect(seen).toEqual(
    stops
      .slice(1)
      .map((stop, i) =>
        i === last - 1
          ? en.sweep.done
          : stop.kind === 'forward'
            ? en.sweep.forward(stop.node.id)
            : stop.kind === 'backward'
              ? en.sweep.backward(stop.edge.target, stop.edge.source)
              : '',
      ),
  );
  await press(figure, en.sweep.next);
  await expect(slider(figure), 'it ends at the end').toHaveValue(String(last));
  await press(figure, en.sweep.back);
  await expect(slider(figure)).toHaveValue(String(last - 1));
});

test('what the sweep has not come to is not shown yet', async ({ page }) => {
  const at = stops.findIndex((stop) => stop.kind === 'backward' && stop.edge.source === 'vec_a');
  const figure = await open(page, 'pair', { sweep: String(at - 1) });
  const edge = figure.locator('[data-id="vec_a->cos#0"]');
  await expect(edge).toHaveClass(/\bpending\b/);
  await expect(edge.locator('.label')).toHaveText('');
  await press(figure, en.sweep.next);
  await expect(edge).toHaveClass(/\bzero\b/);
  await expect(edge.locator('.label')).toHaveText('0');
  await expect(edge).toHaveClass(/\bselected\b/);
  await expect(lens(figure)).toContainText('exactly zero');
  await expect(figure.locator('[data-id="B->vec_a#1"]')).toHaveClass(/\bpending\b/);
});

test('the sweep plays, stops, and can be scrubbed', async ({ page }) => {
  const figure = await open(page, 'pair');
  await press(figure, en.sweep.play);
  await expect(slider(figure)).not.toHaveValue(String(last));
  const from = Number(await slider(figure).inputValue());
  await expect.poll(async () => Number(await slider(figure).inputValue())).toBeGreaterThan(from + 1);
  await press(figure, en.sweep.stop);
  const stopped = await slider(figure).inputValue();
  await page.waitForTimeout(900);
  await expect(slider(figure)).toHaveValue(stopped);
  await slider(figure).fill('3');
  await expect(words(figure)).toHaveText(en.sweep.forward('bW'));
  await expect(figure.getByRole('button', { name: en.sweep.play, exact: true })).toBeVisible();
});

test('new numbers leave the sweep where it stands', async ({ page }) => {
  const figure = await open(page, 'pair', { sweep: '9' });
  await choose(figure, 'Bias B', 'uniform');
  await expect(figure.locator('.node.thief')).toHaveCount(0);
  await press(figure, 'Step');
  await expect(figure).toHaveAttribute('data-step', '1');
  await expect(slider(figure)).toHaveValue('9');
});

/** Ids of what the keyboard meets, from the first to the last, by arrow keys. */
async function walk(page: Page, figure: Locator): Promise<string[]> {
  await figure.locator('.graph [tabindex="0"]').focus();
  await page.keyboard.press('Home');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? '');
  const ids = [await focused()];
  for (;;) {
    await page.keyboard.press('ArrowRight');
    const id = await focused();
    if (id === ids.at(-1)) return ids;
    ids.push(id);
  }
}

for (const name of judgedNames)
  test(`arrow keys reach every node and edge of the ${name} figure, from one tab stop`, async ({ page }) => {
    const figure = await open(page, name);
    await expect(figure.locator('.graph [tabindex="0"]')).toHaveCount(1);
    const ids = await walk(page, figure);
    const all = await figure.locator('.graph [data-id]').evaluateAll((es) => es.map((e) => e.getAttribute('data-id')!));
    expect(ids.toSorted()).toEqual(all.toSorted());
    await expect(figure.locator('.graph [tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('ArrowUp');
    await expect(figure.locator('.graph :focus')).toHaveAttribute('data-id', ids.at(-2)!);
    await page.keyboard.press('End');
    await expect(figure.locator('.graph :focus')).toHaveAttribute('data-id', ids.at(-1)!);
  });

test('on every edge the lens shows what arrives, the local derivative and what flows on', async ({ page }) => {
  const figure = await open(page, 'pair', { B: 'uniform' });
  const reachable = differentiable(pairGraph);
  const edges = new Map(edgesOf(pairGraph).map((edge) => [edge.id as string, edge]));
  await figure.locator('.graph [tabindex="0"]').focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < pairGraph.nodes.length + edges.size; i++) {
    const id = (await figure.locator('.graph :focus').getAttribute('data-id'))!;
    const rows = await lens(figure).locator('dl > div').allInnerTexts();
    const edge = edges.get(id);
    if (!edge) expect(rows, id).toHaveLength(2);
    else if (!reachable.has(edge.source)) expect(rows.join(), id).toContain(en.details.nothingAsked);
    else {
      expect(rows, id).toHaveLength(3);
      expect(rows[0], id).toContain(en.details.arrives(edge.target));
      expect(rows[1], id).toContain(en.details.local(edge.target, edge.source));
      expect(rows[2], id).toMatch(new RegExp(`${en.details.passesOn(edge.source)}[^]*(finite|exactly zero)`));
    }
    await page.keyboard.press('ArrowDown');
  }
});

test('the lens says how the product steals: what arrives, times zero, is zero', async ({ page }) => {
  const figure = await open(page, 'pair');
  await figure.locator('[data-id="vec_a->cos#0"] .hit').hover({ force: true });
  const rows = lens(figure).locator('dl > div');
  await expect(rows.nth(0).locator('.numbers')).toHaveText('0.5, 0.5, 0.5, 0.5');
  await expect(rows.nth(1).locator('.formula')).toHaveText('vec_b');
  await expect(rows.nth(1).locator('.numbers')).toHaveText('0, 0, 0, 0');
  await expect(rows.nth(2).locator('.numbers')).toHaveText('0, 0, 0, 0 (exactly zero)');
});

test('with reduced motion nothing moves by itself, and stepping works', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await open(page, 'pair', { sweep: '5' });
  await press(figure, en.sweep.next);
  await choose(figure, 'Bias B', 'uniform');
  await press(figure, 'Step');
  await wake(page, 'pair', { step: '1' });
  await expect(slider(figure)).toHaveValue('6');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const timed = await figure.evaluate((root) =>
    [...root.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return animationName !== 'none' || transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(timed).toEqual([]);
});
