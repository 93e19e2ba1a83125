import { expect, test } from '@playwright/test';
import { failureOf } from '../../src/lab/failure.ts';
import { words } from '../../src/words/en/refusals.ts';
import { run } from './python.ts';

const failing = async (source: string) => (await run(source)).failure;

test('an exception without a message keeps its kind, and one of several lines its first', async () => {
  expect(await failing('x = 1\nassert x == 2')).toEqual({
    kind: 'AssertionError',
    message: 'raised without a message.',
    line: 2,
  });
  expect(await failing('raise ValueError("one: a\\ntwo: b")')).toEqual({
    kind: 'ValueError',
    message: 'one: a\ntwo: b',
    line: 1,
  });
});

test('a program that ends itself has not failed, and is judged as far as it came', async () => {
  const { output, failure, passes } = await run(`
    import sys, torch
    w = torch.ones(1, requires_grad=True)
    loss = (w * 2).sum()
    print("before")
    sys.exit(0)
    print("after")
  `);
  expect(output).toEqual(['before']);
  expect(failure).toBeUndefined();
  expect(passes).toHaveLength(1);
  expect(await failing('exit()')).toBeUndefined();
  expect(await failing('raise SystemExit')).toBeUndefined();
  expect(await failing('exit("no data")')).toEqual({ kind: 'SystemExit', message: 'no data', line: 1 });
});

test('what the interpreter says of itself is said in the reader’s words', async () => {
  expect(await failing('a = "a" * 10**9')).toMatchObject({ kind: 'MemoryError', line: 1 });
  expect((await failing('a = "a" * 10**9'))?.message).toContain('more memory than the Lab has');
  expect((await failing('def f():\n    f()\nf()'))?.message).toContain('calls itself without end');
  expect((await failing('x = 1 << (1 << 40)'))?.message).toBe('A whole number here is too large.');
  expect((await failing(`x = ${'1 if 1 else '.repeat(5000)}1`))?.message).toContain('too deeply nested');
  expect((await failing('open("data.csv")'))?.message).toContain('no such file');
  expect(await failing('import pandas as pd')).toEqual({
    kind: 'ImportError',
    message: 'pandas is not in the Lab. Write the data into the program, or draw it with numpy.random.',
    line: 1,
  });
  expect((await failing('x = input("n? ")'))?.message).toContain('Write the value in its place');
});

test('a number that an exception holds is no missing file', async () => {
  expect(await failing('counts = {}\ncounts[3]')).toEqual({ kind: 'KeyError', message: '3', line: 2 });
  expect(await failing('raise ValueError(5)')).toMatchObject({ kind: 'ValueError', message: '5' });
  expect(await failing('exit(3)')).toEqual({ kind: 'SystemExit', message: '3', line: 1 });
});

test('an interpreter that broke down is no exception of the program’s', () => {
  expect(failureOf(new RangeError('Maximum call stack size exceeded'), (line) => line, words)).toEqual({
    kind: 'Stopped',
    message: expect.stringContaining('too deeply nested'),
  });
  expect(failureOf(new WebAssembly.RuntimeError('memory access out of bounds'), (line) => line, words)).toEqual({
    kind: 'Stopped',
    message: expect.stringContaining('more memory than the Lab has'),
  });
});

test('a character that is none of Python’s is shown with its line, and with what is meant', async () => {
  expect(await failing('x = 1\nprint(“hi”)')).toEqual({
    kind: 'SyntaxError',
    message: `invalid character '“' (U+201C): write " in its place.`,
    line: 2,
  });
  expect((await failing('x\u00a0= 1'))?.message).toBe('invalid character U+00A0: write a plain space in its place.');
  expect((await failing('x = \0 1'))?.message).toBe('invalid character U+0000: take it out.');
  expect((await failing('x\ud800 = 1'))?.message).toBe('invalid character U+D800: take it out.');
  expect((await run('\ufeffé = "“🙂”"  # “”\nprint(é)')).output).toEqual(['“🙂”']);
});

test('a tensor that does not fit, or has no such size, is refused before it is made', async () => {
  const huge = [
    'import torch\ntorch.zeros(10**9)',
    'import torch\ntorch.rand(10**5, 10**5)',
    'import torch\ntorch.full((10**30,), 2.0)',
    'import tensorflow as tf\ntf.zeros([10**9])',
    'import tensorflow as tf\ntf.random.normal([10**5, 10**5])',
    'import numpy as np\nnp.zeros(10**9)',
  ];
  for (const program of huge) {
    const failure = await failing(program);
    expect(failure, program).toMatchObject({ kind: 'ValueError', line: 2 });
    expect(failure?.message, program).toContain('256 MB');
  }
  expect((await failing('import torch\ntorch.zeros(-1)'))?.message).toContain('whole number from 0 up');
  expect((await failing('import torch\ntorch.zeros(2.5)'))?.message).toContain('whole number; this is 2.5');
  expect((await failing('import torch\ntorch.ones(2) ** float("inf")'))?.message).toContain(
    'exponent that is infinite',
  );
});

test('the names that the Lab puts into a program are none of the program’s', async () => {
  const taken = `
    _at = _from = _called = _back = _plain = _shown = _float = _text = 3
    def f(x):
        return float(x)
    print(f"{f(_at):.1f}", "%d" % _text, [n for n in globals() if n.startswith("_lab")])
    globals().clear()
    print(f"{float('2'):.1f}")
  `;
  expect(await run(taken)).toMatchObject({ output: ['3.0 3 []', '2.0'], passCount: 0 });
  expect(await failing(taken)).toBeUndefined();
});

test('brackets nest as deep as Python lets them, and no deeper', async () => {
  const nested = (depth: number) => `y = 0\nx = ${'('.repeat(depth)}1${')'.repeat(depth)}`;
  expect(await failing(nested(200))).toBeUndefined();
  expect(await failing(nested(201))).toMatchObject({ kind: 'SyntaxError', line: 2 });
  expect(await failing('('.repeat(100_000))).toMatchObject({ kind: 'SyntaxError', line: 1 });
});

test('half a pair of a character costs no sign behind it', async () => {
  expect((await run('x = "\ud800"\nprint(len(x), "\udc00")')).output).toEqual(['1 \ufffd']);
});

test('a number too large for a tensor is refused, as PyTorch does', async () => {
  for (const number of ['10**400', '2**63', '[0, -2**63 - 1]'])
    expect(await failing(`import torch\ntorch.tensor(${number})`)).toMatchObject({
      kind: 'RuntimeError',
      message: expect.stringContaining('Overflow when unpacking long'),
      line: 2,
    });
  expect((await failing('import torch\ntorch.tensor([1.0, 10**400])'))?.message).toContain('too large');
  expect(await failing('import torch\ntorch.tensor([2**62, -2**63])')).toBeUndefined();
});

for (const source of ['import js\njs.close()', 'from js import fetch', 'import jsffi\njsffi.to_js({})'])
  test(`a program has no way out of the interpreter: ${source.split('\n')[0]}`, async () => {
    const { failure } = await run(source);
    expect(failure?.message).toMatch(/^The browser is not in the Lab|cannot import name|can't import name/);
  });
