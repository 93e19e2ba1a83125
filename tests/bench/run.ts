/**
 * What the engine and the site cost, from one run in one browser: `npm run bench`. Everything that is compared is measured
 * by turns, so that a busy machine is unfair to nobody; bars are judged, but nothing fails. A folder named as argument is
 * measured in place of `dist`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { browserArguments, ensureBrowser } from '../browser.ts';
import { figureNames, figures } from '../site/figures.ts';
import { dist } from '../site/fixture.ts';
import { serveSite } from '../site/server.ts';
import { blocking } from './blocking.ts';
import { FILM_STEPS, trainFilms } from './film.ts';
import { waitInLab } from './lab.ts';
import { awaken, type Awakening } from './live.ts';
import { speeds } from './speed.ts';
import { median, print, spread, type Row } from './table.ts';
import type { LongestTask } from './tasks.ts';
import { weigh } from './weights.ts';

const LOADS = 3;

/** What competes for speed. */
const CONTENDERS: Readonly<Record<string, string>> = {
  engine: 'the engine, every gradient kept and read back',
  bare: 'bare tfjs, mean(softplus(z) - y z)',
  stockLoss: 'bare tfjs, tf.losses.sigmoidCrossEntropy',
  arrays: 'plain Float32Array code',
};

const BACKENDS = ['cpu', 'webgl'] as const;
const COPIES = 16;

async function printSpeeds(browser: Browser): Promise<void> {
  const results = await speeds(browser, Object.keys(CONTENDERS), BACKENDS);
  for (const [backend, contenders] of Object.entries(results)) {
    const { rounds: own, loss: expected } = contenders.engine!;
    const rows = Object.entries(contenders).map(([name, { rounds, loss }]): Row => {
      const ratios = own.map((speed, i) => speed / rounds[i]!);
      const bare = name === 'bare' || name === 'stockLoss';
      const agrees = Math.abs(loss - expected) < 1e-6 + 1e-4 * expected;
      return {
        what: CONTENDERS[name]!,
        cells: [spread(rounds, 0), bare ? spread(ratios, 2) : '', agrees ? '' : `other loss: ${loss}`],
        bar: name === 'bare' ? { text: 'the engine at 0.8 of it or more', met: median(ratios) >= 0.8 } : undefined,
      };
    });
    const heading = `Pair model on ${backend.toUpperCase()}: medians, and the middle half of the rounds`;
    print(heading, rows, ['steps per second', 'engine / this']);
  }
}

/** Small multiples are trained as one model with one more axis: what sixteen of them cost against one. */
async function printCopies(browser: Browser): Promise<void> {
  const results = await speeds(browser, ['engine', 'sixteen'], BACKENDS);
  for (const [backend, { engine, sixteen }] of Object.entries(results)) {
    const costs = engine!.rounds.map((speed, i) => speed / sixteen!.rounds[i]!);
    const saved = costs.map((cost) => COPIES / cost);
    print(
      `Pair model, ${COPIES} copies on ${backend.toUpperCase()} (${load()})`,
      [
        { what: 'one', cells: [spread(engine!.rounds, 0), '1'] },
        {
          what: `${COPIES} as one batch`,
          cells: [spread(sixteen!.rounds, 0), spread(costs, 2)],
          bar: { text: 'at most 3 times the cost of one', met: median(costs) <= 3 },
        },
        { what: `${COPIES}, one after the other`, cells: ['', `${COPIES}, or ${spread(saved, 1)} times the batch`] },
      ],
      ['steps per second', 'cost of a step'],
    );
  }
}

async function printAwakenings(browser: Browser, site: string): Promise<void> {
  const rows: Row[] = [];
  for (const name of figureNames) {
    const loads: Awakening[] = [];
    for (let i = 0; i < LOADS; i++) loads.push(await awaken(browser, site, name));
    const backend = loads.at(-1)!.backend;
    rows.push(
      {
        what: `${figures[name].name}: first live result`,
        cells: [`${median(loads.map(({ live }) => live)).toFixed(0)} ms`],
      },
      {
        what: `${figures[name].name}: settled (${backend})`,
        cells: [`${median(loads.map(({ chosen }) => chosen)).toFixed(0)} ms`],
      },
    );
  }
  print(`From figure-near, caches empty: median of ${LOADS} loads`, rows);
}

async function printFilms(browser: Browser, site: string): Promise<void> {
  const rows: Row[] = [];
  for (const settled of [true, false]) {
    const { seconds, backend } = await trainFilms(browser, site, settled);
    rows.push({
      what: settled ? `once it has settled (${backend})` : 'pressed at once, while shaders compile',
      cells: [`${seconds.toFixed(1)} s`],
      bar: { text: 'at most 10 s', met: seconds <= 10 },
    });
  }
  print(`Film case: ${FILM_STEPS} steps of batch 128, from pressing Train (${load()})`, rows);
}

async function printBlocking(browser: Browser, site: string): Promise<void> {
  const { longest, longestOwn, longTasks, gap, longestGap, steps } = await blocking(browser, site);
  print(`The page's own thread while both figures train (${load()})`, [
    {
      what: 'longest task',
      cells: [`${longest.toFixed(1)} ms`],
      bar: { text: 'under 50 ms', met: longest < 50 },
    },
    {
      what: 'longest task, waits for a core left out',
      cells: [`${longestOwn.toFixed(1)} ms`],
      bar: { text: 'under 50 ms', met: longestOwn < 50 },
    },
    { what: 'tasks the browser calls long', cells: [String(longTasks)] },
    { what: 'between two pictures, median and longest', cells: [`${gap.toFixed(1)} ms, ${longestGap.toFixed(1)} ms`] },
    ...Object.entries(steps).map(([name, count]) => ({
      what: `steps of ${name} meanwhile`,
      cells: [String(count)],
      bar: { text: 'it trains: 10 or more', met: count >= 10 },
    })),
  ]);
}

async function printLab(browser: Browser, site: string): Promise<void> {
  const { first, later, large, open, fixes } = await waitInLab(browser, site);
  const wait = (what: string, milliseconds: number, most: number): Row => ({
    what,
    cells: [`${milliseconds.toFixed(0)} ms`],
    bar: { text: `at most ${most} ms`, met: milliseconds <= most },
  });
  const again = [...later].sort((a, b) => b.longestOwn - a.longestOwn)[0]!;
  const task = (what: string, { longest, longestOwn, doing }: LongestTask): Row => ({
    what: `longest task, ${what}`,
    cells: [`${longest.toFixed(0)} ms`, `${longestOwn.toFixed(0)} ms`, longestOwn < 50 ? '' : doing],
    bar: { text: 'under 50 ms', met: longestOwn < 50 },
  });
  print(`The Lab, from a press to the last change of the figure (${load()})`, [
    wait('the pair model, first run in a fresh page', first.is, 1500),
    wait(`the same again, median of ${later.length}`, median(later.map(({ is }) => is)), 300),
    wait(`everything opened, ${open.nodes} nodes`, open.is, 500),
    wait(`from a run's end to its fixes, 63 sets tried, ${fixes.sets} found`, fixes.is, 3000),
  ]);
  print(
    `The page's own thread in the Lab (${load()})`,
    [
      task('first run', first),
      task('later runs', again),
      task('first run of a large module', large),
      task('everything opened', open),
      task('run and fixes', fixes),
    ],
    ['on the clock', 'waits for a core left out', 'doing, when over'],
  );
}

async function printWeights(folder: string): Promise<void> {
  const chapters = figureNames.map((name) => figures[name].address.replace('/', ''));
  const { worker, scripts, pages } = await weigh(folder, chapters);
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  print('Weight after gzip', [
    {
      what: 'engine, in the worker',
      cells: [kilobytes(worker)],
      bar: { text: 'at most 105 kB', met: worker <= 105_000 },
    },
    { what: 'all other scripts of the site, with the Lab and its Python', cells: [kilobytes(scripts)] },
    ...Object.entries(pages).map(([chapter, bytes]) => ({ what: `page ${chapter}`, cells: [kilobytes(bytes)] })),
  ]);
}

/** What else the machine is doing: numbers on a clock mean little when it is far above the number of cores. */
const load = (): string => `load ${loadavg()[0]!.toFixed(1)}`;

const folder = process.argv[2] ? resolve(process.argv[2]) : dist;
const executablePath = ensureBrowser();
if (!existsSync(folder)) execFileSync('npm', ['run', 'build'], { stdio: 'inherit' });

const site = await serveSite(folder);
const browser = await chromium.launch({ executablePath, args: browserArguments });
try {
  console.log(`Chromium ${browser.version()}, ${availableParallelism()} cores (${cpus()[0]?.model}), ${load()}`);
  await printSpeeds(browser);
  await printCopies(browser);
  await printAwakenings(browser, site.url);
  await printFilms(browser, site.url);
  await printBlocking(browser, site.url);
  await printLab(browser, site.url);
  await printWeights(folder);
  console.log(`\nAt the end: ${load()}`);
} finally {
  await browser.close();
  await site.close();
}
