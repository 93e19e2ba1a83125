import { expect, test } from '@playwright/test';
import { callsIn, statementAt } from '../../src/lab/call-text.ts';
import { exampleNames, exampleText } from '../../src/lab/on-disk.ts';
import { parametersOf } from '../../src/graph/graph.ts';
import { editsOf } from '../../src/lab/fix-list.ts';
import { labModel, type LabModel } from '../../src/lab/report.ts';
import { startRandom } from '../../src/lab/rewrite.ts';
import { printed, run } from './python.ts';

/** The statement with one of the tensors that it makes random; undefined where it is left alone. */
function rewritten(statement: string, tensor = 'x', made: readonly string[] = [tensor]): string | undefined {
  const change = startRandom(statement, { tensor, made });
  return change && statement.slice(0, change.from) + change.text + statement.slice(change.to);
}

const lines: readonly [before: string, after: string][] = [
  ['a = torch.zeros(1, 8, requires_grad=True)', 'a = torch.normal(0.0, 0.1, (1, 8), requires_grad=True)'],
  ['b = torch.zeros(4)', 'b = torch.normal(0.0, 0.1, (4,))'],
  ['self.B = nn.Parameter(torch.zeros((r, out)))', 'self.B = nn.Parameter(torch.normal(0.0, 0.1, (r, out)))'],
  ['nn.init.zeros_(self.fc.weight)', 'nn.init.normal_(self.fc.weight, std=0.1)'],
  ['nn.init.constant_(w, 0.5)', 'nn.init.normal_(w, std=0.1)'],
  ['W = np.zeros((8, 4))', 'W = np.random.normal(0.0, 0.1, (8, 4))'],
  ['a = tf.Variable(tf.zeros([1, 8]))', 'a = tf.Variable(tf.random.normal([1, 8], stddev=0.1))'],
  [
    'a = tf.get_variable("a", [1, 8], initializer=tf.zeros_initializer())',
    'a = tf.get_variable("a", [1, 8], initializer=tf.random_normal_initializer(stddev=0.1))',
  ],
  ['w = torch.tensor([[0.0, 0.0]], requires_grad=True)', 'w = torch.normal(0.0, 0.1, (1, 2), requires_grad=True)'],
  ['w = torch.tensor(0.5, requires_grad=True)', 'w = torch.normal(0.0, 0.1, (), requires_grad=True)'],
  ['w = torch.full((14,), 1e-4, dtype=torch.float32)', 'w = torch.normal(0.0, 0.1, (14,), dtype=torch.float32)'],
  ['w = torch.zeros_like(V, requires_grad=True)', 'w = torch.normal(0.0, 0.1, V.shape, requires_grad=True)'],
  ['fc.weight.data.fill_(0.1)', 'fc.weight.data.normal_(0.0, 0.1)'],
  ['p = nn.Parameter(torch.Tensor(3, 4).zero_())', 'p = nn.Parameter(torch.Tensor(3, 4).normal_(0.0, 0.1))'],
  ['torch.nn.init.ones_(w)', 'torch.nn.init.normal_(w, std=0.1)'],
  ['W = np.zeros((8, 4), dtype=np.float32)', 'W = np.random.normal(0.0, 0.1, (8, 4)).astype(np.float32)'],
  ['W = np.full((2, 3), 0.5)', 'W = np.random.normal(0.0, 0.1, (2, 3))'],
  ['b = np.array([0.0, 0.0])', 'b = np.random.normal(0.0, 0.1, (2,))'],
  ['v = tf.Variable([[0.0, 0.0]], name="v")', 'v = tf.Variable(tf.random.normal([1, 2], stddev=0.1), name="v")'],
  ['v = tf.Variable([0.0] * 8)', 'v = tf.Variable(tf.random.normal([8], stddev=0.1))'],
  ['v = tf.Variable(tf.fill([2, 3], 0.5))', 'v = tf.Variable(tf.random.normal([2, 3], stddev=0.1))'],
  [
    'v = tf.Variable(tf.constant(0.1, shape=[8]), name="b")',
    'v = tf.Variable(tf.random.normal([8], stddev=0.1), name="b")',
  ],
  [
    'v = tf.Variable(tf.zeros([3], tf.float32))',
    'v = tf.Variable(tf.random.normal([3], stddev=0.1, dtype=tf.float32))',
  ],
  ['init = tf.constant_initializer(0.1)', 'init = tf.random_normal_initializer(stddev=0.1)'],
];

test('a line that starts a tensor at one value is written anew in its library’s own words', () => {
  for (const [before, after] of lines) expect(rewritten(before)).toBe(after);
});

/** Statements that make several tensors, or whose own words do not say how one starts. */
const chosen: readonly [before: string, tensor: string, made: readonly string[], after: string][] = [
  ['a, b = torch.zeros(3), torch.zeros(4)', 'b', ['a', 'b'], 'a, b = torch.zeros(3), torch.normal(0.0, 0.1, (4,))'],
  [
    'x, w = torch.ones(3), torch.zeros(3, requires_grad=True)',
    'w',
    ['w'],
    'x, w = torch.ones(3), torch.normal(0.0, 0.1, (3,), requires_grad=True)',
  ],
  [
    'W = [tf.Variable([0.0]), tf.Variable([0.0])]',
    'W.0',
    ['W.0', 'W'],
    'W = [tf.Variable(tf.random.normal([1], stddev=0.1)), tf.Variable([0.0])]',
  ],
  [
    "E(Embedding(9, 4, embeddings_initializer='zeros'))",
    'e.embeddings',
    ['e.embeddings'],
    "E(Embedding(9, 4, embeddings_initializer='random_normal'))",
  ],
  ['out = Dense(4)', 'out.bias', ['out.bias'], "out = Dense(4, bias_initializer='random_normal')"],
  [
    "d = Dense(4, bias_initializer='zeros', kernel_initializer='zeros')",
    'd.kernel',
    ['d.kernel', 'd.bias'],
    "d = Dense(4, bias_initializer='zeros', kernel_initializer='random_normal')",
  ],
  [
    'm = Sequential([\n    Dense(8),\n    Dense(1),\n])',
    'dense_1.bias',
    ['dense.kernel', 'dense.bias', 'dense_1.kernel', 'dense_1.bias'],
    "m = Sequential([\n    Dense(8),\n    Dense(1, bias_initializer='random_normal'),\n])",
  ],
  [
    '    self.norm = nn.LayerNorm(4)',
    'norm.bias',
    ['norm.weight', 'norm.bias'],
    '    self.norm = nn.LayerNorm(4)\n    nn.init.normal_(self.norm.bias, std=0.1)',
  ],
  [
    'w = torch.zeros(\n    1, 8,  # rows (and columns)\n    requires_grad=True,\n)',
    'w',
    ['w'],
    'w = torch.normal(0.0, 0.1, (1, 8), requires_grad=True)',
  ],
];

test('of several tensors of a statement the one that is meant is written anew', () => {
  for (const [before, tensor, made, after] of chosen) expect(rewritten(before, tensor, made)).toBe(after);
});

test('a statement ends where its brackets do, whatever its texts and comments hold', () => {
  const lines = ['x = f("(",  # (', '  [1,', '   2])', 'y = 1'];
  expect(statementAt(lines, 1)).toBe(lines.slice(0, 3).join('\n'));
  expect(statementAt(lines, 4)).toBe('y = 1');
  expect(callsIn(statementAt(lines, 1)).map(({ name, parts }) => [name, parts.length])).toEqual([['f', 2]]);
});

test('a line that does not say how its tensor starts is left alone', () => {
  for (const line of ['layer = nn.Linear(8, 4)', 'y = my_torch.zeros(3)', 'loss.backward()', 'w.grad.zero_()'])
    expect(rewritten(line)).toBeUndefined();
});

test('what is written is Python that the Lab runs, and starts at no single value', async () => {
  const source = `
    import torch
    a = ${rewritten('torch.zeros(2, 3, requires_grad=True)')}
    print(a.shape, a.requires_grad, a.is_leaf, bool((a == a[0, 0]).all()))
  `;
  expect(await printed(source)).toBe('torch.Size([2, 3]) True True False');
});

/** What surrounds a line in the programs below. */
const torchProgram = (line: string, tensor = 'w') => `
import numpy as np
import numpy
import torch
from torch import nn
from torch.nn import init
V, n, sizes = torch.ones(2, 3), 3, (2, 3)
${line}
loss = (${tensor} * ${tensor}).sum()
loss.backward()`;

const tensorflowProgram = (line: string, tensor = 'w') => `
import numpy as np
import tensorflow as tf
V, n = tf.ones([2, 3]), 3
${line}
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(${tensor} * ${tensor})
tape.gradient(loss, ${tensor})`;

const firstProgram = (line: string, tensor = 'w') => `
import numpy as np
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()
${line}
loss = tf.reduce_sum(${tensor} * ${tensor})
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    session.run(step)`;

const layerProgram = (layer: string) => `
import tensorflow as tf
from tensorflow.keras.layers import Dense, Embedding, Layer
${layer}
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(model(tf.ones([1, 2])) ** 2)
tape.gradient(loss, model.trainable_variables)`;

interface Program {
  /** What of it says how the tensor starts. */
  readonly line: string;
  readonly program: string;
  readonly tensor: string;
}
/** The line in a program of its library. */
const inProgram = (
  surrounded: (line: string, tensor?: string) => string,
  line: string,
  tensor: string,
  used?: string,
): Program => ({
  line,
  program: surrounded(line, used).trimStart(),
  tensor,
});

/** Programs with a tensor that starts at one value, by its name, and whatever way there is to write so. */
const programs: readonly Program[] = [
  ...[
    'w = torch.zeros(size=(2, 3), requires_grad=True)',
    'w = torch.ones(requires_grad=True, size=[2, 3])',
    'w = torch.zeros(*sizes, requires_grad=True)',
    'w = torch.zeros(sizes, requires_grad=True)',
    'w = torch.zeros(n, requires_grad=True)',
    'w = torch.zeros((n), requires_grad=True)',
    'w = torch.zeros(V.shape, requires_grad=True)',
    'w = torch.zeros(V.size(0), n, dtype=torch.float32, requires_grad=True)',
    'w = torch.zeros(\n    2, 3  # rows, columns (of "V")\n).requires_grad_()',
    'w = torch.full(fill_value=0.5, size=(2, 3), requires_grad=True)',
    'w = torch.zeros_like(input=V, requires_grad=True)',
    'w = torch.full_like(V, 0.5, requires_grad=True)',
    'w = torch.full_like(fill_value=0.5, input=V).requires_grad_()',
    'w = torch.tensor(data=[[0., 0.]], requires_grad=True)',
    'w = torch.tensor(requires_grad=True, data=[[0., 0.], [0.0, 0]])',
    'w = torch.tensor([  # the first row\n    [0.0, 0.0],\n    [0.0, 0.0],  # and, at last, the second\n], requires_grad=True)',
    'w = torch.tensor([[0.0] * n] * 2, requires_grad=True)',
    'w = torch.tensor(1e-1, requires_grad=True)',
    'w = torch.as_tensor([0.5, 0.5]).requires_grad_()',
    'w = torch.FloatTensor([0.0, 0.0]).requires_grad_()',
    'w = nn.Parameter(data=torch.zeros(2, 3))',
    'w = torch.nn.Parameter(requires_grad=True, data=torch.zeros((2, 3)))',
    'w = nn.Parameter(torch.tensor(data=[0.0, 0.0]), requires_grad=True)',
    'w = torch.zeros(2, 3).fill_(0.5).requires_grad_()',
    'w = (0.5 * torch.ones(2, 3)).requires_grad_()',
    'w = torch.from_numpy(numpy.zeros(shape=(2, 3), dtype="float32")).requires_grad_()',
    'w = torch.tensor(np.array(object=[0.0, 0.0]), requires_grad=True)',
    'w = torch.tensor(np.full(fill_value=0.5, shape=[2, 3]), requires_grad=True)',
    'w = torch.tensor(np.zeros_like(np.ones((2, 3), dtype=np.float32)), requires_grad=True)',
    'w = torch.empty(2, 3, requires_grad=True)\ninit.zeros_(tensor=w)',
    'w = torch.empty(2, 3, requires_grad=True)\nnn.init.constant_(val=0.5, tensor=w)',
    'w = torch.empty(2, 3, requires_grad=True)\nw.data.fill_(0.5)',
    'v, w = torch.ones(2),     torch.zeros(2, requires_grad=True)',
    'v, w = (V[:, :2], torch.zeros(2, requires_grad=True))',
    '(v, w) = [torch.ones(  # (1, 2)\n    1, 2), torch.zeros(2, requires_grad=True)]',
  ].map((line) => inProgram(torchProgram, line, 'w')),
  inProgram(torchProgram, 'norm = nn.LayerNorm(3)', 'norm.bias', 'norm(V)'),
  inProgram(torchProgram, 'net = nn.Sequential(nn.Linear(3, 3), nn.LayerNorm(3))', 'net.1.bias', 'net(V)'),
  ...[
    'w = tf.Variable(initial_value=[[0., 0.]])',
    'w = tf.Variable(name="w", initial_value=tf.zeros(shape=[2, 3]))',
    'w = tf.Variable(name="w", trainable=True, initial_value=[[0.0, 0.0], [0.0, 0.0]])',
    'w = tf.Variable([0.5, 0.5], dtype=tf.float64)',
    'w = tf.Variable(initial_value=0.5)',
    'w = tf.Variable(\n    # two rows, (none of them "random")\n    [[0.0, 0.0],  # one\n     [0.0, 0.0]],  # two\n    name="w",\n)',
    'w = tf.Variable(initial_value=[[0.] * n] * 2)',
    'w = tf.Variable(tf.zeros(dtype=tf.float64, shape=(2, 3)))',
    'w = tf.Variable(tf.ones([2, 3], tf.float64, name="ones"))',
    'w = tf.Variable(tf.constant(shape=[2, 3], value=0.5))',
    'w = tf.Variable(tf.constant(0.5, tf.float32, [2, 3]))',
    'w = tf.Variable(tf.constant(value=[0.5, 0.5]))',
    'w = tf.Variable(tf.fill(value=0.5, dims=[2, 3]))',
    'w = tf.Variable(tf.zeros_like(tensor=V))',
    'w = tf.Variable(tf.zeros_initializer()(shape=[2, 3]))',
    'w = tf.Variable(tf.keras.initializers.Constant(value=0.5)([2, 3]))',
    'w = tf.Variable(initial_value=np.zeros(shape=[2, 3], dtype=np.float32))',
    'w = tf.Variable(lambda: tf.zeros([2, 3]))',
  ].map((line) => inProgram(tensorflowProgram, line, 'w')),
  ...[
    'w = tf.Variable(initial_value=[[0., 0.]], name="w")',
    'w = tf.Variable(name="w", initial_value=tf.zeros([1, 2]))',
    'w = tf.get_variable("w", [1, 2], initializer=tf.zeros_initializer())',
    'w = tf.get_variable(shape=[1, 2], initializer=tf.zeros_initializer, name="w")',
    'w = tf.get_variable("w", (1, 2), tf.float32, tf.constant_initializer(value=0.5))',
    'w = tf.get_variable(initializer=tf.zeros([1, 2]), name="w")',
    'w = tf.get_variable("w", initializer=[[0., 0.]])',
    'w = tf.get_variable(\n    "w",  # (a name, with a comma)\n    shape=[1, 2],\n    initializer=tf.initializers.zeros(),  # zeros\n)',
    'zeros = tf.zeros_initializer()\nw = tf.get_variable("w", [1, 2], initializer=zeros)',
    'with tf.variable_scope("s", initializer=tf.zeros_initializer()):\n    w = tf.get_variable("w", [1, 2],)',
  ].map((line) => inProgram(firstProgram, line, line.includes('scope(') ? 's/w' : 'w')),
  inProgram(
    firstProgram,
    'layer = tf.layers.dense(tf.ones([1, 2]), 3, kernel_initializer=tf.ones_initializer(), name="hidden")',
    'hidden/bias',
    'layer',
  ),
  inProgram(
    firstProgram,
    'layer = tf.layers.dense(tf.ones([1, 2]), 3, kernel_initializer=tf.ones_initializer(), name="hidden")',
    'hidden/kernel',
    'layer',
  ),
  inProgram(layerProgram, "model = Dense(\n    3,  # units\n    kernel_initializer='zeros',\n)", 'model.bias'),
  inProgram(
    layerProgram,
    "model = Dense(3, kernel_initializer=tf.keras.initializers.Zeros(), bias_initializer='ones')",
    'model.bias',
  ),
  inProgram(
    layerProgram,
    "model = Dense(bias_initializer=tf.zeros_initializer(), units=3, kernel_initializer='zeros')",
    'model.kernel',
  ),
  inProgram(
    layerProgram,
    'class Scale(Layer):\n    def build(self, shape):\n        self.scale = self.add_weight(name="scale", shape=(2,), initializer="zeros")\n    def call(self, x):\n        return x * self.scale\nmodel = Scale()',
    'scale',
  ),
];

async function modelOf(source: string): Promise<LabModel> {
  const { passes, failure } = await run(source);
  if (failure) throw new Error(`${failure.kind} in line ${failure.line}: ${failure.message}\n${source}`);
  return labModel(passes[0]!, source);
}

/** The program after "Apply"; undefined where the line does not show how the tensor starts. */
function applied(source: string, { starts }: LabModel, tensor: string): string | undefined {
  const lines = source.split('\n');
  const [edit] = editsOf([tensor], starts, lines);
  return edit && lines.toSpliced(edit.line - 1, edit.lines, edit.text).join('\n');
}

for (const { line, program, tensor } of programs)
  test(`${tensor} starts at random where it was written ${line}`, async () => {
    const before = await modelOf(program);
    const start = before.trace.values[tensor]!;
    expect(Object.keys(before.trace.values)).toContain(tensor);
    expect(new Set(start).size, 'one value at first').toBe(1);
    const source = applied(program, before, tensor);
    expect(source, 'shows how it starts').toBeDefined();
    const random = (await modelOf(source!)).trace.values[tensor]!;
    expect(random.length).toBe(start.length);
    expect(new Set([start[0], ...random]).size, source).toBe(start.length + 1);
  });

/** Every tensor of the menu's examples that starts at one value: what "Apply" would write for it is tried. */
for (const name of exampleNames())
  test(`what is written for the example ${name} runs and starts at random`, async () => {
    const source = exampleText(name);
    const before = await modelOf(source);
    for (const { id } of parametersOf(before.graph)) {
      const start = before.trace.values[id]!;
      const written = new Set(start).size === 1 ? applied(source, before, id) : undefined;
      if (written === undefined) continue;
      const random = (await modelOf(written)).trace.values[id]!;
      expect(new Set([start[0], ...random]).size, `${id} in ${written}`).toBe(start.length + 1);
    }
  });

test('what shows no start, or would stay at one value, is not written anew', () => {
  for (const [statement, tensor] of [
    ['w = torch.ones(2, 3) * 0', 'w'],
    ['w = 0.0 * torch.ones(2, 3)', 'w'],
    ['w = torch.ones(2, 3).mul_(0.0)', 'w'],
    ['w = torch.tensor([0.0, 1.0])', 'w'],
    ['w = torch.Tensor(3)', 'w'],
    ['w = torch.zeros(3, **options)', 'w'],
    ['w = np.zeros(*sizes)', 'w'],
    ['w = tf.Variable(initial_value=start, name="[[0., 0.]]")', 'w'],
    ['w = tf.Variable(name="w", initial_value=[[0., 1.]])  # tf.zeros([1, 2])', 'w'],
    ['w = tf.get_variable("w", initializer=start)', 'w'],
    ['w, b = make(3), torch.zeros(3)', 'w'],
    ['w, b = torch.zeros(3) + torch.zeros(3), torch.zeros(3)', 'w'],
    ['w = np.zeros_like([np.ones(3), np.ones(3)])', 'w'],
    ['w.grad.data.zero_()', 'w'],
    ['net = nn.Sequential(nn.LayerNorm(3), Block(nn.LayerNorm(3)))', 'net.1.norm.bias'],
    ['x = Other(3, kernel_initializer=tf.zeros_initializer())', 'other/bias'],
    ['run(norm=nn.LayerNorm(3))', 'norm.bias'],
    ['    norm=nn.LayerNorm(3),', 'norm.bias'],
  ] as const)
    expect(rewritten(statement, tensor), statement).toBeUndefined();
});
