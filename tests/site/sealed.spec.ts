/** Who did it is not told before the reader has said what they expect: in the files, on the screen, and then all at once. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { pairGraph } from '../../src/figures/pair/spec.ts';
import { words as en } from '../../src/words/en/shared.ts';
import { tensorRow } from './figures.ts';
import { dist, expect, test } from './fixture.ts';

/** Home, and the chapters that ask before they tell; whose figures are sealed by which questions. */
const pages: readonly { readonly address: string; readonly seals?: readonly [name: string, questions: string] }[] = [
  { address: '' },
  { address: 'the-case/' },
  { address: 'the-suspects/' },
  { address: 'a-smaller-case/', seals: ['pair', 'where-it-ends'] },
  { address: 'homework/', seals: ['triplet', 'triplet-loss triplet-receivers'] },
];

/** What gives it away: a verdict, a tag, the rule. The Lab’s and the fourth chapter’s names may stand anywhere. */
const TELLING = [
  /stole it/,
  /steals? as well/,
  /(passes on|leaves|leave it as|carry) exactly (zero|0)/,
  /exactly (zero|0) leaves/,
  /No parameter receives a gradient/,
  /On leaving cos\b/,
  /it stops at/,
];

/** The parts of a drawing that tell: nodes that are marked, and edges of the case with a state. */
const MARKED = '.node:is(.thief, .waiting, .accomplice)';

/** Runs in the page, or on the file: the text that is there without unfolding anything, be it seen or not. */
function openText(body: Element): string {
  const copy = body.cloneNode(true) as Element;
  for (const details of copy.querySelectorAll('details:not([open])')) {
    for (const child of [...details.childNodes]) if (child.nodeName.toLowerCase() !== 'summary') child.remove();
  }
  for (const silent of copy.querySelectorAll('script, style, noscript')) silent.remove();
  return copy.textContent;
}

const spoken = (root: ParentNode): string[] =>
  [...root.querySelectorAll('[aria-label], [title], [alt]')].flatMap((element) =>
    element.closest('details:not([open]) > :not(summary)')
      ? []
      : ['aria-label', 'title', 'alt'].flatMap((name) => element.getAttribute(name) ?? []),
  );

for (const { address, seals } of pages)
  test.describe(`"${address}" before any press`, () => {
    test('holds in its file no text, tag or label that says who, outside of what is folded', () => {
      const { document } = parseHTML(readFileSync(`${dist}/${address}index.html`, 'utf8'));
      const said = [openText(document.body), ...spoken(document), document.title];
      said.push(document.querySelector('meta[name="description"]')!.getAttribute('content')!);
      for (const telling of TELLING) expect(said.filter((text) => telling.test(text))).toEqual([]);
      for (const details of document.querySelectorAll('details:not([open])')) details.remove();
      expect([...document.querySelectorAll(MARKED)].map((node) => node.getAttribute('data-id'))).toEqual([]);
      if (!seals) return;
      const figure = document.querySelector(`[data-figure="${seals[0]}"]`)!;
      expect(figure.getAttribute('data-sealed')).toBe(seals[1]);
      expect(figure.querySelectorAll('.edge:not(.pending), [data-state]:not(details)').length).toBe(0);
      // The questions that it waits for are on its page, and ask about it.
      for (const question of seals[1].split(' '))
        expect(document.getElementById(question)?.getAttribute('data-of')).toBe(seals[0]);
    });

    test('says no more when every figure of it lives', async ({ page }) => {
      await page.goto(address);
      for (const figure of await page.locator('[data-figure]').all()) {
        if (await figure.evaluate((root) => root.closest('details:not([open])') !== null)) continue;
        await figure.scrollIntoViewIfNeeded();
        // The line-up and the picture of the first page wait for a press; the script of the first says when it is there.
        await expect(
          figure.locator('[data-note="backend"]').or(figure.locator('[data-action]')).first(),
        ).toBeAttached();
        if (!['lineup', 'hero'].includes((await figure.getAttribute('data-figure'))!))
          await expect(figure).not.toHaveAttribute('data-backend', 'static', { timeout: 30_000 });
      }
      const text = await page.evaluate(`(${openText.toString()})(document.body)`);
      for (const telling of TELLING) expect(text).not.toMatch(telling);
      expect(await page.locator(`:not(details:not([open]) *)${MARKED}`).count()).toBe(0);
      if (!seals) return;
      const figure = page.locator(`[data-figure="${seals[0]}"]`);
      await expect(figure).toHaveAttribute('data-sealed', seals[1]);
      await expect(figure.locator('.edge:not(.pending)')).toHaveCount(0);
      await expect(figure.getByRole('slider', { name: en.sweep.label })).toHaveValue('0');
      const words = (await figure.getByRole('status').innerText()).split(/\W+/);
      const nodes = await figure
        .locator('.node')
        .evaluateAll((all) => all.map((node) => node.getAttribute('data-id')!));
      expect(nodes.length).toBeGreaterThan(10);
      expect(words.filter((word) => nodes.includes(word))).toEqual([]);
      for (const button of ['Train', 'Step', 'Play sweep'])
        await expect(figure.getByRole('button', { name: button, exact: true })).toBeDisabled();
    });
  });

const figureOf = (page: Page, name: string): Locator => page.locator(`[data-figure="${name}"]`);
const ask = (page: Page, id: string): Locator => page.locator(`predict-question#${id}`);
const showMe = (within: Locator) => within.getByRole('button', { name: 'Show me', exact: true });
const DECIDED = { timeout: 30_000 };

/** All that tells of the pair model, wherever it stands. */
async function expectTold(figure: Locator): Promise<void> {
  await expect(figure).not.toHaveAttribute('data-sealed');
  await expect(figure.getByRole('status')).toContainText('cos stole it');
  await expect(figure.locator('.node.thief')).toHaveAttribute('data-id', 'cos');
  await expect(figure.locator('.edge.pending')).toHaveCount(0);
  await expect(figure.locator('.legend')).toContainText('exactly zero');
  await expect(figure.locator('.printout')).toContainText('d loss / d cos\n[[0.5, 0.5, 0.5, 0.5]]');
  expect((await tensorRow(figure, 'Weights W')).slice(2)).toEqual(['0', 'exactly zero']);
}

test('an answer breaks the seal, and what the text tells unfolds with the figure; both last over a reload', async ({
  page,
}) => {
  await page.goto('a-smaller-case/?pair.backend=cpu');
  const figure = figureOf(page, 'pair');
  const told = page.getByText('There the trail ends.');
  await expect(told).toBeHidden();
  const asked = ask(page, 'where-it-ends');
  await asked.getByRole('radio', { name: 'logit' }).check();
  await asked.getByRole('button', { name: 'Check my answer' }).click();
  await expect(asked.locator('.outcome')).toContainText('The run says “cos”.', DECIDED);
  await expect(told).toBeVisible();
  await expectTold(figure);
  await expect(figure.getByRole('slider', { name: en.sweep.label })).toBeEnabled();
  await page.reload();
  await expect(told).toBeVisible();
  await expect(figure.getByRole('status')).toContainText('cos stole it');
});

test('Show me opens the figure by keyboard, says it where the focus then is, and the figure stays open', async ({
  page,
}) => {
  await page.goto('a-smaller-case/?pair.backend=cpu');
  const figure = figureOf(page, 'pair');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-backend', 'cpu', DECIDED);
  await expect(figure.locator('.tensors tbody')).toContainText('?');
  await showMe(figure).press('Enter');
  await expect(figure.getByRole('status')).toBeFocused();
  await expectTold(figure);
  await expect(showMe(figure)).toBeHidden();
  await page.reload();
  await expect(figure).not.toHaveAttribute('data-sealed');
  await expect(ask(page, 'where-it-ends'), 'the question may still be answered').toHaveAttribute('data-state', 'open');
});

test('where the engine does not come, Show me brings what was built', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.IntersectionObserver = class extends IntersectionObserver {
      override observe(): void {
        // Nothing is ever near.
      }
    };
  });
  await page.goto('a-smaller-case/');
  const figure = figureOf(page, 'pair');
  await page.evaluate(() => document.querySelector<HTMLElement>('figure-seal button')!.click());
  await expect(figure).toHaveAttribute('data-backend', 'static');
  await expectTold(figure);
});

test('a link restores the run of a sealed figure, and tells no more of it than before', async ({ page }) => {
  await page.goto('a-smaller-case/?pair.backend=cpu&pair.a=uniform&pair.step=2&pair.sweep=9');
  const figure = figureOf(page, 'pair');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-step', '2', DECIDED);
  await expect(figure).toHaveAttribute('data-sealed', 'where-it-ends');
  await expect(figure.locator('.edge:not(.pending)')).toHaveCount(0);
  await expect(figure.locator('[data-reading="movement"]')).toHaveText('?');
  await showMe(figure).click();
  await expect(figure).toHaveAttribute('data-step', '2');
  await expect(figure.getByRole('slider', { name: en.sweep.label }), 'where the link puts it').toHaveValue('9');
  await expect(figure.locator('[data-reading="movement"]')).not.toHaveText('?');
});

test('the homework opens stage by stage: first the numbers of the forward pass, then what flows back', async ({
  page,
}) => {
  await page.goto('homework/?triplet.backend=cpu');
  const figure = figureOf(page, 'triplet');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-backend', 'cpu', DECIDED);
  await expect(figure.locator('[data-reading="loss"]')).toHaveText('?');
  expect((await tensorRow(figure, 'dist_rp')).slice(1)).toEqual(['?', '?', '?']);
  await showMe(ask(page, 'triplet-loss')).click();
  await expect(figure).toHaveAttribute('data-sealed', 'triplet-receivers', DECIDED);
  await expect(figure.locator('[data-reading="loss"]')).toHaveText('0.314');
  expect((await tensorRow(figure, 'dist_rp')).slice(1)).toEqual(['0', '?', '?']);
  await expect(figure.locator('.printout')).toContainText('d loss / d dist_rp\n?');
  await expect(figure.locator('.node.pending'), 'the forward pass has come through').toHaveCount(0);
  await expect(figure.locator('.edge:not(.pending)')).toHaveCount(0);
  await showMe(ask(page, 'triplet-receivers')).click();
  await expect(figure).not.toHaveAttribute('data-sealed', DECIDED);
  await expect(figure.locator('.node.thief')).toHaveCount(2);
  await expect(figure.getByRole('status')).toContainText('dist_rp stole it');
});

test('what a later stage of the homework asks is a run of its own, and the figure says that it was run', async ({
  page,
}) => {
  await page.goto('homework/?triplet.backend=cpu');
  const asked = ask(page, 'triplet-bias');
  await asked.getByRole('radio', { name: 'It never trains' }).check();
  await asked.getByRole('button', { name: 'Check my answer' }).click();
  await expect(asked.locator('.outcome .verdict')).toBeFocused(DECIDED);
  await expect(asked.locator('.outcome')).toContainText('stands as that run left it');
  await expect(figureOf(page, 'triplet'), 'its earlier questions are open').toHaveAttribute('data-sealed', /./);
});

test('the case says what is seen: how far it was trained, that nothing moved, and then that the loss fell', async ({
  page,
}) => {
  await page.goto('the-case/?film.backend=cpu&film.step=20');
  const figure = figureOf(page, 'film');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-step', '20', DECIDED);
  await expect(figure.getByRole('status')).toContainText(
    /^No parameter has moved in 20 steps\. The loss is 0\.6931472/,
  );
  await figure.getByText('It will be searched in chapter 3').click();
  await expect(figure.locator('.graph')).toHaveRole('img');
  await expect(figure.locator('.edge:not(.pending)')).toHaveCount(0);
  await page.goto('the-case/?film.backend=cpu&film.step=60&film.E=normal');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-step', '60', DECIDED);
  await expect(figure.getByRole('status')).toContainText(/^In 60 steps the loss has fallen from 0\.69\d+ to 0\.\d+\./);
});

for (const live of [false, true])
  test(`on paper the outcome of a ${live ? 'live' : 'sleeping'} figure stands, answered or not, and the screen keeps its question`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: live ? 4000 : 300 });
    await page.goto('a-smaller-case/?pair.backend=cpu');
    const figure = figureOf(page, 'pair');
    await expect(figure).toHaveAttribute('data-backend', live ? 'cpu' : 'static', DECIDED);
    await page.emulateMedia({ media: 'print' });
    await expect(figure.getByText('cos stole it')).toBeVisible();
    await expect(figure.locator('.node.thief')).toHaveAttribute('data-id', 'cos');
    expect((await tensorRow(figure, 'Weights W')).slice(2)).toEqual(['0', 'exactly zero']);
    await expect(page.getByText('There the trail ends.')).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await expect(figure).toHaveAttribute('data-sealed', 'where-it-ends');
    await expect(figure.locator('.node.thief')).toHaveCount(0);
    await expect(figure.locator('.legend')).toBeEmpty();
    await expect(figure.locator('.tensors tbody')).toContainText('?');
    await expect(figure.getByRole('status')).toHaveText('Say what you expect, or press Show me.');
  });

for (const { address, figure, told } of [
  { address: 'release/', figure: 'constants', told: '.constant-outcome' },
  { address: 'release/', figure: 'sixteen', told: '.start-fate' },
])
  test(`the ${figure} figure is printed with its outcome, and shows frames and "?" until its question is answered`, async ({
    page,
  }) => {
    await page.goto(address);
    const shown = figureOf(page, figure);
    await shown.scrollIntoViewIfNeeded();
    await expect(shown).toHaveAttribute('data-backend', 'cpu', DECIDED);
    const last = shown.locator(told).last();
    const look = () =>
      last.evaluate((element) => [getComputedStyle(element).visibility, getComputedStyle(element, '::before').content]);
    expect(await look()).toEqual(['hidden', expect.stringContaining('?')]);
    await page.emulateMedia({ media: 'print' });
    await expect(last).toBeVisible();
    await expect(last, 'as it ends, not as it begins').toHaveText(/Trains|trains/);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(look).toEqual(['hidden', expect.stringContaining('?')]);
  });

test('who is wrong about a figure that waited finds the guess in it', async ({ page }) => {
  await page.goto('almost-zero/');
  const asked = ask(page, 'twin');
  await asked.getByRole('radio', { name: 'It stays where it is' }).check();
  await asked.getByRole('button', { name: 'Check my answer' }).click();
  await expect(asked.locator('.outcome .verdict')).toBeVisible(DECIDED);
  await expect(figureOf(page, 'surface').locator('[data-note="guess"]')).toHaveText('You said “It stays where it is”.');
  await asked.getByRole('button', { name: 'Answer again' }).click();
  await expect(figureOf(page, 'surface').locator('[data-note="guess"]')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the true picture, verdict and table of a sealed figure lie in a closed fold', async ({ page }) => {
    await page.goto('a-smaller-case/');
    const figure = figureOf(page, 'pair');
    const fold = figure.locator('details', { hasText: en.sealed.outcome });
    await expect(fold).not.toHaveAttribute('open');
    await expect(fold.getByText('cos stole it')).toBeHidden();
    await expect(figure.getByRole('button', { name: 'Show me' })).toHaveCount(0);
    await fold.locator('summary').click();
    await expect(fold.getByText('cos stole it')).toBeVisible();
    await expect(fold.locator('.graph .node')).toHaveCount(pairGraph.nodes.length);
    await expect(fold.locator('.node.thief .tag')).toHaveText(en.graph.thief);
    await expect(fold.getByRole('table', { name: 'Tensors' })).toContainText('exactly zero');
  });

  test('on paper the fold is open, and what it stands for is not printed beside it', async ({ page }) => {
    await page.goto('a-smaller-case/');
    const figure = figureOf(page, 'pair');
    await page.emulateMedia({ media: 'print' });
    await expect(figure.getByText('cos stole it')).toBeVisible();
    await expect(figure.locator('.graph').filter({ visible: true })).toHaveCount(1);
    await expect(page.getByText('There the trail ends.')).toBeVisible();
  });
});
