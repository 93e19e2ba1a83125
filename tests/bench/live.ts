import { wordsIn } from '../../src/words/index.ts';
import type { Browser } from '@playwright/test';
import { figureOn, linkTo, type FigureName } from '../site/figures.ts';

/** Milliseconds from a figure's coming near the screen to what it then shows. */
export interface Awakening {
  /** First live result, on the CPU. */
  readonly live: number;
  /** It has said which backend it goes on with. */
  readonly chosen: number;
  readonly backend: string;
}

interface Marks {
  near?: number;
  live?: number;
  chosen?: number;
}

const { cpu, webgl } = wordsIn('en').shared.backend;

/** What a figure remarks once it has settled on a backend: which one, and why. */
export const SETTLED = new RegExp(`(${cpu}|${webgl}) .`);

/** In the page, before its scripts: notes when the figure comes near, and when its attributes change. */
function mark(settled: string): void {
  const marks: Marks = {};
  Object.assign(globalThis, { marks });
  addEventListener('DOMContentLoaded', () => {
    const figure = document.querySelector<HTMLElement>('[data-backend]')!;
    const remark = figure.querySelector('[data-note="backend"]')!;
    // As near as `FigureShell` waits for.
    new IntersectionObserver(([entry]) => entry!.isIntersecting && (marks.near ??= performance.now()), {
      rootMargin: '240px',
    }).observe(figure);
    new MutationObserver(() => {
      if (figure.dataset.backend !== 'static') marks.live ??= performance.now();
      if (new RegExp(settled).test(remark.textContent)) marks.chosen ??= performance.now();
    }).observe(figure, { attributes: true, childList: true, characterData: true, subtree: true });
  });
}

/** Opens a figure's chapter in a fresh context, so with empty caches, and scrolls to the figure. */
export async function awaken(browser: Browser, site: string, name: FigureName): Promise<Awakening> {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL: site });
  const page = await context.newPage();
  await page.addInitScript(mark, SETTLED.source);
  await page.goto(linkTo(name));
  const figure = figureOn(page, name);
  await figure.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => (globalThis as unknown as { marks: Marks }).marks.chosen, null, { timeout: 60_000 });
  const { near, live, chosen } = await page.evaluate(() => (globalThis as unknown as { marks: Required<Marks> }).marks);
  const backend = (await figure.getAttribute('data-backend'))!;
  await context.close();
  return { live: live - near, chosen: chosen - near, backend };
}
