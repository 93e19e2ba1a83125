/** The chapters as texts: numbers that the engine vouches for, a decent length, and instructions that do what they say. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { figures } from '../../src/figures/find.ts';
import { dist, expect, test } from './fixture.ts';
import { readOutcomes } from './figures.ts';
import { listPages } from './pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = globSync('content/en/*.mdx', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(`${root}/${file}`, 'utf8'),
  address: `${/\d+-([a-z0-9-]+)\.mdx$/.exec(file)![1]!}/`,
}));

/** The tags of the figures, as chapters write them. */
const FIGURE = new RegExp(`<(${figures.flatMap(({ tags }) => tags.slice(0, 1)).join('|')})[\\s/>]`);

/** Roundings of ln 2, also in two half precisions, and of ln 10. */
const constants = [
  ...[3, 4, 7].map((places) => Math.log(2).toFixed(places)),
  '0.6934',
  '0.6914',
  Math.log(10).toFixed(4),
];

/** Runs in the page: how many words of prose there are, and how many of them before the first figure. */
function countWords(): { all: number; beforeFigure: number } {
  const prose = document.querySelector('.prose')!.cloneNode(true) as Element;
  for (const apart of prose.querySelectorAll(
    '.opening, nav, pre, table, field-guide, .katex-mathml, .buttons, #exercises, [data-exercise]',
  ))
    apart.remove();
  const figures = [...prose.querySelectorAll('[data-figure]')];
  for (const figure of figures) figure.replaceChildren(figure === figures[0] ? '\u0000' : '');
  const count = (text: string) => text.split(/\s+/).filter((word) => /[A-Za-z]/.test(word)).length;
  const text = prose.textContent;
  return { all: count(text), beforeFigure: count(text.split('\u0000')[0]!) };
}

/** The cells of the row that begins so, without its first. */
async function row(page: Page, first: string): Promise<string[]> {
  for (const candidate of await page.locator('.prose .scroller tbody tr').all()) {
    const cells = (await candidate.locator('td').allInnerTexts()).map((cell) => cell.replaceAll('\u00a0', ' ').trim());
    if (cells[0] === first) return cells.slice(1);
  }
  throw new Error(`No row "${first}" on this page.`);
}

test('every chapter that is written has a page, and every number one chapter', () => {
  for (const { address } of sources) expect(listPages(dist)).toContain(address);
  const numbers = sources.map(({ file }) => /(\d+)-/.exec(file)![1]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(sources.map(({ address }) => address)).toEqual(
    expect.arrayContaining(['the-case/', 'a-smaller-case/', 'the-thief/']),
  );
});

for (const { file, text, address } of sources) {
  test.describe(file, () => {
    test('types no number that a model computes', () => {
      // A learning rate has one decimal, an address of a thread none; what a float32 prints has more.
      // What ln 2 and its like round to is typed: the tests of the guide compute it.
      const known = (typed: string) => address === 'field-guide/' && constants.includes(typed);
      // Programs that stand side by side are run, and their loss is held to the figure's.
      const said = text.replace(/<Listings>.*?<\/Listings>/gs, '');
      expect((said.match(/\d[.,]\d{3,}/g) ?? []).filter((typed) => !known(typed))).toEqual([]);
    });

    test('has two to six headings and exercises, a title, a question, a description and a program of the Lab', () => {
      const headings = text.match(/^## .*/gm)!;
      expect(headings.length).toBeGreaterThanOrEqual(3);
      expect(headings.length).toBeLessThanOrEqual(7);
      expect(headings.at(-1)).toBe('## Exercises');
      expect(text).toMatch(
        /^---\ntitle: .+\n(?:headline: .+\n)?question: .+\?\ndescription: .+\.\nlab:\n  example: .+\n  text: .+\.\n---\n/,
      );
    });

    test('asks the reader before the figure answers', () => {
      const question = text.search(/<(Before|Predict)[\s>]/);
      const figure = text.search(FIGURE);
      expect(question).toBeGreaterThan(0);
      if (figure >= 0) expect(question).toBeLessThan(figure);
    });

    test('links only to chapters that exist', () => {
      const pages = listPages(dist);
      for (const [, link] of text.matchAll(/\]\(\/([^)#]*)/g)) expect(pages).toContain(link);
    });

    test('is 600 to 1,000 words long, 100 of them before its first figure', async ({ page }) => {
      await page.goto(address);
      const { all, beforeFigure } = await page.evaluate(countWords);
      expect(all).toBeGreaterThanOrEqual(600);
      expect(all).toBeLessThanOrEqual(1000);
      expect(beforeFigure).toBeGreaterThanOrEqual(100);
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the log of the case stands still in the first chapter', async ({ page }) => {
    await page.goto('the-case/');
    for (const step of ['0', '10', '50', '150']) expect(await row(page, step)).toEqual(['0.6931472', '0.5000']);
    await expect(page.getByText(/moved the furthest in 150 steps moved by 0\./)).toBeVisible();
  });

  test('with random embeddings the first chapter reports a loss that fell and an AUC that rose', async ({ page }) => {
    await page.goto('the-case/');
    const text = await page.getByText(/With random embeddings the loss falls/).innerText();
    const [, loss, auc] = /after 150 steps it is ([\d.]+) and the AUC is ([\d.]+)/.exec(text)!;
    expect(Number(loss)).toBeLessThan(0.6);
    expect(Number(auc)).toBeGreaterThan(0.68);
  });

  test('the smaller case prints what the original printed as found', async ({ page }) => {
    await page.goto('a-smaller-case/');
    const values = await page.locator('.prose .value').allTextContents();
    for (const number of ['[[0, 0, 0, 0]]', '0.6931472', '[[0.5, 0.5, 0.5, 0.5]]', '−0.5'])
      expect(values).toContain(number);
    await expect(page.getByText(/Set a alone to normal/)).toContainText('it is still 0.6931472');
    // A control inside a sentence is a word of it.
    await readOutcomes(page);
    expect(await page.getByText(/^Every choice in this paragraph/).innerText()).toContain(
      'Embedding a starts as zeros, b as zeros, W as uniform and the bias B as zeros. So the loss is 0.6931472,',
    );
  });

  test('the thief prints both published columns, digit for digit', async ({ page }) => {
    await page.goto('the-thief/');
    await readOutcomes(page);
    expect(await row(page, 'cos')).toEqual(['[[0, 0, 0, 0]]', '[[0.8982575, 0.20215534, 0.39968604, 0.5663532]]']);
    expect(await row(page, 'loss')).toEqual(['0.6931472', '2.1856866']);
    const arriving = '[[0.88759947, 0.88759947, 0.88759947, 0.88759947]]';
    expect(await row(page, 'd loss / d cos')).toEqual(['[[0.5, 0.5, 0.5, 0.5]]', arriving]);
    expect(await row(page, 'd cos / d W, largest')).toEqual(['0', '0']);
    const [foundA, publishedA] = await row(page, 'd cos / d a, largest');
    expect(foundA).toBe('0');
    expect(Number(publishedA)).toBeGreaterThan(0);
    const [foundW, laterW] = await row(page, 'd cos / d W, largest, a step later');
    expect(foundW).toBe('0');
    expect(Number(laterW)).toBeGreaterThan(0);
  });

  test('the freed twins are back at ln 2, and part when one embedding is random', async ({ page }) => {
    await page.goto('the-thief/');
    await expect(page.getByText(/the loss comes down from 2\.1856866 and settles at 0\.6931472/)).toBeVisible();
    const parted = await page.getByText(/This model is not stuck/).innerText();
    expect(Number(/the loss is ([\d.]+) after 50 steps/.exec(parted)![1])).toBeLessThan(0.1);
  });
});

test('one press of Step after the published bias gives what the table of the thief says', async ({ page }) => {
  await page.goto('the-thief/');
  await readOutcomes(page);
  const later = (await row(page, 'd cos / d W, largest, a step later'))[1];
  const figure = page.getByRole('group', { name: 'Pair model', exact: true });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).not.toHaveAttribute('data-backend', 'static');
  await figure.getByRole('button', { name: 'With the published bias' }).click();
  await expect(figure).toHaveAttribute('data-loss', /^2\.18568/);
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(figure).toHaveAttribute('data-step', '1');
  const printed = await figure.locator('.printout').textContent();
  const [, matrix] = /d cos \/ d W\n([\s\S]*?)\n\n/.exec(printed!)!;
  const entries = matrix!.match(/-?[\d.]+(e[+-]\d+)?/g)!.map((entry) => Math.abs(Number(entry)));
  expect(Math.max(...entries)).toBeCloseTo(Number(later), 2);
});
