import type { Page } from '@playwright/test';
import { words as en } from '../../src/words/en/shared.ts';
import { figureOn, figures, note, open, press, reading, stepPast, unfold, verdictOf, wake } from './figures.ts';
import { expect, test } from './fixture.ts';
import { askEngine, captureWorkers, countWorkers, killWorker, prefixWorker } from './workers.ts';

/** A run whose loss stays near its first for a long while: a false zero would stand out. */
const steady = { a: 'normal', B: 'uniform', label: '1', rate: '0.000001' } as const;

/** The losses that are far from the first; zero parameters would give ln 2, a lost context 0. */
function strays([first, ...losses]: readonly number[]): number[] {
  return losses.filter((loss) => !(Math.abs(loss / first! - 1) < 0.3));
}

/** Keeps every loss and step that the figure ever shows. */
async function recordFrames(page: Page): Promise<() => Promise<{ losses: number[]; steps: number[] }>> {
  await page.addInitScript(() => {
    const frames: { losses: number[]; steps: number[] } = { losses: [], steps: [] };
    Object.assign(globalThis, { frames });
    new MutationObserver((records) => {
      for (const { target, attributeName } of records) {
        const { loss, step } = (target as HTMLElement).dataset;
        if (attributeName === 'data-loss') frames.losses.push(Number(loss));
        else frames.steps.push(Number(step));
      }
    }).observe(document, { subtree: true, attributeFilter: ['data-loss', 'data-step'] });
  });
  return () => page.evaluate(() => (globalThis as never as { frames: { losses: number[]; steps: number[] } }).frames);
}

for (const [what, code, reason] of [
  ['WebGL is absent', 'OffscreenCanvas.prototype.getContext = () => null', en.backend.fallback.absent],
  [
    'WebGL has no float32',
    `const { getExtension } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.getExtension = function (name) {
      return name === 'EXT_color_buffer_float' ? null : getExtension.call(this, name);
    }`,
    en.backend.fallback.noFloat32,
  ],
] as const)
  test(`where ${what} the figure runs on the CPU and says why`, async ({ page }) => {
    await prefixWorker(page, code);
    await page.goto(`${figures.pair.address}?pair.backend=webgl&pair.B=uniform`);
    const figure = await wake(page, 'pair');
    await expect(note(figure, 'backend')).toHaveText(`${en.backend.cpu} ${reason}`);
    await press(figure, 'Train');
    await stepPast(figure, 5);
    await expect(figure).toHaveAttribute('data-backend', 'cpu');
  });

test('a context lost while training never shows a false zero: the run goes on from its last step on the CPU', async ({
  page,
}) => {
  await page.addInitScript(captureWorkers);
  const frames = await recordFrames(page);
  const figure = await open(page, 'pair', { ...steady, backend: 'webgl' });
  await press(figure, 'Train');
  const before = await stepPast(figure, 2);
  await askEngine(page, 'loseContext');
  await expect(figure).toHaveAttribute('data-backend', 'cpu');
  await expect(note(figure, 'event')).toHaveText(en.backend.fallback.contextLost);
  await expect(note(figure, 'backend')).toContainText(en.backend.cpu);
  expect(await stepPast(figure, before + 5)).toBeGreaterThan(before);
  await press(figure, 'Pause');
  const { losses, steps } = await frames();
  expect(Math.abs(losses[0]! - Math.LN2)).toBeGreaterThan(0.1);
  expect(strays(losses)).toEqual([]);
  expect(steps, 'never back').toEqual(steps.toSorted((a, b) => a - b));
});

test('a worker that is killed while training is started again, and the run goes on from its last step', async ({
  page,
}) => {
  await page.addInitScript(captureWorkers);
  const frames = await recordFrames(page);
  const figure = await open(page, 'pair', steady);
  await press(figure, 'Train');
  await stepPast(figure, 5);
  expect(await killWorker(page)).toBe(1);
  const before = Number(await figure.getAttribute('data-step'));
  // The engine is patient: it waits ten seconds for an answer.
  await expect(note(figure, 'event')).toHaveText(en.backend.restarted, { timeout: 30_000 });
  expect(await countWorkers(page)).toBe(2);
  await stepPast(figure, before + 5);
  await press(figure, 'Pause');
  const { losses, steps } = await frames();
  expect(Math.abs(losses[0]! - Math.LN2)).toBeGreaterThan(0.1);
  expect(strays(losses)).toEqual([]);
  expect(steps, 'never back').toEqual(steps.toSorted((a, b) => a - b));
});

test('a learning rate of 1e9 ends in NaN, is called so, and Reset leads back', async ({ page }) => {
  const figure = await open(page, 'pair', { a: 'normal', b: 'normal', B: 'normal' });
  const loss = await figure.getAttribute('data-loss');
  await unfold(figure);
  await figure.getByLabel('Learning rate', { exact: true }).fill('1e9');
  await expect(page).toHaveURL(/pair\.rate=1e9/);
  await press(figure, 'Train');
  await expect(verdictOf(figure)).toContainText('Not a number.');
  await expect(verdictOf(figure)).toContainText('Reset');
  await expect(figure).toHaveAttribute('data-loss', 'nan');
  await expect(figure.locator('.tensors')).toContainText('not a number');
  await expect(figure.locator('.graph .edge.notANumber').first()).toBeAttached();
  await press(figure, 'Reset');
  await expect(figure).toHaveAttribute('data-loss', loss!);
  await expect(verdictOf(figure)).not.toContainText('Not a number');
  await expect(reading(figure, 'movement')).toHaveText('0');
});

test('two figures train at once on one page, in one worker, and neither disturbs the other', async ({
  page,
  request,
}) => {
  await page.addInitScript(captureWorkers);
  const pair = await open(page, 'pair', { B: 'uniform' });
  // No chapter holds both, so the second figure and its script come from another chapter.
  const other = await (await request.get(figures.film.address)).text();
  await page.evaluate((html) => {
    const source = new DOMParser().parseFromString(html, 'text/html');
    history.replaceState(null, '', `${location.pathname}${location.search}&film.backend=cpu&film.E=normal`);
    document.querySelector('pair-figure')!.after(document.importNode(source.querySelector('film-figure')!, true));
    for (const { src } of source.querySelectorAll<HTMLScriptElement>('script[src*="/Film.astro"]'))
      document.body.append(Object.assign(document.createElement('script'), { type: 'module', src }));
  }, other);
  const film = await wake(page, 'film');
  const pairAlone = await lossesAt(pair, 40);
  await press(pair, 'Reset');
  await expect(pair).toHaveAttribute('data-step', '0');
  // Both must be in sight: out of sight a figure rests.
  await page.setViewportSize({ width: 1280, height: 4000 });
  await press(film, 'Train');
  await press(pair, 'Train');
  await Promise.all([stepPast(film, 5), stepPast(pair, 41)]);
  await press(film, 'Pause');
  await press(pair, 'Pause');
  expect(await countWorkers(page)).toBe(1);
  await expect(pair).toHaveAttribute('data-backend', 'cpu');
  await expect(film).not.toHaveAttribute('data-loss', /^(0|0\.6931472|nan)$/);
  expect(await lossesAt(pair, 40)).toBe(pairAlone);
  await expect.poll(() => new URL(page.url()).searchParams.get('film.step')).not.toBeNull();
  expect(new URL(page.url()).searchParams.get('pair.step')).not.toBeNull();
});

/** The loss of the pair model after so many single steps from its initial values. */
async function lossesAt(figure: ReturnType<typeof figureOn>, step: number): Promise<string | null> {
  const page = figure.page();
  const url = new URL(page.url());
  url.searchParams.set('pair.step', String(step));
  const second = await page.context().newPage();
  await second.goto(url.href);
  const opened = await wake(second, 'pair', { step: String(step) });
  const loss = await opened.getAttribute('data-loss');
  await second.close();
  return loss;
}
