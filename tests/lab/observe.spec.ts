import { expect, test } from '@playwright/test';
import type { Observation } from '../../src/graph/observation.ts';
import { observe } from '../../src/graph/observe.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { verdict } from '../../src/graph/verdict.ts';
import { labModel } from '../../src/lab/report.ts';
import { run } from './python.ts';

/** What the first pass of a PyTorch program shows. */
async function seen(lines: string): Promise<readonly Observation[]> {
  const source = `import torch\nimport torch.nn.functional as F\ntorch.manual_seed(0)\n${lines.replace(/^ +/gm, '')}`;
  const { passes, failure } = await run(source);
  if (failure) throw new Error(`${failure.kind} in line ${failure.line}: ${failure.message}`);
  const { graph, trace } = labModel(passes[0]!, source);
  return observe(graph, trace, verdict(graph, trace, labOps), labOps);
}

test('a sigmoid at 10 and −12 is saturated, with the slope of its steepest element; at 1 it is not', async () => {
  const at = (values: string) => `
    w = torch.tensor([[${values}]], requires_grad=True)
    loss = torch.sigmoid(w).sum()
    loss.backward()`;
  const [one, ...rest] = await seen(at('10.0, -12.0'));
  expect(rest).toEqual([]);
  expect(one).toMatchObject({ kind: 'saturated', node: 'sigmoid', flat: 2, of: 2 });
  // e^-10 / (1 + e^-10)^2; one minus a float32 near 1 keeps few digits.
  const slope = Math.exp(-10) / (1 + Math.exp(-10)) ** 2;
  expect((one as { slope: number }).slope / slope).toBeCloseTo(1, 2);
  expect(await seen(at('1.0, -12.0'))).toEqual([]);
});

test('a softmax that has decided is saturated; one that weighs two answers is not', async () => {
  const of = (scale: string) => `
    z = (torch.tensor([[1.0, 0.0, -1.0], [0.0, 2.0, 1.0]]) * ${scale}).requires_grad_()
    loss = (torch.softmax(z, 1) * torch.tensor([1.0, 2.0, 3.0])).sum()
    loss.backward()`;
  expect(await seen(of('12.0'))).toMatchObject([{ kind: 'saturated', node: 'softmax', flat: 6, of: 6 }]);
  expect(await seen(of('1.0'))).toEqual([]);
});

test('an activation through which exactly nothing comes is the thief’s, and is not told twice', async () => {
  expect(
    await seen(`
    w = torch.full((1, 3), 40.0, requires_grad=True)
    loss = torch.tanh(w).sum()
    loss.backward()`),
  ).toEqual([]);
});

const breaking: readonly [cause: string, node: string, loss: string, w: string][] = [
  ['logOfZero', 'log', 'torch.log(w).sum()', '[0.0, 1.0]'],
  ['logOfNegative', 'log', 'torch.log(w).sum()', '[-2.0, 1.0]'],
  ['zeroByZero', 'div', '(w / w).sum()', '[0.0, 1.0]'],
  ['divisionByZero', 'div', '(1.0 / w).sum()', '[0.0, 1.0]'],
  ['expOverflow', 'exp', 'torch.exp(w).sum()', '[89.0, 1.0]'],
  ['overflow', 'mul', '(w * w).sum()', '[1e30, 1.0]'],
  ['rootOfNegative', 'sqrt', 'torch.sqrt(w).sum()', '[-1.0, 1.0]'],
  ['rootAtZero', 'sqrt', 'torch.sqrt(w).sum()', '[0.0, 1.0]'],
  ['given', 'w', '(w * 2.0).sum()', '[float("nan"), 1.0]'],
];
for (const [cause, node, loss, w] of breaking)
  test(`numbers break at ${node} in ${loss} for ${w}, and the cause is ${cause}`, async () => {
    expect(
      await seen(`
      w = torch.tensor(${w}, requires_grad=True)
      loss = ${loss}
      loss.backward()`),
    ).toEqual([{ kind: 'broken', node, cause }]);
  });

test('the exponential of 88 is a number, and breaks nothing', async () => {
  const found = await seen(`
    w = torch.tensor([88.0, 1.0], requires_grad=True)
    loss = torch.exp(w).sum()
    loss.backward()`);
  expect(found.filter(({ kind }) => kind === 'broken')).toEqual([]);
});

test('a stop between a parameter and the loss is named, with all behind it; a second way round is none of its business', async () => {
  const model = (loss: string) => `
    a = torch.ones(2, requires_grad=True)
    b = torch.ones(2, requires_grad=True)
    c = torch.ones(2, requires_grad=True)
    target = (a * b).detach()
    loss = ${loss}
    loss.backward()`;
  expect(await seen(model('((c - target) ** 2).sum() + c.sum()'))).toEqual([
    { kind: 'detached', node: 'target', parameters: ['a', 'b'] },
  ]);
  expect(await seen(model('(c * target).sum() + (a * b).sum()'))).toEqual([]);
});

const layers = (W: string, out: string) => `
  x = torch.randn(16, 3)
  W = ${W}
  v = ${out}
  loss = ((torch.tanh(x @ W) @ v - 1.0) ** 2).mean()
  loss.backward()`;

test('units that start equal and are told the same are counted; those told apart are not', async () => {
  const ones = 'torch.ones(3, 4, requires_grad=True)';
  expect(await seen(layers(ones, 'torch.ones(4, 1, requires_grad=True)'))).toEqual([
    { kind: 'symmetric', node: 'W', axis: 'columns', equal: 4, of: 4 },
  ]);
  // What is behind each unit differs, and so do their gradients.
  expect(await seen(layers(ones, 'torch.randn(4, 1, requires_grad=True)'))).toEqual([]);
  expect(await seen(layers('torch.randn(3, 4, requires_grad=True)', 'torch.ones(4, 1, requires_grad=True)'))).toEqual(
    [],
  );
});

test('rows are units where the weights are transposed, as in a linear layer', async () => {
  const found = await seen(`
    x = torch.randn(16, 3)
    layer = torch.nn.Linear(3, 5)
    torch.nn.init.constant_(layer.weight, 0.5)
    loss = ((torch.tanh(layer(x)) - 1.0) ** 2).mean()
    torch.nn.init.zeros_(layer.bias)
    loss = ((torch.tanh(layer(x)) - 1.0) ** 2).mean()
    loss.backward()`);
  expect(found).toEqual([{ kind: 'symmetric', node: 'layer.weight', axis: 'rows', equal: 5, of: 5 }]);
});

test('zeros that receive nothing, or gradients of their own, are not symmetric; nor are rows that are looked up', async () => {
  expect(await seen(layers('torch.zeros(3, 4, requires_grad=True)', 'torch.zeros(4, 1, requires_grad=True)'))).toEqual(
    [],
  );
  expect(await seen(layers('torch.zeros(3, 4, requires_grad=True)', 'torch.randn(4, 1, requires_grad=True)'))).toEqual(
    [],
  );
  expect(
    await seen(`
    table = torch.zeros(6, 3, requires_grad=True)
    v = torch.tensor([0.3, -0.2, 0.9])
    loss = F.binary_cross_entropy_with_logits(table[torch.tensor([0, 1, 2, 3])] @ v, torch.ones(4))
    loss.backward()`),
  ).toEqual([]);
});

test('the smallest of vanishing gradients is named, with the largest of the model beside it', async () => {
  const chain = (factor: string) => `
    first = torch.tensor([1.0], requires_grad=True)
    second = torch.tensor([1.0], requires_grad=True)
    last = torch.tensor([3.0], requires_grad=True)
    loss = (first * ${factor} * ${factor} + second * ${factor} + last).sum()
    loss.backward()`;
  // A step of 1e-8 is lost beside 1.0; half of float32's gap there is 3e-8.
  const [one, ...rest] = await seen(chain('1e-4'));
  expect(rest).toEqual([]);
  expect(one).toMatchObject({ kind: 'tiny', node: 'first', value: 1, most: 1, others: 0 });
  expect((one as { gradient: number }).gradient).toBeCloseTo(1e-8, 14);
  expect(await seen(chain('1e-7'))).toMatchObject([{ kind: 'tiny', node: 'first', others: 1 }]);
  expect(await seen(chain('1e-2'))).toEqual([]);
});

test('what rounding leaves of gradients that cancel is not called tiny', async () => {
  const found = await seen(`
    b = torch.tensor([0.1], requires_grad=True)
    c = torch.tensor([0.3], requires_grad=True)
    loss = ((c + b) * 0.1 - (b + 0.0) * 0.03 - b * 0.07).sum()
    loss.backward()`);
  expect(found).toEqual([]);
});

test('a gradient that dwarfs what it changes explodes', async () => {
  const power = (times: number) => `
    w = torch.tensor([2.0], requires_grad=True)
    loss = (w * ${'w * '.repeat(times - 2)}w).sum()
    loss.backward()`;
  // 20 · 2^19, and 10 · 2^9.
  expect(await seen(power(20))).toEqual([
    { kind: 'exploding', node: 'w', gradient: 20 * 2 ** 19, value: 2, others: 0 },
  ]);
  expect(await seen(power(10))).toEqual([]);
});

test('units that no example opens are counted; in a batch too small to tell they are not', async () => {
  const net = (batch: number, bias: string) => `
    x = torch.rand(${batch}, 2)
    W = torch.ones(2, 4)
    b = torch.tensor([${bias}], requires_grad=True)
    loss = torch.relu(x @ W + b).sum()
    loss.backward()`;
  expect(await seen(net(12, '0.0, -3.0, 0.5, -9.0'))).toEqual([
    { kind: 'deadUnits', node: 'relu', dead: 2, of: 4, batch: 12 },
  ]);
  expect(await seen(net(4, '0.0, -3.0, 0.5, -9.0'))).toEqual([]);
  expect(await seen(net(12, '0.0, 0.1, 0.5, 1.0'))).toEqual([]);
  // All of them: that is a theft.
  expect(await seen(net(12, '-3.0, -3.5, -4.0, -9.0'))).toEqual([]);
});
