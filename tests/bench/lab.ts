import type { Browser, Page } from '@playwright/test';
import { traced, type LongestTask } from './tasks.ts';

/** Runs after the first whose median is told. */
const LATER_RUNS = 5;
/** Blocks of the large module; each is some ten nodes. */
const BLOCKS = 30;

/** A module of many blocks: some 300 nodes. */
const LARGE = `import torch
from torch import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(4, 4)
        self.outer = nn.Linear(4, 4)

    def forward(self, x):
        return x + self.outer(torch.relu(self.inner(x)))


torch.manual_seed(1)
model = nn.Sequential(*[Block() for _ in range(${BLOCKS})])
loss = model(torch.randn(2, 4)).pow(2).mean()
loss.backward()
`;

/** Three products of two tensors that start at zero: 63 sets of six. */
const PRODUCTS = `import torch

a, b = torch.zeros(4, requires_grad=True), torch.zeros(4, requires_grad=True)
c, d = torch.zeros(4, requires_grad=True), torch.zeros(4, requires_grad=True)
e, f = torch.zeros(4, requires_grad=True), torch.zeros(4, requires_grad=True)
loss = torch.nn.functional.softplus((a * b + c * d + e * f).sum())
loss.backward()
`;

/** What a reader of the Lab waits for, in milliseconds, and what it does to the page's own thread meanwhile. */
export interface LabWaits {
  readonly first: Wait;
  readonly later: readonly Wait[];
  readonly large: Wait;
  readonly open: Wait & { readonly nodes: number };
  readonly fixes: Wait & { readonly sets: number };
}

type Wait = LongestTask & { readonly is: number };

/** In the page, before its scripts: how long the figure takes to change, and how long until an element is shown. */
function measuring(): void {
  /** The figure holds still when nothing of it has changed for so long, in milliseconds. */
  const STILL = 400;
  const part = (selector: string) => document.querySelector<HTMLElement>(selector)!;
  Object.assign(globalThis, {
    /** From pressing a button to the last change of the figure that it brings; after a run, its frame at the least. */
    drawnAfter: (button: string, awaitsFrame: boolean) =>
      new Promise<number>((resolve) => {
        const figure = part('lab-figure');
        let changed = 0;
        let framed = !awaitsFrame;
        let still: ReturnType<typeof setTimeout>;
        const start = performance.now();
        const settle = () => {
          changed = performance.now();
          clearTimeout(still);
          if (framed) still = setTimeout(() => resolve(changed - start), STILL);
        };
        figure.addEventListener('frame', () => {
          framed = true;
          settle();
        });
        for (const place of figure.querySelectorAll('.graph, .lens, .tensors tbody'))
          new MutationObserver(settle).observe(place, {
            attributes: true,
            characterData: true,
            childList: true,
            subtree: true,
          });
        part(button).click();
      }),
    /** From the end of a run to its fixes. */
    fixedAfter: (button: string) =>
      new Promise<number>((resolve) => {
        const bench = part('lab-bench');
        let end = 0;
        new MutationObserver(() => {
          if (!bench.hasAttribute('data-running')) end = performance.now();
        }).observe(bench, { attributeFilter: ['data-running'] });
        part(button).click();
        new MutationObserver(() => {
          if (!part('[data-part="fixes"]').hidden) resolve(performance.now() - end);
        }).observe(part('[data-part="fixes"]'), { attributeFilter: ['hidden'] });
      }),
  });
}

interface Measuring {
  drawnAfter(button: string, awaitsFrame: boolean): Promise<number>;
  fixedAfter(button: string): Promise<number>;
}

const RUN = '[data-part="run"]';
const OPEN = '[data-fold="open"]';

const drawnAfter = (page: Page, button: string, awaitsFrame: boolean): Promise<number> =>
  page.evaluate(([button, awaitsFrame]) => (globalThis as unknown as Measuring).drawnAfter(button, awaitsFrame), [
    button,
    awaitsFrame,
  ] as const);

const write = (page: Page, program: string): Promise<void> =>
  page.getByRole('textbox', { name: 'Python code' }).fill(program);

/** Opens the Lab in a fresh context and runs the pair example, a large module, and the products of zeros. */
export async function waitInLab(browser: Browser, site: string): Promise<LabWaits> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    baseURL: site,
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  await page.addInitScript(measuring);
  await page.goto('lab/');
  await page.locator('lab-bench[data-ready]').waitFor();
  // A reader looks before they press.
  await page.waitForTimeout(2000);
  const wait = <T>(act: () => Promise<T>) => traced(browser, page, act);
  const first = await wait(() => drawnAfter(page, RUN, true));
  const later: Wait[] = [];
  for (let i = 0; i < LATER_RUNS; i++) later.push(await wait(() => drawnAfter(page, RUN, true)));
  await write(page, LARGE);
  const large = await wait(() => drawnAfter(page, RUN, true));
  const open = await wait(() => drawnAfter(page, OPEN, false));
  await page.locator('.lab-fixes:not([hidden])').waitFor();
  const nodes = await page.locator('lab-figure .graph .node').count();
  await write(page, PRODUCTS);
  const fixes = await wait(() =>
    page.evaluate((button) => (globalThis as unknown as Measuring).fixedAfter(button), RUN),
  );
  const sets = await page.locator('.lab-fixes li').count();
  await context.close();
  return { first, later, large, open: { ...open, nodes }, fixes: { ...fixes, sets } };
}
