import { expect, type Browser, type Page } from '@playwright/test';
import { figureOn, figures, linkTo, note, press } from '../site/figures.ts';
import { SETTLED } from './live.ts';
import { traced } from './tasks.ts';

/** How long the page is watched, in milliseconds. */
const WATCHED = 8000;
/** The figures that train meanwhile. */
const BOTH = ['film', 'pair'] as const;

/** What training does to the page's own thread. */
export interface Blocking {
  /** Longest task, in milliseconds on the clock. */
  readonly longest: number;
  /** The same on the thread's own clock, which stands still while other programs have the core. */
  readonly longestOwn: number;
  /** Tasks that the browser itself calls long: of 50 ms and more. */
  readonly longTasks: number;
  /** Times between two pictures: the median, and the longest. */
  readonly gap: number;
  readonly longestGap: number;
  /** Steps taken meanwhile, by figure. */
  readonly steps: Readonly<Record<string, number>>;
}

/** Moves the other figure, and the script that wakes it, into this page. */
async function bringOther(page: Page, address: string): Promise<void> {
  await page.evaluate(async (address) => {
    const other = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    const figure = other.querySelector('[data-backend]')!;
    document.querySelector('[data-backend]')!.before(document.adoptNode(figure));
    for (const { src } of other.querySelectorAll<HTMLScriptElement>('script[src]')) await import(src);
    for (const { href } of other.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
      document.head.append(link);
    }
  }, address);
}

/** Trains both figures at once, in one page and so in one worker, and watches the page's own thread. */
export async function blocking(browser: Browser, site: string): Promise<Blocking> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    baseURL: site,
    viewport: { width: 1280, height: 2600 },
  });
  const page = await context.newPage();
  await page.goto(linkTo('film', { E: 'normal' }));
  await bringOther(page, new URL(linkTo('pair', { B: 'uniform' }), site).href);
  for (const name of BOTH) {
    await expect(figureOn(page, name)).not.toHaveAttribute('data-backend', 'static', { timeout: 60_000 });
    await expect(note(figureOn(page, name), 'backend')).toContainText(SETTLED, { timeout: 90_000 });
  }
  for (const name of BOTH) await press(figureOn(page, name), 'Train');
  await showBoth(page);

  const before = await stepsOf(page);
  const { is, longest, longestOwn } = await traced(browser, page, () => page.evaluate(watch, WATCHED));
  const { gaps, longTasks } = is;
  const after = await stepsOf(page);
  for (const name of BOTH) await expect(figureOn(page, name), `${name} stays on screen`).toBeInViewport();
  await context.close();
  gaps.sort((a, b) => a - b);
  return {
    longest,
    longestOwn,
    longTasks,
    gap: gaps[gaps.length >> 1]!,
    longestGap: gaps.at(-1)!,
    steps: Object.fromEntries(BOTH.map((name, i) => [figures[name].name, after[i]! - before[i]!])),
  };
}

/** Puts the border between the two figures in the middle of the screen: one that is out of sight does not train. */
async function showBoth(page: Page): Promise<void> {
  const borders = await Promise.all(BOTH.map(async (name) => (await figureOn(page, name).boundingBox())!.y));
  await page.evaluate((lower) => scrollBy({ top: lower - innerHeight / 2, behavior: 'instant' }), Math.max(...borders));
}

/** The step that each figure shows. */
const stepsOf = (page: Page): Promise<number[]> =>
  Promise.all(BOTH.map(async (name) => Number(await figureOn(page, name).getAttribute('data-step'))));

/** In the page: times between pictures, and how many long tasks the browser reports. */
function watch(milliseconds: number): Promise<{ gaps: number[]; longTasks: number }> {
  return new Promise((resolve) => {
    let longTasks = 0;
    const observer = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
    observer.observe({ type: 'longtask' });
    const gaps: number[] = [];
    const start = performance.now();
    let last = start;
    const picture = (now: number) => {
      gaps.push(now - last);
      last = now;
      if (now - start < milliseconds) requestAnimationFrame(picture);
      else resolve({ gaps: gaps.slice(1), longTasks });
    };
    requestAnimationFrame(picture);
  });
}
