import type { Locator, Page } from '@playwright/test';
import { defaultState } from '../../src/figure/field.ts';
import { trained } from '../../src/figure/trained.ts';
import { pairFields } from '../../src/figures/pair/fields.ts';
import { pairGraph, pairSpec } from '../../src/figures/pair/spec.ts';
import { edgesOf } from '../../src/graph/graph.ts';
import { differentiable } from '../../src/graph/reach.ts';
import { sweepOf } from '../../src/graph/sweep.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { beatsOf } from '../../src/view/beats.ts';
import { words as en } from '../../src/words/en/shared.ts';
import { choose, judgedNames, open, press, wake } from './figures.ts';
import { expect, test } from './fixture.ts';

const stops = sweepOf(pairGraph);
const last = stops.length - 1;

const slider = (figure: Locator) => figure.getByRole('slider', { name: en.sweep.label, exact: true });
const speed = (figure: Locator) => figure.getByRole('combobox', { name: en.sweep.speed, exact: true });
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
      .map((stop) =>
        stop.kind === 'forward'
          ? en.sweep.forward(stop.node.id)
          : stop.kind === 'backward'
            ? en.sweep.backward(stop.edge.target, stop.edge.source)
            : en.sweep.done,
      ),
  );
  await press(figure, en.sweep.next);
  await expect(slider(figure), 'it ends at the end').toHaveValue(String(last));
  await press(figure, en.sweep.back);
  await expect(slider(figure)).toHaveValue(String(last - 1));
});

test('what the sweep has not come to is not shown yet', async ({ page }) => {
  const at = stops.findIndex((stop) => stop.kind === 'backward' && stop.edge.source === 'vec_a');
  const figure = await open(page, 'pair', { sweep: String(stops[at - 1]!.number) });
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

test('a link calls the place of the sweep by the number of its stop', async ({ page }) => {
  const at = stops.findIndex((stop) => stop.kind === 'backward' && stop.edge.id === 'bW->vec_b#0');
  expect(stops[at]!.number, 'as it was when stops went branch by branch').toBe(14);
  const figure = await open(page, 'pair', { sweep: '14' });
  await expect(slider(figure)).toHaveValue(String(at));
  await expect(words(figure)).toHaveText(en.sweep.backward('vec_b', 'bW'));
  await press(figure, en.sweep.next);
  await expect(page).toHaveURL(new RegExp(`pair\\.sweep=${stops[at + 1]!.number}(&|$)`));
});

const beats = beatsOf(pairGraph, stops, verdict(pairGraph, trained(pairSpec(defaultState(pairFields))).trace));
const marks = (figure: Locator) => figure.locator('.graph :is(.bead, .value, .ring)');
const playing = (figure: Locator) => figure.locator('.graph[data-playing]');

/** Plays the sweep by a clock of the test's own, and brings it to a part of one of its beats. */
async function playTo(page: Page, figure: Locator, beat: number, part: number, speed = 1): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await press(figure, en.sweep.play);
  await expect
    .poll(async () => {
      await page.clock.runFor(16);
      return slider(figure).inputValue();
    })
    .not.toBe('0');
  const before = beats.slice(0, beat).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  await page.clock.runFor(Math.round((before + beats[beat]!.milliseconds * part) / speed));
}

/** How far the lines of some edges are drawn, from 0 to 1. */
const drawn = (figure: Locator, ...ids: string[]) =>
  Promise.all(
    ids.map((id) =>
      figure.locator(`[data-id="${id}"] .flow`).evaluate((path: SVGPathElement) => {
        const lengths = path.style.strokeDasharray.split(/[ ,]+/).map(parseFloat);
        return lengths.slice(0, -1).reduce((sum, length) => sum + length, 0) / path.getTotalLength();
      }),
    ),
  );

test('values run down rank by rank, and no gradient is there yet', async ({ page }) => {
  const figure = await open(page, 'pair');
  await playTo(page, figure, 1, 0.5);
  await expect(figure.locator('.graph .value')).toHaveCount(4);
  await expect(marks(figure)).toHaveCount(4);
  await expect(figure.locator('.graph .edge:not(.pending)')).toHaveCount(0);
  for (const id of ['vec_a', 'vec_b'])
    await expect(figure.locator(`.graph [data-id="${id}"]`)).toHaveAttribute('data-moving', '');
});

test('a bead leaves the loss and draws the edge, whose number stands there when it has arrived', async ({ page }) => {
  const figure = await open(page, 'pair');
  const first = beats.findIndex(({ kind }) => kind === 'cross');
  await playTo(page, figure, first, 0.5);
  await expect(marks(figure)).toHaveCount(1);
  await expect(figure.locator('.graph .bead')).toHaveCount(1);
  const [part] = await drawn(figure, 'xent->loss#0');
  expect(part).toBeGreaterThan(0.3);
  expect(part).toBeLessThan(0.7);
  const number = figure.locator('[data-id="xent->loss#0"] .label');
  await expect(number).toBeHidden();
  await page.clock.runFor(beats[first]!.milliseconds * 0.7);
  await expect(number).toBeVisible();
  await expect(number).toHaveText('1');
});

test('the bead goes into the thief, nothing leaves, and then the zeros run on without one', async ({ page }) => {
  const figure = await open(page, 'pair');
  const held = beats.findIndex(({ kind }) => kind === 'hold');
  await playTo(page, figure, held, 0.8);
  await expect(figure.locator('.graph .ring.stolen')).toHaveCount(1);
  for (const id of ['vec_a->cos#0', 'vec_b->cos#1'])
    await expect(figure.locator(`[data-id="${id}"]`)).toHaveClass(/\bpending\b/);

  await page.clock.runFor(beats[held]!.milliseconds * 0.2 + beats[held + 1]!.milliseconds * 0.5);
  await expect(marks(figure)).toHaveCount(0);
  for (const part of await drawn(figure, 'vec_a->cos#0', 'vec_b->cos#1')) {
    expect(part).toBeGreaterThan(0.2);
    expect(part).toBeLessThan(0.8);
  }
  await page.clock.runFor(1300);
  await expect(slider(figure)).toHaveValue(String(last));
  await expect(words(figure)).toHaveText(en.sweep.done);
  await expect(playing(figure)).toHaveCount(0);
  await expect(figure.locator('.graph [data-moving]')).toHaveCount(0);
  await expect(figure.locator('.graph .edge.zero')).toHaveCount(10);
});

test('at four times the speed it takes a quarter of the time', async ({ page }) => {
  const figure = await open(page, 'pair');
  await speed(figure).selectOption('4');
  await playTo(
    page,
    figure,
    beats.findIndex(({ kind }) => kind === 'hold'),
    0.8,
    4,
  );
  await expect(figure.locator('.graph .ring.stolen')).toHaveCount(1);
});

test('the sweep can be stopped, scrubbed and played again, and leaves nothing behind that moves', async ({ page }) => {
  const figure = await open(page, 'pair');
  await playTo(page, figure, beats.findIndex(({ kind }) => kind === 'cross') + 1, 0.5);
  await press(figure, en.sweep.stop);
  await expect(playing(figure)).toHaveCount(0);
  await expect(marks(figure)).toHaveCount(0);
  const stopped = await slider(figure).inputValue();
  await page.clock.runFor(3000);
  await expect(slider(figure)).toHaveValue(stopped);
  await press(figure, en.sweep.play);
  await expect(playing(figure)).toHaveCount(1);
  await slider(figure).fill('3');
  await expect(playing(figure)).toHaveCount(0);
  await expect(words(figure)).toHaveText(en.sweep.forward('vec_a'));
  await expect(figure.getByRole('button', { name: en.sweep.play, exact: true })).toBeVisible();
});

test('out of sight it waits, and goes on where it was', async ({ page }) => {
  const figure = await open(page, 'pair');
  await playTo(page, figure, 1, 0.5);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(figure.locator('.graph')).not.toBeInViewport();
  await expect
    .poll(async () => {
      const before = await slider(figure).inputValue();
      await page.clock.runFor(1000);
      return (await slider(figure).inputValue()) === before;
    })
    .toBe(true);
  const waited = Number(await slider(figure).inputValue());
  expect(waited).toBeLessThan(last);
  await figure.locator('.graph').scrollIntoViewIfNeeded();
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return Number(await slider(figure).inputValue());
    })
    .toBeGreaterThan(waited);
});

test('where the graph is larger than the screen the page goes along, until the reader scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 400 });
  const figure = await open(page, 'pair');
  const node = (id: string) => figure.locator(`.graph [data-id="${id}"]`);
  await slider(figure).scrollIntoViewIfNeeded();
  await node('aW').scrollIntoViewIfNeeded();
  await expect(node('loss')).not.toBeInViewport();
  const turn = beats.findIndex(({ kind }) => kind === 'turn');
  await playTo(page, figure, turn, 0.5);
  await expect(node('loss')).toBeInViewport();
  const rest = beats.slice(turn).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  await page.keyboard.press('ArrowDown');
  await page.clock.runFor(rest);
  await expect(slider(figure)).toHaveValue(String(last));
  await expect(node('a')).not.toBeInViewport();

  await press(figure, en.sweep.play);
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return slider(figure).inputValue();
    })
    .not.toBe('0');
  await page.clock.runFor(rest * 2);
  await expect(node('a')).toBeInViewport();
});

test('numbers that change while it plays are taken in, and the pass comes to its end', async ({ page }) => {
  const figure = await open(page, 'pair');
  await speed(figure).selectOption('4');
  await press(figure, en.sweep.play);
  await choose(figure, 'Bias B', 'uniform');
  await press(figure, 'Step');
  await expect(figure).toHaveAttribute('data-step', '1');
  await expect(slider(figure)).toHaveValue(String(last), { timeout: 15_000 });
  await expect(playing(figure)).toHaveCount(0);
  await expect(marks(figure)).toHaveCount(0);
  await expect(figure.locator('.graph .edge.finite')).toHaveCount(13);
});

test('single steps are read out; a pass that plays and the slider, which speaks for itself, are not', async ({
  page,
}) => {
  const figure = await open(page, 'pair', { sweep: '3' });
  await press(figure, en.sweep.next);
  await expect(words(figure)).toHaveAttribute('aria-live', 'polite');
  await slider(figure).focus();
  await expect(words(figure)).toHaveAttribute('aria-live', 'off');
  await press(figure, en.sweep.play);
  await expect(words(figure)).toHaveAttribute('aria-live', 'off');
  await press(figure, en.sweep.stop);
  await expect(words(figure)).toHaveAttribute('aria-live', 'polite');
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

test('what is kept by click, Enter or Space stays under the lens when the pointer passes over others', async ({
  page,
}) => {
  const figure = await open(page, 'pair');
  const option = (id: string) => figure.getByRole('listbox').locator(`[role="option"][data-id="${id}"]`);
  const passOver = (id: string) => option(id).hover({ force: true });
  const heading = lens(figure).locator('.heading');
  await passOver('W');
  await expect(heading).toContainText('W');
  for (const key of ['Enter', ' ']) {
    await option('logit').focus();
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press(key);
    await expect(option('logit')).toHaveAttribute('aria-selected', 'true');
    expect(await page.evaluate(() => scrollY), 'the page stays').toBe(before);
    await passOver('a');
    await expect(heading).toContainText('logit');
    await expect(option('logit')).toHaveAttribute('aria-selected', 'true');
    await expect(figure.locator('[aria-selected="true"]')).toHaveCount(1);
    await page.keyboard.press(key);
    await passOver('b');
    await expect(heading).toContainText('b ');
  }
  await option('cos').click();
  await passOver('a');
  await expect(heading).toContainText('cos');
  await page.keyboard.press('Escape');
  await passOver('b');
  await expect(heading).not.toContainText('cos');
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
  await page.clock.install();
  await press(figure, en.sweep.play);
  const values = new Set<string>();
  while (!values.has(String(last))) {
    await page.clock.runFor(350);
    await expect(figure.locator('.graph :is(.bead, .value)')).toHaveCount(0);
    values.add(await slider(figure).inputValue());
  }
  const ends = new Set(beats.map(({ to }) => String(to)));
  for (const value of values) expect(['6', String(last), ...ends], 'whole ranks').toContain(value);
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
