import type { Browser, Page } from '@playwright/test';

/** Marks in the trace where watching begins. */
const MARK = 'watched from here';
/** Kinds of work that are named with a long task, at most. */
const NAMED = 3;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly url?: string; readonly functionName?: string } };
}

/** The longest task of the page's own thread. */
export interface LongestTask {
  /** In milliseconds on the clock. */
  readonly longest: number;
  /** The same on the thread's own clock, which stands still while other programs have the core. */
  readonly longestOwn: number;
  /** What that one did, by the browser's names: the longest first. */
  readonly doing: string;
}

const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

/** Tasks of the page's main thread: of the renderer's threads of that name, the busiest. */
function mainThreadTasks(traceEvents: readonly TraceEvent[]): TraceEvent[] {
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  // What came before is the tracing's own start.
  const start = traceEvents.find(({ name }) => name === MARK)!.ts;
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && event.ts > start && mains.has(thread(event)));
  const byThread = [...mains].map((one) => tasks.filter((task) => thread(task) === one));
  return byThread.reduce((a, b) => (a.length > b.length ? a : b), []);
}

/** What a task did: each kind of work in it with its milliseconds. */
function doing(task: TraceEvent | undefined, traceEvents: readonly TraceEvent[]): string {
  if (!task) return '';
  const parts = new Map<string, number>();
  for (const event of traceEvents) {
    const inside = event.ts >= task.ts && event.ts + (event.dur ?? 0) <= task.ts + task.dur!;
    if (event === task || !event.tdur || thread(event) !== thread(task) || !inside) continue;
    const { url = '', functionName = '' } = event.args.data ?? {};
    const script = /[^/]*?(?=\.[\w-]*\.js$)/.exec(url)?.[0] ?? '';
    const name = [event.name, script, functionName].filter(Boolean).join(' ');
    parts.set(name, (parts.get(name) ?? 0) + event.tdur / 1000);
  }
  const largest = [...parts].sort(([, a], [, b]) => b - a).slice(0, NAMED);
  return largest.map(([name, milliseconds]) => `${name} ${milliseconds.toFixed(0)}`).join(', ');
}

/** Does something to a page, and watches the page's own thread meanwhile. */
export async function traced<T>(browser: Browser, page: Page, act: () => Promise<T>): Promise<LongestTask & { is: T }> {
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing', '__metadata'],
  });
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  const is = await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const tasks = mainThreadTasks(traceEvents);
  const most = (of: (task: TraceEvent) => number) => tasks.reduce((a, b) => (of(b) > of(a) ? b : a), tasks[0]!);
  const own = ({ tdur = 0 }: TraceEvent) => tdur;
  const whole = ({ dur = 0 }: TraceEvent) => dur;
  return {
    is,
    longest: whole(most(whole)) / 1000,
    longestOwn: own(most(own)) / 1000,
    doing: doing(most(own), traceEvents),
  };
}
