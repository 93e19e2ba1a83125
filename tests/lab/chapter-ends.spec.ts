/** What the end of each chapter says of the Lab, held to what the Lab does with that program. */
import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { smallestFixes } from '../../src/lab/fixes.ts';
import { exampleNames, exampleText } from '../../src/lab/on-disk.ts';
import { labModel } from '../../src/lab/report.ts';
import { printed, run } from './python.ts';

const ends = new Map(
  globSync('content/en/*.mdx').map((file) => {
    const { lab } = parse(/^---\n([\s\S]*?)\n---/.exec(readFileSync(file, 'utf8'))![1]!) as {
      lab: { example: string; text: string };
    };
    return [/\d+-(.*)\.mdx$/.exec(file)![1]!, lab] as const;
  }),
);
const programOf = (slug: string) => exampleText(ends.get(slug)!.example);
const modelOf = async (slug: string) => labModel((await run(programOf(slug))).passes[0]!, programOf(slug));
const fixesOf = async (slug: string) => smallestFixes(await modelOf(slug)).sets.map((set) => set.join());
/** The lines that the Lab marks. */
const linesOf = async (slug: string) => {
  const lines = programOf(slug).split('\n');
  return [...new Set((await modelOf(slug)).thieves)].map((line) => lines[line - 1]);
};
const lossesIn = (output: string) => [...output.matchAll(/loss ([\d.]+)/g)].map(([, loss]) => loss);

test('every chapter ends with a program of the Lab’s menu, and one sentence about it', () => {
  expect(ends.size).toBe(10);
  for (const { example, text } of ends.values()) {
    expect(exampleNames()).toContain(example);
    expect(text).toMatch(/^[A-Z][^.]*\.$/);
  }
});

test('the two-tower of chapter 1 is stuck at the loss of the case', async () => {
  expect(lossesIn(await printed(programOf('the-case')))).toEqual(Array(3).fill('0.6931472'));
});

test('the two-tower of chapter 2 prints the same losses with every optimizer and rate', async () => {
  for (const optimizer of ['SGD(0.1)', 'SGD(1000.0)', 'RMSprop(0.1)', 'Adagrad(0.5)', 'Adam(10.0)']) {
    const program = programOf('the-suspects');
    expect(program).toContain('optimizers.Adam(0.1)');
    const losses = lossesIn(await printed(program.replace('optimizers.Adam(0.1)', `optimizers.${optimizer}`)));
    expect(losses, optimizer).toEqual(Array(3).fill('0.6931472'));
  }
});

test('of the pair in PyTorch the line of the product is marked', async () => {
  expect(await linesOf('a-smaller-case')).toEqual(['logit = (vec_a * vec_b).sum(1)']);
});

test('the pair in TensorFlow 1 prints four gradients, all of them zero', async () => {
  const [, ...gradients] = (await printed(programOf('the-thief'))).trim().split('\n');
  expect(gradients).toEqual(['a 0.0', 'b 0.0', 'W 0.0', 'B 0.0']);
});

test('one of a, b and B at random lets a gradient through to every tensor of the pair', async () => {
  expect(await fixesOf('release')).toEqual(['a', 'b', 'B']);
});

test('of the LoRA adapter one factor at random is enough', async () => {
  expect(await fixesOf('why-the-zeros-were-there')).toEqual(['A', 'B']);
});

test('no factor of the underflow is zero, and every gradient is', async () => {
  const program = programOf('almost-zero');
  expect(program).toContain('torch.full((14,), 1e-4');
  expect(await printed(program)).toMatch(/^product 0\.0\ntensor\(\[(0\., )*0\.\]\)/);
  expect((await modelOf('almost-zero')).outcome).toBe('stuck');
});

test('the smallest fixes of the triplet are one embedding each', async () => {
  expect(await fixesOf('homework')).toEqual(['a', 'b', 'c']);
});

test('the loss of the factorization machine falls, and V stays zero', async () => {
  const program = programOf('relatives');
  const { graph, trace } = await modelOf('relatives');
  const output = await printed(program);
  expect(program).toContain('range(20)');
  expect(Number(lossesIn(output)[0])).toBeLessThan(trace.values[graph.loss]![0]!);
  expect(output).toContain('V 0.0');
  expect(await fixesOf('relatives')).toEqual(['V']);
});

test('of the dead ReLU the line is marked, and the bias is the one fix', async () => {
  expect(await linesOf('field-guide')).toEqual(['loss = nn.functional.mse_loss(out(torch.relu(hidden(x))), y)']);
  expect(await fixesOf('field-guide')).toEqual(['hidden.bias']);
});
