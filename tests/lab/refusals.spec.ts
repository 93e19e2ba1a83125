/** What the Lab says of its own: each code has words, each word a code, and each comes out with its line. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { OpName } from '../../src/graph/graph.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import { ShapeError } from '../../src/graph/shape.ts';
import { Refusal, refusalText, type RefusalWords } from '../../src/lab/refusal.ts';
import { words } from '../../src/words/en/refusals.ts';
import { run } from './python.ts';
import { refused } from './refused.ts';

const codes = Object.keys(words) as (keyof RefusalWords)[];

/** All that the files say, by what matches in them first of the groups of a pattern. */
function found(files: string, ...patterns: readonly RegExp[]): string[] {
  const texts = globSync(files).map((file) => readFileSync(file, 'utf8'));
  return texts.flatMap((text) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name!)));
}

/** Words that say of which code they are. */
const marked = Object.fromEntries(
  codes.map((code) => {
    const say = (facts?: unknown) => `‹${code}› ${refusalText(words, code, facts)}`;
    return [code, typeof words[code] === 'string' ? say() : say];
  }),
) as unknown as RefusalWords;

/** The codes of the faults that operations find in shapes, where they find them. */
const faults = found('src/graph/**/*.ts', /(?<!readonly )\bcode: '(\w+)'/g);

test('every code of a refusal has words, and all words are of a code', () => {
  const python = found('src/lab/python/**/*.py', /\brefusal\(\s*"(\w+)"/g, /": "(missing[A-Z]\w+)"/g);
  const typescript = found('src/lab/*.ts', /new Refusal\('(\w+)'/g);
  const said = found('src/lab/{failure,interpreter,python-api}.ts', /\bwords\.(\w+)/g, /\(\{ (\w+) \}.*\) =>/g);
  expect([...new Set([...python, ...typescript, ...said, ...faults])].sort()).toEqual([...codes].sort());
});

test('Python names the code of a refusal where it refuses, so that all of them are found', () => {
  const calls = found('src/lab/python/**/*.py', /(?<!def |_lab\.)\brefusal\(\s*([^\s,)]+)/g);
  expect(calls.length).toBeGreaterThan(70);
  expect(calls.filter((code) => !/^"\w+"$/.test(code))).toEqual(['_REFUSALS[name]']);
});

for (const code of codes)
  test(`"${code}" comes out in the words of the page, with its line`, async () => {
    const one = refused[code];
    const { program, ...expected } = typeof one === 'string' ? { program: one } : one;
    let clock = 0;
    const { failure, output } = await run(program, () => (clock += code === 'seconds' ? 1000 : 0), marked);
    if (code === 'matplotlib' || code === 'warning') {
      expect(failure).toBeUndefined();
      expect(output).toEqual([expect.stringContaining(`‹${code}› `)]);
      return;
    }
    expect(failure?.message.slice(0, code.length + 3)).toBe(`‹${code}› `);
    expect(failure?.message.split('‹')).toHaveLength(2);
    expect(failure?.message).not.toMatch(/undefined|null|NaN|\[object/);
    expect({ line: undefined, ...failure }).toMatchObject({ line: program.split('\n').length, ...expected });
  });

/** An operation of the Lab on what it may not fit. */
const asked = (() => {
  const shape = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 });
  const places = fc.array(fc.integer({ min: -3, max: 6 }), { maxLength: 3 });
  return fc.record({
    op: fc.constantFrom(...(Object.keys(labOps) as OpName[])),
    shapes: fc.array(shape, { maxLength: 3 }),
    attributes: fc.record(
      { axes: places, shape, permutation: places, from: places, transposeA: fc.boolean(), transposeB: fc.boolean() },
      { requiredKeys: [] },
    ),
  });
})();

test('what a shape’s fault is called in English is what its error says to developers', () => {
  const met = new Set<string>();
  for (const { op, shapes, attributes } of fc.sample(asked, { numRuns: 20_000, seed: 1 })) {
    const { arity, shape } = labOps[op];
    if (arity !== Infinity && shapes.length < arity) continue;
    try {
      shape(shapes, attributes);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      expect(refusalText(words, error.fault.code, error.fault)).toBe(error.message);
      met.add(error.fault.code);
    }
  }
  expect([...met].sort()).toEqual([...new Set(faults)].sort());
});

for (const [what, line] of [
  ['numbers drawn', 'np.random.rand(10**6, 10**6)'],
  ['a sum of a row and a column', 'np.ones((10**6, 1)) + np.ones((1, 10**6))'],
] as const)
  test(`room that the browser does not give for ${what} is memory that the Lab has not`, async () => {
    const { failure } = await run(`import numpy as np\n${line}`, undefined, marked);
    expect(failure?.message).toContain('‹memory› ');
    expect(failure?.line).toBe(2);
  });

for (const [library, line] of [
  ['torch', 'torch.softmax(torch.tensor(1.0), 0)'],
  ['torch', 'torch.log_softmax(torch.tensor(1.0), 0)'],
  ['tensorflow as tf', 'tf.nn.softmax_cross_entropy_with_logits(labels=tf.constant(1.0), logits=tf.constant(1.0))'],
] as const)
  test(`a scalar has no axis to go along in ${line}`, async () => {
    const { failure } = await run(`import ${library}\n${line}`);
    expect(failure?.message).toBe('Shape [] has no axis -1.');
  });

test('nothing is joined to no array in NumPy’s words, even where there are others', async () => {
  const { failure } = await run('import numpy as np\na = np.ones(2)\nnp.concatenate([])');
  expect(failure?.message).toBe('need at least one array to concatenate');
});

test('a program that catches a refusal is told the same by its text', async () => {
  const { output } = await run('import torch\ntry:\n    torch.sigmoidd\nexcept AttributeError as e:\n    print(e)');
  expect(output).toEqual([words.missing({ name: 'torch.sigmoidd', nearest: 'sigmoid' })]);
});

test('a code without words is an error that names it', () => {
  expect(() => refusalText(words, 'nothing', {})).toThrow('"nothing"');
  expect(new Refusal('otherRun').message).toBe('otherRun');
});
