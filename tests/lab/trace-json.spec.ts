import { expect, test } from '@playwright/test';
import { smallestFixes } from '../../src/lab/fixes.ts';
import { labModel, type LabModel } from '../../src/lab/report.ts';
import { traceFile, traceText, type RunRecord } from '../../src/lab/take/trace-json.ts';
import { run } from './python.ts';

interface Told {
  readonly format: string;
  readonly version: number;
  readonly program: string;
  readonly output: readonly string[];
  readonly loss: { readonly node: string; readonly value: number | string };
  readonly verdict: {
    readonly outcome: string;
    readonly thieves: readonly object[];
    readonly broken: readonly string[];
  };
  readonly fixes: object | null;
  readonly parameters: readonly { readonly id: string }[];
  readonly nodes: readonly { readonly id: string; readonly op: string }[];
  readonly edges: readonly { readonly id: string }[];
}

async function made(program: string): Promise<{ model: LabModel; told: (more?: Partial<RunRecord>) => Told }> {
  const { passes, output, failure } = await run(program);
  if (failure) throw new Error(`${failure.kind} in line ${failure.line}: ${failure.message}`);
  const model = labModel(passes[0]!, program);
  return {
    model,
    told: (more) => JSON.parse([...traceText(model, { program, output, pass: 1, ...more })].join('')) as Told,
  };
}

const product = `import torch
a = torch.zeros(2, requires_grad=True)
b = torch.zeros(2, requires_grad=True)
p = a * b
loss = (p - 1.0).sum()
loss.backward()
print("done")
`;

test('a trace says what ran, what was judged, and every number of the pass', async () => {
  const { model, told } = await made(product);
  const trace = told();
  expect(trace).toMatchObject({
    format: 'who-stole-my-gradients/trace',
    version: 1,
    program: product,
    output: ['done'],
    loss: { node: 'loss', value: -2 },
    fixes: null,
    verdict: {
      outcome: 'stuck',
      thieves: [{ node: 'p', line: 4, waits: false, edges: ['a->p#0', 'b->p#1'] }],
      broken: [],
    },
  });
  expect(trace.parameters).toEqual([
    { id: 'a', state: 'zero', waits: false, largest: 0, gradient: [0, 0] },
    { id: 'b', state: 'zero', waits: false, largest: 0, gradient: [0, 0] },
  ]);
  expect(trace.nodes.find(({ id }) => id === 'p')).toEqual({
    id: 'p',
    op: 'mul',
    inputs: ['a', 'b'],
    shape: [2],
    attributes: {},
    line: 4,
    values: [0, 0],
  });
  expect(trace.edges.map(({ id }) => id)).toEqual(
    model.graph.nodes.flatMap(({ id, inputs }) => inputs.map((x, i) => `${x}->${id}#${i}`)),
  );
  expect(trace.edges.find(({ id }) => id.startsWith('p->'))).toMatchObject({
    source: 'p',
    slot: 0,
    state: 'finite',
    flow: [1, 1],
  });
  expect(trace.edges.find(({ id }) => id === 'a->p#0')).toMatchObject({ state: 'zero', flow: [0, 0] });
});

test('what no gradient reaches is null, and a constant’s numbers are said once', async () => {
  const { told } = await made(product);
  const { nodes, edges } = told();
  expect(edges.find((edge) => 'state' in edge && edge.state === 'notReached')).toMatchObject({ flow: null });
  expect(nodes.find(({ op }) => op === 'constant')).toMatchObject({ attributes: {}, values: [1] });
});

test('the smallest fixes are in it once they are found', async () => {
  const { model, told } = await made(product);
  expect(told({ fixes: smallestFixes(model) }).fixes).toEqual({
    sets: [['a'], ['b']],
    needless: false,
    hopeless: [],
    useless: [],
  });
});

test('NaN, infinities, the sign of a zero and every bit of a float32 survive', async () => {
  const { model, told } = await made(`import torch
w = torch.tensor([0.0, 1.0, -1.0, -0.0, 0.1, 1e-45], requires_grad=True)
q = w / torch.tensor([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
loss = q.sum()
loss.backward()
`);
  const { nodes, parameters, loss, verdict } = told();
  expect(nodes.find(({ id }) => id === 'q')).toMatchObject({
    values: ['NaN', 'Infinity', '-Infinity', -0, Math.fround(0.1), 2 ** -149],
  });
  expect(parameters).toMatchObject([{ id: 'w', state: 'notANumber', largest: 'Infinity' }]);
  expect(loss.value).toBe('NaN');
  expect(verdict).toMatchObject({ outcome: 'notANumber', broken: ['q'] });
  expect(nodes.find(({ id }) => id === 'w')).toMatchObject({ values: [...model.trace.values.w!] });
});

test('a module’s nodes say which it is', async () => {
  const { told } = await made(
    'import torch\nmodel = torch.nn.Sequential(torch.nn.Linear(2, 1))\nmodel(torch.ones(1, 2)).sum().backward()\n',
  );
  expect(told().nodes.find(({ op }) => op === 'matMul')).toMatchObject({ module: '0', line: 3 });
});

test('a file is the same text in one piece, and one that nobody waits for is given up', async () => {
  const { model } = await made(product);
  const of: RunRecord = { program: product, output: [], pass: 1 };
  const file = await traceFile(model, of, () => true);
  expect(file!.type).toBe('application/json');
  expect(await file!.text()).toBe([...traceText(model, of)].join(''));
  const many = Object.fromEntries(Object.keys(model.trace.values).map((id) => [id, new Float32Array(2e6)]));
  const large: LabModel = { ...model, trace: { ...model.trace, values: { ...many, loss: Float32Array.of(0) } } };
  expect(await traceFile(large, of, () => false)).toBeUndefined();
});
