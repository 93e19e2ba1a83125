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

test('a number before a tensor leaves it a tensor, and tensors fill in texts', async () => {
  const output = await printed(`
    import numpy as np, tensorflow as tf, torch
    t, v, a = torch.tensor([3.0], requires_grad=True), tf.constant([3.0]), np.array([3.0])
    print(2.0 * t, 2.0 * v, 2.0 * a)
    print(float(t), float(v), float(a), f"{float(t)} {float(a):.2f}", float("1e3"), isinstance(2.0, float))
    print("%.2f|%d%%|%s" % (t, v, a), "{:.2f} {:.1f}".format(a, np.float32(0.5)), "%5.1f" % a, "%(x).1f" % {"x": v})
    print("%s" % np.float32(0.1), "{} {}".format(np.float32(0.1), a), "%s %s" % ("a", 1), "none".format())
  `);
  expect(output).toBe(
    [
      'tensor([6.], grad_fn=<MulBackward0>) tf.Tensor([6.], shape=(1,), dtype=float32) [6.]',
      '3.0 3.0 3.0 3.0 3.00 1000.0 True',
      '3.00|3%|[3.] 3.00 0.5   3.0 3.0',
      '0.1 0.10000000149011612 [3.] a 1 none',
    ].join('\n'),
  );
});

test('a tensor beside a number of numpy stays a tensor of torch, and keeps its gradient', async () => {
  const source = `
    import numpy as np
    import torch
    w = torch.ones(2, requires_grad=True)
    loss = (np.float32(2) * w).sum()
    loss.backward()
    print(w.grad)
  `;
  expect(await printed(source)).toBe('tensor([2., 2.])');
});

test('what follows a call on its line belongs to that line, not to what was called', async () => {
  const { passes, failure } = await run(`
    import torch
    def tower(x):
        for _ in range(2):
            x = torch.tanh(x)
        return x + 1
    w = torch.ones(2, requires_grad=True)
    (tower(w) * tower(2 * w)).sum().backward()
  `);
  expect(failure).toBeUndefined();
  const lines = passes[0]!.entries.filter(({ inputs }) => inputs.length > 0).map(({ op, line }) => `${op} ${line}`);
  expect(lines).toEqual(['tanh 4', 'tanh 4', 'add 5', 'mul 7', 'tanh 4', 'tanh 4', 'add 5', 'mul 7', 'sum 7']);
});

test('an error within a function is said with the line of the source', async () => {
  const { failure } = await run('def f(x):\n    return x\n\ndef g(x):\n    y = f(x)\n    return y + nothing\ng(1)\n');
  expect(failure).toMatchObject({ kind: 'NameError', line: 6 });
});
const wide: readonly [lines: string, rounded: boolean][] = [
  ['import torch\nw = torch.ones(2, dtype=torch.float64, requires_grad=True)\n(w * w).sum().backward()', true],
  ['import torch\ntorch.ones(2).double().sum()', true],
  ['import torch, numpy as np\nx = torch.from_numpy(np.ones(2)).float()\n(x * x).sum()', false],
  ['import tensorflow as tf\nx = tf.constant([1.0], dtype=tf.float64)\nprint(x * x)', true],
  ['import tensorflow as tf, numpy as np\nprint(tf.keras.layers.Dense(1)(np.ones((2, 2))))', false],
  ['import numpy as np\nprint(np.ones(2) / 3)', false],
];

for (const [lines, rounded] of wide)
  test(`that float64 was computed in float32 is ${rounded ? 'known' : 'not said'} of ${lines.split('\n')[1]}`, async () => {
    const result = await run(lines);
    expect(result.failure).toBeUndefined();
    expect(result.rounded).toBe(rounded);
  });
