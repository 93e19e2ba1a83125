/** The backward passes of a run that can be shown: the first, the first that is not finite, the last. */
import { expect, test } from '@playwright/test';
import type { LaterPass, Pass } from '../../src/lab/entry.ts';
import type { PythonRun } from '../../src/lab/interpreter.ts';
import { labModel } from '../../src/lab/report.ts';
import { run } from './python.ts';

/** The loss and the gradient of each pass, as the program itself prints them. */
const printed = ({ output }: PythonRun) =>
  output.map((line) => line.replaceAll('inf', 'Infinity').split(' ').map(Number) as [number, number]);

/** The same as a pass holds them, of the parameter `w`. */
function held({ graph, trace }: Pass): [number, number] {
  const [edge] = Object.keys(trace.flows);
  return [trace.values[graph.loss]![0]!, trace.flows[edge as keyof typeof trace.flows]![0]!];
}

const numbers = (later: readonly LaterPass[]) => later.map(({ number, isBroken }) => [number, isBroken]);

// (w − 4)², at a rate of 3: the miss grows fivefold with each step, until its square is too large for float32.
const DIVERGING = `import torch
w = torch.tensor([0.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=3.0)
for step in range(40):
    opt.zero_grad()
    loss = torch.square(w - 4).sum()
    loss.backward()
    print(loss.item(), w.grad.item())
    opt.step()
`;

test('of a run that diverges the first pass that is not finite is kept, and the last', async () => {
  const ran = await run(DIVERGING);
  const told = printed(ran);
  const broken = told.findIndex((pair) => !pair.every(Number.isFinite));
  expect(broken).toBeGreaterThan(20);
  expect(numbers(ran.later)).toEqual([
    [broken + 1, true],
    [40, false],
  ]);
  expect(held(ran.passes[0]!)).toEqual([16, -8]);
  expect(told[0]).toEqual([16, -8]);
  const model = labModel(ran.later[0]!.pass, DIVERGING);
  expect(model.outcome).toBe('notANumber');
  expect(model.trace.values.loss![0]).toBe(told[broken]![0]);
});

test('a ReLU that an update shuts is a thief in the last pass, and none in the first', async () => {
  const source = `import torch
w = torch.tensor([1.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=10.0)
for step in range(3):
    opt.zero_grad()
    out = torch.relu(w)
    loss = (out * out).sum()
    loss.backward()
    print(loss.item(), w.grad.item())
    opt.step()
`;
  const ran = await run(source);
  expect(printed(ran)).toEqual([
    [1, 2],
    [0, 0],
    [0, 0],
  ]);
  expect(numbers(ran.later)).toEqual([[3, false]]);
  const [first, last] = [ran.passes[0]!, ran.later[0]!.pass].map((pass) => labModel(pass, source));
  expect(first!.outcome).toBe('healthy');
  expect(first!.trace.values.w).toEqual(Float32Array.of(1));
  expect(last!.trace.values.w).toEqual(Float32Array.of(-19));
  expect(last!.trace.flows['w->out#0']).toEqual(Float32Array.of(0));
});

test('a program that fails on NaN still shows the pass that made it', async () => {
  const ran = await run(`
  import tensorflow as tf
  x = tf.Variable([1.0])
  for step in range(5):
      with tf.GradientTape() as tape:
          loss = tf.reduce_sum(tf.sqrt(x))
      x.assign_sub(2.0 * tape.gradient(loss, x))
      if step == 1:
          raise ValueError("loss is not a number")
  `);
  expect(ran.failure).toMatchObject({ kind: 'ValueError' });
  // 1 − 2 × ½ is 0, where the root's slope is infinite.
  expect(numbers(ran.later)).toEqual([[2, true]]);
  expect(Object.values(ran.later[0]!.pass.trace.values)).toContainEqual(Float32Array.of(0));
});

test('one pass is the first and the last at once, and nothing is kept twice', async () => {
  const ran = await run(`
  import torch
  w = torch.tensor([float("nan")], requires_grad=True)
  (w * w).sum().backward()
  `);
  expect(ran.passes).toHaveLength(1);
  expect(ran.later).toEqual([]);
});
