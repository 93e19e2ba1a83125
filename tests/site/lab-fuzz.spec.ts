/** The Lab under the worst programs that a reader may paste, one after the other in one page. */
import type { Page } from '@playwright/test';
import { INTERNAL } from '../lab/usable.ts';
import { expect, test } from './fixture.ts';
import { figure, open, output, paste, remark, run } from './lab.ts';

/** A program, and what the page must say of it: in its alert, or in its status line where nothing failed. */
type Nasty = readonly [name: string, program: string, said: RegExp];

const NEXT = 'print(6 * 7)';

const JUDGED = /^Done in .* There is nothing to judge\.$/;
const NESTED = /^Line 1: SyntaxError: more than 200 brackets within one another/;
const ENDLESS = /calls itself without end/;

const NASTY: readonly Nasty[] = [
  ['nothing', '', JUDGED],
  ['blanks only', ' \t \n\n   ', JUDGED],
  ['comments only', '# one\n# two', JUDGED],
  ['a recursion without end', 'def f(n):\n    return f(n + 1)\nf(0)', ENDLESS],
  ['a class that makes itself', 'class A:\n    def __init__(self):\n        self.a = A()\nA()', ENDLESS],
  [
    'an attribute that asks for itself',
    'class A:\n    def __getattr__(self, n):\n        return self.x\nA().y',
    ENDLESS,
  ],
  ['a text of itself', 'class A:\n    def __repr__(self):\n        return repr(self)\nprint(A())', ENDLESS],
  ['a list in itself', 'a = []\na.append(a)\nb = [a, a]', JUDGED],
  ['a tensor of 4 GB', 'import torch\ntorch.zeros(10**9)', /^Line 2: ValueError: .*256 MB/],
  ['the same of TensorFlow', 'import tensorflow as tf\ntf.zeros([10**9])', /^Line 2: ValueError: .*256 MB/],
  ['a text of 1 GB', 'a = "a" * 10**9', /^Line 1: MemoryError: .*64 MB/],
  ['a list that grows', 'a = [0] * 1000\nwhile True:\n    a = a + a', /^Line 3: MemoryError: .*64 MB/],
  ['20,000 lines', 'for i in range(20000):\n    print(i)', /more than 10,000 lines/],
  ['5,000 brackets', `x = ${'('.repeat(5000)}1${')'.repeat(5000)}`, NESTED],
  ['200 brackets', `x = ${'('.repeat(200)}1${')'.repeat(200)}`, JUDGED],
  ['100,000 brackets, open', '('.repeat(100_000), NESTED],
  ['5,000 signs', `x = ${'-'.repeat(5000)}1`, JUDGED],
  ['a long chain', `x = 1${' + 1'.repeat(20_000)}\nprint(x)`, JUDGED],
  ['a line of 1 MB', `x = "${'a'.repeat(2 ** 20)}"\nprint(len(x))`, JUDGED],
  [
    '100 levels of if',
    Array.from({ length: 100 }, (_, i) => `${' '.repeat(i)}if 1:`).join('\n'),
    /^Line 101: SyntaxError/,
  ],
  ['lone halves of a pair', 'x\ud800 = 1', /^Line 1: SyntaxError: invalid character U\+/],
  ['lone halves in a text', 'x = "\udc00\ud800"\nassert len(x) == 2', JUDGED],
  ['NUL', 'x = \0 1', /^Line 1: SyntaxError: invalid character U\+0000: take it out/],
  ['NUL in a text', 'x = "\0"\nassert len(x) == 1', JUDGED],
  ['CRLF', 'x = 1\r\nif x:\r\n    print(x)\r\n', JUDGED],
  ['tabs', 'if 1:\n\tx = 2\n\tprint(x)', JUDGED],
  ['a mark before it', '\ufeffx = 1', JUDGED],
  ['del _at', 'del _at', /^Line 1: KeyError: _at$/],
  [
    'names of the Lab’s own',
    '_at = _back = _plain = _shown = _float = _text = _called = 3\nprint(f"{_at:.1f}")',
    JUDGED,
  ],
  ['no names at all', 'globals().clear()\nx = float("2")\nprint("%d" % x)', JUDGED],
  ['exit()', 'exit()', JUDGED],
  ['exit("text")', 'exit("no data")', /^Line 1: SystemExit: no data/],
  ['an interrupt', 'raise KeyboardInterrupt', /^Line 1: KeyboardInterrupt: /],
  [
    'a catch of everything',
    'while True:\n    try:\n        x = 1\n        raise ValueError\n    except:\n        print(1)',
    /10,000 lines/,
  ],
  ['input()', 'x = input()', /^Line 1: RuntimeError: input\(\) is not in the Lab/],
  ['a huge whole number', 'print(9 ** 9999 % 7)', JUDGED],
  [
    'a huge number in a tensor',
    'import torch\ntorch.tensor(10**400)',
    /^Line 2: RuntimeError: Overflow when unpacking long/,
  ],
  [
    'an infinite power',
    'import torch\nprint(torch.full((1,), 2.0) ** float("inf"))',
    /^Line 2: \w+: An exponent that is infinite/,
  ],
  ['a text that stays open', 'x = "abc', /^Line 1: SyntaxError/],
  ['a long text that stays open', 'x = """abc\n', /^Line \d: SyntaxError/],
  ['a bracket that stays open', 'x = (1,\n', /^Line \d: SyntaxError/],
  ['prose', 'Dear Sir, why does my model not learn?', /^Line 1: SyntaxError/],
  ['HTML', '<!doctype html>\n<script>alert(1)</script><img src=x onerror=alert(1)>', /^Line 1: SyntaxError/],
  ['HTML as output', 'print("<img src=x onerror=alert(1)><script>alert(1)</script>")', JUDGED],
];

/** What the editor holds, as it is kept. Only the page knows of lone halves of a pair. */
const isKept = (page: Page, program: string) =>
  page.evaluate((text) => localStorage.getItem('gradients.lab.program') === text, program.replace(/\r\n?/g, '\n'));

/** What the page says after a run. */
async function said(page: Page): Promise<string> {
  return (await page.locator('[data-part="failure"]').textContent()) || (await remark(page).textContent()) || '';
}

test('no program leaves the page without an answer, the text as it was and the next run', async ({ page }) => {
  await open(page);
  const wrong: string[] = [];
  for (const [name, program, expected] of NASTY) {
    await paste(page, program);
    await run(page);
    const words = await said(page);
    if (!expected.test(words) || INTERNAL.test(words)) wrong.push(`${name}: ${words}`);
    if (!(await isKept(page, program))) wrong.push(`${name}: the text has changed`);
    await paste(page, NEXT);
    await run(page);
    const answer = await output(page).textContent();
    if (answer !== '42\n') wrong.push(`${name}: the next run prints ${answer}, ${await said(page)}`);
  }
  expect(wrong).toEqual([]);
});

test('what no line ends is ended by the button or by the clock, each in its words', async ({ page }) => {
  await open(page);
  const press = () => page.getByRole('button', { name: 'Stop' }).click();
  const wait = () => Promise.resolve();
  const ends: readonly (readonly [program: string, end: () => Promise<void>, said: RegExp])[] = [
    ['while True: pass', press, /^Stopped\. Your program is as it was\.$/],
    ['n = 3; x = n ** n ** 15', press, /^Stopped\. Your program is as it was\.$/],
    ['n = 3; x = n ** n ** 15', wait, /^Stopped: it ran for more than 10 seconds .* Look for a loop/],
  ];
  for (const [endless, end, expected] of ends) {
    const program = `print("so far")\n${endless}`;
    await paste(page, program);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(output(page)).toHaveText('so far');
    await end();
    await expect(remark(page), program).toHaveText(expected, { timeout: 20_000 });
    expect(await isKept(page, program), program).toBe(true);
    await paste(page, NEXT);
    await run(page);
    await expect(output(page), program).toHaveText('42');
  }
});

test('a loop that stands on one line is ended by the clock, at its line', async ({ page }) => {
  await open(page);
  await run(page, 'print("so far")\nwhile True: pass');
  await expect(output(page)).toHaveText('so far');
  await expect(page.getByRole('alert')).toContainText('10 seconds');
  await expect(page.locator('.cm-line.line-error')).toHaveText('while True: pass');
});

test.describe('in a worker that breaks down', () => {
  test.use({ allowed: [/out of memory|falling back to ArrayBuffer/] });

  test('the page says so and what helps, and the next run has a new worker', async ({ page }) => {
    await open(page);
    await run(page);
    // The figure has a worker of its own; what stands ready for the next run may be ready already.
    await expect(figure(page)).toHaveAttribute('data-backend', 'cpu');
    await paste(page, NEXT);
    for (const worker of page.workers())
      await worker.evaluate(() => {
        const fail = () => Promise.reject(new RangeError('out of memory'));
        Object.assign(WebAssembly, { instantiate: fail, instantiateStreaming: fail });
      });
    await expect(async () => {
      await run(page);
      await expect(remark(page)).toHaveText(/^Stopped: Python broke down.* smaller, then press Run again\./, {
        timeout: 1000,
      });
    }).toPass();
    await run(page);
    await expect(output(page)).toHaveText('42');
  });
});
