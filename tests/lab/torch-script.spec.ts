import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exampleNames, exampleText } from '../../src/lab/on-disk.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import { labTables } from '../../src/engine/lab-tables.ts';
import { parametersOf, type Graph, type OpName } from '../../src/graph/graph.ts';
import { gradientAt, type Trace } from '../../src/graph/trace.ts';
import { labModel, type LabModel } from '../../src/lab/report.ts';
import { identifiersOf } from '../../src/lab/take/identifiers.ts';
import { torchScript, type Scripted } from '../../src/lab/take/torch-script.ts';
import { wordOf } from '../../src/lab/wire.ts';
import { caseGraph, isLeaf } from '../oracle/cases.ts';
import { differentiate } from '../oracle/engine.ts';
import type { OpCase } from '../oracle/operands.ts';
import { oracle } from '../oracle/oracle.ts';
import { advice, findTorch } from '../torch.ts';
import { run } from './python.ts';

startCpu(labTables);

async function modelOf(source: string): Promise<LabModel> {
  const { passes, failure } = await run(source);
  if (failure) throw new Error(`${failure.kind} in line ${failure.line}: ${failure.message}`);
  return labModel(passes[0]!, source);
}

const bare = (graph: Graph, trace: Trace): Scripted => ({ graph, trace, lines: {}, scopes: {} });

/** The oracle's smallest model around an op, and its numbers. */
function caseModel(op: OpName, opCase: OpCase): Scripted {
  const graph = caseGraph(op, opCase);
  const ids = isLeaf(op) ? ['y'] : opCase.operands.map((_, i) => `x${i}`);
  const leaves = ids.flatMap((id, i) => (op === 'constant' ? [] : [[id, opCase.operands[i]!.values] as const]));
  const rows = ids.filter((_, i) => opCase.operands[i]!.rows);
  return bare(graph, differentiate(graph, Object.fromEntries(leaves), rows, labTables).trace);
}

/** Where conventions part: at ties, at zero, where nothing is a number, and of axes that are named in other ways. */
const special: Readonly<Partial<Record<OpName, readonly OpCase[]>>> = (() => {
  const numbers = (shape: readonly number[], values: readonly number[]) => ({ shape, values: values.map(Math.fround) });
  const ties = [numbers([3], [1, -2, 0]), numbers([3], [1, -2, 0.5])];
  const third = Math.fround(1 / 3);
  const zeros = [numbers([2, 2], [0, 0, 3, 4])];
  return {
    maximum: [{ title: 'ties that are shared', operands: ties, attributes: { convention: 'torch' } }],
    minimum: [{ title: 'ties that are shared', operands: ties, attributes: { convention: 'torch' } }],
    norm: [
      { title: 'zero, with slope 0', operands: zeros, attributes: { axes: [1], convention: 'torch' } },
      {
        title: 'zero, with slope 0, kept',
        operands: zeros,
        attributes: { axes: [-1], keepDims: true, convention: 'torch' },
      },
      { title: 'of everything, with slope 0', operands: [numbers([2], [0, 0])], attributes: { convention: 'torch' } },
      { title: 'all of it kept', operands: zeros, attributes: { keepDims: true, convention: 'torch' } },
    ],
    max: [
      { title: 'ties', operands: [numbers([2, 3], [1, 1, 0, 2, 2, 2])], attributes: { axes: [1] } },
      { title: 'ties over everything', operands: [numbers([2, 2], [1, 1, 0, 1])] },
    ],
    sum: [{ title: 'no axis', operands: [numbers([2], [1, 2])], attributes: { axes: [] } }],
    abs: [{ title: 'zero', operands: [numbers([3], [0, -0, 2])] }],
    sqrt: [{ title: 'a negative number', operands: [numbers([2], [-1, 4])] }],
    log: [{ title: 'zero and less', operands: [numbers([3], [0, -1, 2])] }],
    power: [
      { title: 'the power 0', operands: [numbers([2], [0, 3])], attributes: { exponent: 0 } },
      { title: 'the power 1', operands: [numbers([2], [0, 3])], attributes: { exponent: 1 } },
      { title: 'a root of zero', operands: [numbers([2], [0, 3])], attributes: { exponent: 0.5 } },
      { title: 'an odd exponent', operands: [numbers([2], [2, 3])], attributes: { exponent: 2.3 } },
    ],
    leakyRelu: [{ title: 'zero', operands: [numbers([3], [0, -1, 1])], attributes: { slope: 0.1 } }],
    softmaxCrossEntropy: [
      {
        title: 'equal shares of equal logits',
        operands: [numbers([2, 3], Array<number>(6).fill(third)), numbers([2, 3], [0, 0, 0, 5, 5, 5])],
      },
    ],
    sigmoidCrossEntropy: [
      { title: 'a label against a batch', operands: [numbers([2, 1], [0, 1]), numbers([2, 3], [1, 0, -1, 9, 0, -9])] },
      { title: 'a tiny logit', operands: [numbers([2], [0.5, 0.5]), numbers([2], [1e-9, -1e-9])] },
    ],
    binaryCrossEntropy: [
      { title: 'certain chances', operands: [numbers([4], [0, 1, 1, 0]), numbers([4], [0, 1, 0, 1])] },
      { title: 'a chance that is not a number', operands: [numbers([2], [0, 1]), numbers([2], [NaN, 0.5])] },
      { title: 'one label for a batch', operands: [numbers([], [1]), numbers([2, 2], [0.1, 0.2, 0.3, 0.4])] },
    ],
    transpose: [
      { title: 'the identity', operands: [numbers([2, 2], [1, 2, 3, 4])], attributes: { permutation: [0, 1] } },
      { title: 'three axes in reverse', operands: [numbers([1, 2, 3], [1, 2, 3, 4, 5, 6])] },
      { title: 'a vector', operands: [numbers([2], [1, 2])] },
    ],
    pick: [
      {
        title: 'every second',
        operands: [numbers([2, 3], [1, 2, 3, 4, 5, 6])],
        attributes: { from: [1, 3, 5], shape: [3] },
      },
      {
        title: 'a row of a matrix',
        operands: [numbers([2, 3], [1, 2, 3, 4, 5, 6])],
        attributes: { from: [3, 4, 5], shape: [1, 3] },
      },
      {
        title: 'rows, one of them twice',
        operands: [numbers([3, 2], [1, 2, 3, 4, 5, 6])],
        attributes: { from: [4, 5, 0, 1, 4, 5], shape: [3, 2] },
      },
      {
        title: 'what begins like a row and is none',
        operands: [numbers([3, 2], [1, 2, 3, 4, 5, 6])],
        attributes: { from: [4, 5, 0, 3], shape: [2, 2] },
      },
      { title: 'backwards', operands: [numbers([3], [1, 2, 3])], attributes: { from: [2, 1, 0], shape: [3] } },
      {
        title: 'a single one, as a vector',
        operands: [numbers([3], [1, 2, 3])],
        attributes: { from: [2], shape: [1] },
      },
    ],
    reshape: [{ title: 'one number as a scalar', operands: [numbers([1, 1], [2])], attributes: { shape: [] } }],
    parameter: [
      {
        title: 'numbers that are hard to write',
        operands: [numbers([8], [0.1, 1e-45, -0, NaN, Infinity, -Infinity, 16777216, 3.4028234e38])],
      },
      { title: 'three axes', operands: [numbers([2, 1, 2], [0.1, 0.2, 0.3, 0.4])] },
      {
        title: 'many numbers',
        operands: [
          numbers(
            [3, 100],
            Array.from({ length: 300 }, (_, i) => Math.sin(i)),
          ),
        ],
      },
    ],
  };
})();

const allCases = (Object.keys(oracle) as OpName[]).flatMap((op) =>
  [...oracle[op].cases, ...(special[op] ?? [])].map((opCase) => ({ title: `${op}: ${opCase.title}`, op, opCase })),
);

interface Told {
  readonly failure?: string;
  readonly loss: readonly string[];
  readonly gradients: Readonly<Record<string, readonly string[] | null>>;
  readonly printed: string;
}

const python = findTorch();

/** What real PyTorch makes of the scripts, all in one process: importing it takes seconds. */
function inPyTorch(models: readonly (readonly [Scripted, string])[]): readonly Told[] {
  const jobs = models.map(([model, source]) => {
    const names = identifiersOf(model.graph);
    const parameters = parametersOf(model.graph).map(({ id }) => [id, names.get(id)!]);
    return {
      script: torchScript(model, source),
      loss: names.get(model.graph.loss)!,
      parameters: Object.fromEntries(parameters) as Record<string, string>,
    };
  });
  const { stdout, stderr, status } = spawnSync(python!, [fileURLToPath(new URL('torch-script.py', import.meta.url))], {
    input: JSON.stringify(jobs),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Told[];
}

const SPECIAL: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity };

/**
 * Where numbers part: by more than 1e-5 of themselves, an exact zero is exact, and NaN is NaN.
 * @param slack what rounding may leave besides, for models of many layers.
 */
function partings(found: ArrayLike<number>, words: readonly string[], slack = 0): string[] {
  const real = words.map((word) => SPECIAL[word] ?? Number(word));
  const crumb = slack * Math.max(0.1, ...real.filter(Number.isFinite).map(Math.abs));
  return real.flatMap((e, i) => {
    const a = found[i]!;
    const isClose =
      Object.is(a, e) || (a === 0 && e === 0) || (a !== 0 && e !== 0 && Math.abs(a - e) <= 1e-5 * Math.abs(e) + crumb);
    return isClose ? [] : [`[${i}] is ${a} here and ${e} in PyTorch`];
  });
}

/** A bias right before a batch normalization: its gradient is what rounding leaves of zero, on either side. */
const CANCELS = 'siamese.py: net.0.bias';

function expectSame({ graph, trace }: Scripted, told: Told, title: string, slack = 0): void {
  expect(told.failure, title).toBeUndefined();
  expect.soft(partings(trace.values[graph.loss]!, told.loss), `${title}: loss`).toEqual([]);
  for (const { id } of parametersOf(graph)) {
    const [own, real] = [gradientAt(graph, trace, id), told.gradients[id]!];
    const what = `${title}: ${id}`;
    expect.soft(own === undefined, `${what} is reached`).toBe(real === null);
    if (own && real && !what.endsWith(CANCELS)) expect.soft(partings(own, real, slack), what).toEqual([]);
  }
}

test.describe('a script on real PyTorch', () => {
  test.skip(!python, advice);
  test.setTimeout(300_000);

  test('has the numbers of every op, in every case, with every convention', () => {
    const models = allCases.map(({ op, opCase }) => [caseModel(op, opCase), ''] as const);
    const told = inPyTorch(models);
    allCases.forEach(({ title }, i) => expectSame(models[i]![0], told[i]!, title));
  });

  test('has the numbers of every example', async () => {
    const models: [LabModel, string][] = [];
    for (const name of exampleNames()) models.push([await modelOf(exampleText(name)), exampleText(name)]);
    const told = inPyTorch(models);
    // The field guide's have trained for a hundred steps before, some of them: rounding has had its say.
    const slackOf = (name: string) => (name.startsWith('check-') ? 1e-6 : 0);
    exampleNames().forEach((name, i) => expectSame(models[i]![0], told[i]!, name, slackOf(name)));
  });

  test('has the numbers of what is not finite, where a gate is shut before it', async () => {
    const heads = {
      relu: 'torch.relu(w)',
      maximum: 'torch.maximum(w, v)',
      minimum: 'torch.minimum(-w, v)',
      hinge: 'torch.clamp(w, min=0.0)',
      where: 'torch.where(w > 0, w, v)',
      'relu of NaN': 'torch.relu(w / w)',
    };
    const models: [LabModel, string][] = [];
    for (const head of Object.values(heads)) {
      const source = [
        'import torch',
        'w = torch.tensor([[-1.0, 0.0, 4.0]], requires_grad=True)',
        'v = torch.zeros(2, 1, requires_grad=True)',
        `loss = torch.sqrt(${head}).sum()`,
        'loss.backward()',
      ].join('\n');
      models.push([await modelOf(source), source]);
    }
    // TensorFlow's ReLU multiplies by 0 where PyTorch's gives nothing back.
    const product = [
      'import tensorflow as tf',
      'w = tf.Variable([[-1.0, 0.0, 4.0]])',
      'with tf.GradientTape() as tape:',
      '    loss = tf.reduce_sum(tf.sqrt(tf.nn.relu(w)))',
      'tape.gradient(loss, w)',
    ].join('\n');
    models.push([await modelOf(product), product]);
    const told = inPyTorch(models);
    [...Object.keys(heads), 'product'].forEach((name, i) => expectSame(models[i]![0], told[i]!, name));
    expect(told.at(-1)!.gradients.w!.slice(0, 2)).toEqual(['nan', 'nan']);
    expect(told[0]!.gradients.w!.slice(0, 2)).toEqual(['0.0', '0.0']);
  });

  test('has the numbers of the first gradient of every snippet that takes one', async () => {
    const snippets = globSync(fileURLToPath(new URL('snippets/*/*.py', import.meta.url)));
    const found: { readonly path: string; readonly model: LabModel; readonly source: string }[] = [];
    for (const path of snippets) {
      const source = readFileSync(path, 'utf8');
      const { passes } = await run(source);
      if (passes[0]) found.push({ path, source, model: labModel(passes[0], source) });
    }
    expect(found.length).toBeGreaterThan(20);
    const told = inPyTorch(found.map(({ model, source }) => [model, source]));
    found.forEach(({ path, model }, i) => expectSame(model, told[i]!, path, 1e-6));
  });
});

for (const name of exampleNames())
  test(`in the Lab itself, the script of the example ${name} has the same numbers`, async () => {
    const { graph, trace } = await modelOf(exampleText(name));
    const model = { graph, trace, lines: {}, thieves: [], scopes: {} };
    const again = await modelOf(torchScript(model, ''));
    const names = identifiersOf(graph);
    const words = (values: ArrayLike<number>) => Array.from(values, wordOf);
    expect(partings(again.trace.values[again.graph.loss]!, words(trace.values[graph.loss]!))).toEqual([]);
    for (const { id } of parametersOf(graph)) {
      const [own, its] = [gradientAt(graph, trace, id), gradientAt(again.graph, again.trace, names.get(id)!)];
      expect(its === undefined, `${id} is reached`).toBe(own === undefined);
      if (own && its) expect(partings(its, words(own)), id).toEqual([]);
    }
  });

test('the script prints what it promises', async () => {
  const model = await modelOf(
    'import torch\nw = torch.tensor([1.0, -3.0], requires_grad=True)\nv = torch.zeros(1, requires_grad=True)\n' +
      'loss = (w * w.detach() + v.detach()).sum()\nloss.backward()\n',
  );
  const script = torchScript(model, 'import torch\nw = 1\rimport os\n');
  const { output, failure } = await run(script);
  expect(failure).toBeUndefined();
  expect(output).toEqual(['loss 10.0', 'w 3.0', 'tensor([ 1., -3.])', 'v None']);
  // A carriage return ends a comment: what stands behind it would run.
  expect(script).toContain('# line 2: w = 1 import os');
});

test('names are identifiers, each its own, and none is in the way of another', () => {
  const ids = ['fc1.weight', 'fc1_weight', 'class', '0.314', '-1', 'left_maximum', 'torch', '__debug__', 'größe', 'é'];
  const nodes = ids.map((id) => ({ id, op: 'constant' as const, inputs: [], shape: [], attributes: { value: 1 } }));
  const names = [...identifiersOf({ nodes, loss: 'é' }).values()];
  expect(new Set(names).size).toBe(ids.length);
  expect(names.slice(0, 4)).toEqual(['fc1_weight', 'fc1_weight_2', 'class_2', 'constant_0_314']);
  for (const name of names) expect(name).toMatch(/^[A-Za-z]\w*$/);
});
