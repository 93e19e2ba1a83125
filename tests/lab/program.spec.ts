import { expect, test } from '@playwright/test';
import { isMadeOfNumbers, isMentioned, lineThatAssigns } from '../../src/lab/mentions.ts';
import type { Program } from '../../src/lab/program.ts';
import { labModel } from '../../src/lab/report.ts';
import { run } from './python.ts';

interface Found extends Program {
  readonly untrained: readonly string[];
}

async function found(program: string): Promise<Found> {
  const source = program.replace(/^\n/, '');
  const { passes, failure, program: facts } = await run(source);
  if (failure) throw new Error(`${failure.kind} in line ${failure.line}: ${failure.message}`);
  return { ...facts!, untrained: labModel(passes[0]!, source, facts).untrained };
}

const nothing = { unused: [], cut: [], ignored: [], untrained: [] };

test('a parameter without a path to the loss is told with its line, whatever it was printed or computed for', async () => {
  const facts = await found(`
    import torch
    from torch import nn
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.used = nn.Linear(2, 2)
            self.forgotten = nn.Linear(2, 2, bias=False)
        def forward(self, x):
            return self.used(x)
    net = Net()
    w = torch.ones(2, requires_grad=True)
    side = w * 2
    print(w)
    net(torch.ones(1, 2)).sum().backward()
  `);
  expect(facts).toEqual({
    ...nothing,
    unused: [
      { name: 'forgotten.weight', line: 7 },
      { name: 'w', line: 11 },
    ],
  });
});

test('a parameter of any pass is used; so is one that was frozen, replaced or tied, or is read as a learning rate', async () => {
  const facts = await found(`
    import torch
    from torch import nn
    first, second = nn.Linear(2, 2), nn.Linear(2, 2, bias=False)
    frozen = nn.Linear(2, 2)
    for p in frozen.parameters():
        p.requires_grad = False
    tied = nn.Linear(2, 2, bias=False)
    tied.weight = second.weight
    model = nn.Linear(2, 1)
    model = nn.Linear(2, 1)
    lr = torch.tensor(0.1, requires_grad=True)
    model(frozen(torch.ones(1, 2))).sum().backward()
    first(torch.ones(1, 2)).sum().backward()
    tied(torch.ones(1, 2)).sum().backward()
    with torch.no_grad():
        for p in list(first.parameters()) + list(model.parameters()) + [second.weight]:
            p -= lr.item() * p.grad
  `);
  expect(facts).toEqual(nothing);
});

for (const [way, lines, at] of [
  ['under no_grad', 'with torch.no_grad():\n        h = w * 2', 5],
  ['through .data', 'h = w.data * 2', 4],
  ['through an array', 'h = torch.tensor(w.detach().numpy() * 2)', 4],
] as const)
  test(`a parameter that enters the loss ${way} is cut off there`, async () => {
    const facts = await found(`
    import torch
    w = torch.ones(2, requires_grad=True)
    v = torch.ones(2, requires_grad=True)
    ${lines}
    (h * v).sum().backward()
  `);
    expect(facts).toEqual({ ...nothing, cut: [{ name: 'w', line: 2, at }] });
  });

test('a variable that is read outside of the tape is cut off there', async () => {
  const facts = await found(`
    import tensorflow as tf
    w = tf.Variable([1.0, 2.0])
    v = tf.Variable([1.0, 2.0])
    h = w * 2.0
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(h * v)
    print(tape.gradient(loss, [v, w]))
  `);
  expect(facts).toEqual({ ...nothing, cut: [{ name: 'w', line: 2, at: 4 }] });
});

for (const [dialect, label] of [
  ['torch', 'torch.tensor([1.0])'],
  ['torch from an array', 'torch.from_numpy(np.ones(1))'],
  ['numpy', 'np.zeros((1, 1))'],
  ['numpy at random', 'np.random.rand(size, 1).astype(np.float32)'],
] as const)
  test(`a label that nothing is computed from is told with its line: ${dialect}`, async () => {
    const facts = await found(`
    import numpy as np
    import torch
    size = 4
    w = torch.ones(2, requires_grad=True)
    label = ${label}
    loss = w.sum()
    loss.backward()
  `);
    expect(facts).toEqual({ ...nothing, ignored: [{ name: 'label', line: 5 }] });
  });

test('so are a constant and a placeholder of TensorFlow 1', async () => {
  const facts = await found(`
    import tensorflow as tf
    w = tf.Variable([1.0])
    label = tf.constant([0.0], name="label")
    target = tf.placeholder(tf.float32, [None])
    used = tf.placeholder(tf.float32, [1])
    loss = tf.reduce_sum(w * used)
    grads = tf.gradients(loss, [w])
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        print(sess.run(grads, feed_dict={used: [1.0]}))
  `);
  expect(facts).toEqual({
    ...nothing,
    ignored: [
      { name: 'label', line: 3 },
      { name: 'target', line: 4 },
    ],
  });
});

test('results, copies, converted arrays, what a loop leaves and what is printed are no labels', async () => {
  const facts = await found(`
    import numpy as np
    import torch
    raw = np.ones((4, 2))
    x = torch.tensor(raw, dtype=torch.float32)
    y = torch.zeros(4)
    alias = x
    shown = torch.ones(1)
    w = torch.ones(2, requires_grad=True)
    for i, batch in enumerate(x):
        pass
    loss = ((x @ w - y) ** 2).mean()
    loss.backward()
    print(shown)
    gradient = w.grad
    predicted = (x @ w).argmax()
    size = w.grad.abs()
    out = w.detach().numpy()
    copied = np.array(out)
    accuracy = ((x @ w) > 0).float().mean()
    history = np.array([loss.item()])
  `);
  expect(facts).toEqual(nothing);
});

test('a parameter that gets a gradient and is not the optimizer’s is told; without any update nothing is', async () => {
  const program = (step: string) => `
    import torch
    w = torch.ones(2, requires_grad=True)
    v = torch.ones(2, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    (w * v).sum().backward()
    ${step}
  `;
  expect((await found(program('optimizer.step()'))).untrained).toEqual(['v']);
  expect(await found(program('print(v.grad)'))).toEqual(nothing);
  expect(await found(program('w.data = w.data - 0.1'))).toEqual(nothing);
});

test('a program that ends early is not judged by what it did not come to', async () => {
  const { program } = await run(
    'import torch\nw = torch.ones(1, requires_grad=True)\nlabel = torch.ones(1)\nw.nothing\n',
  );
  expect(program).toBeUndefined();
});

test('a name counts as mentioned wherever it is read, and nowhere else', () => {
  expect(isMentioned('y', 'y = 1\nx, y = 2, 3\nf(y=2)\n# y\nprint("y", x.y)\n')).toBe(false);
  expect(isMentioned('y', 'y = 1\nprint(f"{y}")\n')).toBe(true);
  expect(isMentioned('y', 'y = 1\ny += 1\n')).toBe(true);
  expect(isMentioned('y', 'y = 1\nz = f(a=y)\n')).toBe(true);
  expect(lineThatAssigns('y', 'x = 1\ny = 2\nx, y = 3, 4\nz = y\n')).toBe(3);
  expect(lineThatAssigns('q', 'x = 1\n')).toBeUndefined();
});

test('an array is made of numbers when its line names nothing but numbers', () => {
  const plain = new Set(['n']);
  expect(isMadeOfNumbers('y', 'y = np.zeros((n, 2), dtype=np.float32)\n', plain)).toBe(true);
  expect(isMadeOfNumbers('y', 'y = np.array([loss, n])\n', plain)).toBe(false);
  expect(isMadeOfNumbers('y', 'y = session.run(loss)\n', plain)).toBe(false);
});
