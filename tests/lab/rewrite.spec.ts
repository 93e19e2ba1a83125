import { expect, test } from '@playwright/test';
import { callsIn, statementAt } from '../../src/lab/call-text.ts';
import { startRandom } from '../../src/lab/rewrite.ts';
import { printed } from './python.ts';

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
