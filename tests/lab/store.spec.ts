import { expect, test } from '@playwright/test';
import type { Handle } from '../../src/lab/entry.ts';
import { Tape } from '../../src/lab/tape.ts';
import { run } from './python.ts';

const SIZE = 256;
/** Room for sixteen tensors of that size. */
const MOST = 16 * 4 * SIZE;
const start = Float32Array.from({ length: SIZE }, (_, i) => i);

/** `x + number`, again and again; whole numbers, which float32 adds exactly. */
const raised = (tape: Tape, x: Handle, number: number) =>
  tape.apply('add', [x, tape.leaf('constant', [number], [])], {});

test('results that there was no room for are computed again as they were, and so are their gradients', () => {
  const tape = new Tape(MOST);
  const x = tape.leaf('parameter', start, [SIZE]);
  const squares = Array.from({ length: 100 }, (_, i) => tape.apply('square', [raised(tape, x, i)], {}));
  for (const i of [3, 50, 99])
    expect(tape.values(squares[i]!)).toEqual(Float32Array.from(start, (value) => (value + i) ** 2));
  const root = tape.apply('sum', [squares[3]!], {});
  raised(tape, x, 1);
  const [gradient] = tape.gradients(root, [x]).gradients;
  expect(tape.values(gradient!)).toEqual(Float32Array.from(start, (value) => 2 * (value + 3)));
  tape.dispose();
});

test('a chain longer than there is room for gives each of its values', () => {
  const tape = new Tape(2 * MOST);
  let x = tape.leaf('constant', start, [SIZE]);
  const all = Array.from({ length: 1000 }, () => (x = tape.compute('add', [x, tape.leaf('constant', [1], [])], {})));
  for (const i of [999, 0, 500, 501]) expect(tape.values(all[i]!)).toEqual(Float32Array.from(start, (v) => v + i + 1));
  tape.dispose();
});

test('what was given is never forgotten: too much of it is refused', () => {
  const tape = new Tape(MOST);
  const leaves = Array.from({ length: 16 }, (_, i) =>
    tape.leaf(
      'constant',
      start.map((v) => v * i),
      [SIZE],
    ),
  );
  expect(() => raised(tape, leaves[0]!, 1)).toThrow(expect.objectContaining({ code: 'room' }));
  expect(tape.values(leaves[15]!)[2]).toBe(30);
  tape.dispose();
});

test('an updated parameter is still the one that was made in that line, under that name', () => {
  const tape = new Tape();
  tape.line = 4;
  tape.scope = ['net'];
  const first = tape.leaf('parameter', [1, 2], [2]);
  [tape.line, tape.scope] = [9, []];
  const next = tape.assign(first, [3, 4]);
  tape.rename(next, 'w');
  expect(tape.entry(next)).toMatchObject({ line: 4, scope: ['net'], name: 'w' });
  expect(tape.entry(first).name).toBe('w');
  tape.dispose();
});

test('a loop whose tensors take more than all the room together runs, and loses none that it kept', async () => {
  const source = `
    import torch
    x = torch.ones(512, 512)
    w = torch.tensor(0.5, requires_grad=True)
    kept = []
    for step in range(100):
        h = x * step
        kept.append(h)
        (h * w).mean().backward()
    print([kept[i].mean().item() for i in (0, 7, 99)], w.grad.item())
  `;
  const { output, failure } = await run(source, () => 0);
  expect(failure).toBeUndefined();
  expect(output).toEqual(['[0.0, 7.0, 99.0] 4950.0']);
});
