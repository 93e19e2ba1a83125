import { expect, type Browser, type Page } from '@playwright/test';
import { figureNames, figureOn, figures, linkTo, note, press } from '../site/figures.ts';
import { SETTLED } from './live.ts';

/** How long the page is watched, in milliseconds. */
const WATCHED = 8000;

/** Marks in the trace where watching begins. */
const MARK = 'watched from here';

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

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Tasks of the page's main thread: of the renderer's threads of that name, the busiest. */
function mainThreadTasks(trace: Buffer): TraceEvent[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const key = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(key),
  );
  // What came before is the tracing's own start.
  const start = traceEvents.find(({ name }) => name === MARK)!.ts;
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.ts > start && mains.has(key(event)));
  const byThread = [...mains].map((thread) => tasks.filter((task) => key(task) === thread));
  return byThread.reduce((a, b) => (a.length > b.length ? a : b), []);
}

/** Trains both figures at once, in one page and so in one worker, and watches the page's own thread. */
export async function blocking(browser: Browser, site: string): Promise<Blocking> {
  const context = await browser.newContext({ baseURL: site, viewport: { width: 1280, height: 2600 } });
  const page = await context.newPage();
  await page.goto(linkTo('film', { E: 'normal' }));
  await bringOther(page, new URL(linkTo('pair', { B: 'uniform' }), site).href);
  for (const name of figureNames) {
    await expect(figureOn(page, name)).not.toHaveAttribute('data-backend', 'static', { timeout: 60_000 });
    await expect(note(figureOn(page, name), 'backend')).toContainText(SETTLED, { timeout: 90_000 });
  }
  await figureOn(page, 'pair').scrollIntoViewIfNeeded();
  for (const name of figureNames) await press(figureOn(page, name), 'Train');

  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'],
  });
  const { gaps, longTasks } = await page.evaluate(watch, [WATCHED, MARK] as const);
  const tasks = mainThreadTasks(await browser.stopTracing());
  const steps = await Promise.all(
    figureNames.map(async (name) => [figures[name].name, Number(await figureOn(page, name).getAttribute('data-step'))]),
  );
  await context.close();
  gaps.sort((a, b) => a - b);
  return {
    longest: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
    longestOwn: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
    longTasks,
    gap: gaps[gaps.length >> 1]!,
    longestGap: gaps.at(-1)!,
    steps: Object.fromEntries(steps) as Record<string, number>,
  };
}

/** In the page: times between pictures, and how many long tasks the browser reports. */
function watch([milliseconds, mark]: readonly [number, string]): Promise<{ gaps: number[]; longTasks: number }> {
  performance.mark(mark);
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
