import { expect, test } from '@playwright/test';
import { startRandom } from '../../src/lab/rewrite.ts';
import { printed } from './python.ts';

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
  ["Embedding(9, 4, embeddings_initializer='zeros')", "Embedding(9, 4, embeddings_initializer='random_normal')"],
];

test('a line that starts a tensor at one value is written anew in its library’s own words', () => {
  for (const [before, after] of lines) expect(startRandom(before)).toBe(after);
});

test('a line that does not say how its tensor starts is left alone', () => {
  for (const line of ['layer = nn.Linear(8, 4)', 'y = my_torch.zeros(3)', 'loss.backward()'])
    expect(startRandom(line)).toBeUndefined();
});

test('what is written is Python that the Lab runs, and starts at no single value', async () => {
  const source = `
    import torch
    a = ${startRandom('torch.zeros(2, 3, requires_grad=True)')}
    print(a.shape, a.requires_grad, a.is_leaf, bool((a == a[0, 0]).all()))
  `;
  expect(await printed(source)).toBe('torch.Size([2, 3]) True True False');
});
