import { expect, test } from '@playwright/test';
import { printed, run } from './python.ts';

test('a program prints what Python prints', async () => {
  const source = `
    class Counter:
        def __init__(self, start=0):
            self.count = start

        def __call__(self, by: int = 1) -> int:
            self.count += by
            return self.count

    counter = Counter(start=2)
    print(counter(), counter(by=4), [x ** 2 for x in range(3)], f"{1 / 3:.3f}")
  `;
  expect(await printed(source)).toBe('3 7 [0, 1, 4] 0.333');
});

test('an exception says its kind, its message and the line of the reader’s own source', async () => {
  const { output, failure } = await run(`
    print("before")

    def inner():
        text = """a string
        of two lines"""
        return {}["missing"]

    inner()
  `);
  expect(output).toEqual(['before']);
  expect(failure).toEqual({ kind: 'KeyError', message: 'missing', line: 6 });
});

test('a syntax error shows its line', async () => {
  const { failure } = await run('x = 1\ny = (2,\n     3\nfor i in range(3):\n    pass\n');
  expect(failure?.kind).toBe('SyntaxError');
  expect(failure?.line).toBeGreaterThanOrEqual(2);
  expect((await run('def f(:\n  pass')).failure).toMatchObject({ kind: 'SyntaxError', line: 1 });
});

test('a loop without end is stopped, and what it printed is kept', async () => {
  let clock = 0;
  const { output, failure } = await run('print("on")\nwhile True:\n    x = 1\n', () => (clock += 100));
  expect(output).toEqual(['on']);
  expect(failure).toMatchObject({ kind: 'Stopped', line: 3 });
  expect(failure?.message).toContain('10 seconds');
});

test('a program that prints without end is stopped', async () => {
  const { output, failure } = await run('while True:\n    print("again")\n');
  expect(output).toHaveLength(10_000);
  expect(failure?.message).toContain('10,000 lines');
});

test('nothing that one run defines is there in the next', async () => {
  await run('leftover = 1');
  expect((await run('print(leftover)')).failure).toMatchObject({ kind: 'NameError', line: 1 });
});

test('a tensor larger than the Lab’s memory is refused with its size', async () => {
  const { failure } = await run(`
    import lab_core
    a = lab_core.leaf("constant", [1.0] * 9000, (9000, 1))
    b = lab_core.leaf("constant", [1.0] * 9000, (1, 9000))
    c = lab_core.op("matMul", a, b)
  `);
  expect(failure).toMatchObject({ kind: 'ValueError', line: 4 });
  expect(failure?.message).toContain('256 MB');
});
