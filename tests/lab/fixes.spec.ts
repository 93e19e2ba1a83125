import { expect, test } from '@playwright/test';
import { smallestFixes } from '../../src/lab/fixes.ts';
import { labModel, type LabModel } from '../../src/lab/report.ts';
import { run } from './python.ts';

async function modelOf(source: string): Promise<LabModel> {
  const { passes, failure } = await run(source);
  if (failure) throw new Error(`${failure.kind} in line ${failure.line}: ${failure.message}`);
  return labModel(passes[0]!, source.replace(/^\n/, ''));
}

const pair = (B: string) => `
  import torch
  torch.manual_seed(0)
  a = torch.zeros(1, 8, requires_grad=True)
  b = torch.zeros(1, 8, requires_grad=True)
  W = torch.rand(8, 4, requires_grad=True)
  B = ${B}
  logit = ((a @ W + B) * (b @ W + B)).sum(1)
  loss = torch.nn.functional.binary_cross_entropy_with_logits(logit, torch.tensor([0.0]))
  loss.backward()
`;

test('the pair model needs one of a, b and B', async () => {
  const fixes = smallestFixes(await modelOf(pair('torch.zeros(1, 4, requires_grad=True)')));
  expect(fixes).toEqual({ sets: [['a'], ['b'], ['B']], needless: false, hopeless: [], useless: [] });
});

test('with a random bias the pair model needs nothing', async () => {
  const fixes = smallestFixes(await modelOf(pair('torch.rand(1, 4, requires_grad=True)')));
  expect(fixes).toMatchObject({ sets: [], needless: true });
});

test('the triplet needs one of a, b and c; B alone does not help, because what flows back to it cancels', async () => {
  const model = await modelOf(`
    import torch
    torch.manual_seed(0)
    a = torch.zeros(1, 8, requires_grad=True)
    b = torch.zeros(1, 8, requires_grad=True)
    c = torch.zeros(1, 8, requires_grad=True)
    W = torch.rand(8, 4, requires_grad=True)
    B = torch.zeros(1, 4, requires_grad=True)
    va, vb, vc = a @ W + B, b @ W + B, c @ W + B
    loss = torch.relu(0.314 + (va - vb) ** 2 - (va - vc) ** 2).mean()
    loss.backward()
  `);
  expect(smallestFixes(model)).toEqual({
    sets: [['a'], ['b'], ['c']],
    needless: false,
    hopeless: ['B'],
    useless: ['B'],
  });
});

test('two rings need two tensors, one of each', async () => {
  const model = await modelOf(`
    import torch
    p = torch.zeros(3, requires_grad=True)
    q = torch.zeros(3, requires_grad=True)
    r = torch.zeros(3, requires_grad=True)
    s = torch.zeros(3, requires_grad=True)
    loss = ((p * q).sum() + (r * s).sum() - 1) ** 2
    loss.backward()
  `);
  expect(smallestFixes(model).sets).toEqual([
    ['p', 'r'],
    ['q', 'r'],
    ['p', 's'],
    ['q', 's'],
  ]);
});

test('what indexing, transposing and a softmax do is tried like everything else', async () => {
  const model = await modelOf(`
    import torch
    import torch.nn.functional as F
    torch.manual_seed(0)
    table = torch.zeros(5, 3, requires_grad=True)
    W = torch.zeros(3, 3, requires_grad=True)
    rows = table[torch.tensor([0, 2, 4, 1])]
    logits = rows @ W.T
    loss = F.cross_entropy(logits, torch.tensor([0, 1, 2, 0]))
    loss.backward()
  `);
  expect(smallestFixes(model)).toEqual({ sets: [['table'], ['W']], needless: false, hopeless: [], useless: [] });
});

/** Two towers of PyTorch that look their rows up and share a layer. */
const lookups = (tables: string, rows: string) => `
  import torch
  import torch.nn.functional as F
  from torch import nn
  torch.manual_seed(0)
  ${tables.split('; ').join('\n  ')}
  layer = nn.Linear(4, 3, bias=False)
  ${rows.split('; ').join('\n  ')}
  logit = (layer(u) * layer(v)).sum(1)
  loss = F.binary_cross_entropy_with_logits(logit, torch.tensor([0.0, 1.0, 1.0]))
  loss.backward()
`;
const zeros = (name: string, rows: number, more = '') =>
  `${name} = nn.Embedding(${rows}, 4${more}); nn.init.zeros_(${name}.weight)`;
const read = 'u = users(torch.tensor([0, 1, 2])); v = items(torch.tensor([3, 4, 4]))';

test('of two embeddings that start at zero, one has to be random: which does not matter', async () => {
  const fixes = smallestFixes(await modelOf(lookups(`${zeros('users', 5)}; ${zeros('items', 6)}`, read)));
  expect(fixes).toEqual({ sets: [['users.weight'], ['items.weight']], needless: false, hopeless: [], useless: [] });
});

test('a table that both towers read needs itself to be random, and nothing else helps', async () => {
  const rows = 'u = table(torch.tensor([0, 1, 2])); v = table(torch.tensor([3, 4, 4]))';
  const fixes = smallestFixes(await modelOf(lookups(zeros('table', 5), rows)));
  expect(fixes).toEqual({ sets: [['table.weight']], needless: false, hopeless: [], useless: [] });
});

test('a table that a loop on one line fills is said to start there, not where it was made', async () => {
  const fill = 'for table in (users, items): table.weight.data[:] = 0';
  const tables = `users = nn.Embedding(5, 4); items = nn.Embedding(6, 4); ${fill}`;
  const { starts } = await modelOf(lookups(tables, read));
  expect(starts).toMatchObject({ 'users.weight': 7, 'items.weight': 7 });
});

test('a table with a row of padding, and so no gradient there, is tried like any other', async () => {
  const tables = `${zeros('users', 5, ', padding_idx=1')}; ${zeros('items', 6)}`;
  const fixes = smallestFixes(await modelOf(lookups(tables, read)));
  expect(fixes.sets).toEqual([['items.weight'], ['users.weight']]);
});

test('where one table is frozen at zero no initial value of the other is enough', async () => {
  const frozen = 'users = nn.Embedding.from_pretrained(torch.zeros(5, 4))';
  const fixes = smallestFixes(await modelOf(lookups(`${frozen}; ${zeros('items', 6)}`, read)));
  expect(fixes).toMatchObject({ sets: [], hopeless: ['items.weight', 'layer.weight'] });
});

test('of a tensor that another start would move, it is not said that none does', async () => {
  const padded = await modelOf(`
    import torch
    from torch import nn
    torch.manual_seed(1)
    table = nn.Embedding(5, 3, padding_idx=0)
    layer = nn.Linear(3, 2)
    nn.init.zeros_(layer.weight)
    loss = layer(table(torch.tensor([[0, 0], [0, 0]])).mean(1)).pow(2).sum()
    loss.backward()
  `);
  // The row of padding starts at zero, and need not; what is read of it is never trained.
  expect(smallestFixes(padded)).toMatchObject({ sets: [], needless: false, hopeless: ['table.weight'] });
  const dead = await modelOf(`
    import torch
    w = torch.zeros(2, requires_grad=True)
    loss = torch.relu(w - 1).sum()
    loss.backward()
  `);
  expect(smallestFixes(dead)).toMatchObject({ sets: [], needless: false, hopeless: [] });
});

test('a tensor that receives a gradient where it stands needs no other start, though another could shut its gate', async () => {
  const open = await modelOf(`
    import torch
    w = torch.tensor(1.0, requires_grad=True)
    loss = ((torch.relu(w) - 2) ** 2).sum()
    loss.backward()
  `);
  expect(smallestFixes(open)).toMatchObject({ sets: [], needless: true, hopeless: [] });
});

test('where no tensor receives a gradient, whatever it starts as, nothing is called needless', async () => {
  const cut = await modelOf(`
    import torch
    w = torch.zeros(2, requires_grad=True)
    v = torch.zeros(2)
    loss = ((w * v).sum() - 1) ** 2
    loss.backward()
  `);
  expect(smallestFixes(cut)).toMatchObject({ sets: [], needless: false, hopeless: ['w'] });
});

test('several rows an example, and their mean, are tried like one', async () => {
  const rows = 'u = users(torch.tensor([[0, 1], [1, 2], [2, 0]])).mean(1); v = items(torch.tensor([3, 4, 4]))';
  const fixes = smallestFixes(await modelOf(lookups(`${zeros('users', 5)}; ${zeros('items', 6)}`, rows)));
  expect(fixes.sets).toEqual([['users.weight'], ['items.weight']]);
});

test('among many constant tensors the suspected ones are tried, and nothing is called needless that is not', async () => {
  const model = await modelOf(`
    import torch
    from torch import nn
    torch.manual_seed(0)
    norms = nn.Sequential(nn.LayerNorm(3), nn.LayerNorm(3), nn.LayerNorm(3), nn.LayerNorm(3))
    left = torch.zeros(3, requires_grad=True)
    right = torch.zeros(3, requires_grad=True)
    loss = (norms(torch.randn(2, 3)) * left * right).sum()
    loss.backward()
  `);
  const fixes = smallestFixes(model);
  expect(fixes.needless).toBe(false);
  expect(fixes.sets).toEqual([['left'], ['right']]);
});

test('where seven tensors must move together, they are found one by one', async () => {
  const names = ['p', 'q', 'r', 's', 't', 'u', 'v'];
  const model = await modelOf(`
    import torch
    ${names.map((name) => `${name} = torch.zeros(2, requires_grad=True)`).join('\n    ')}
    ${names.map((name) => `${name}2 = torch.zeros(2, requires_grad=True)`).join('\n    ')}
    loss = ((${names.map((name) => `${name} * ${name}2`).join(' + ')}).sum() - 1) ** 2
    loss.backward()
  `);
  const { sets, needless } = smallestFixes(model);
  expect(needless).toBe(false);
  expect(sets).toHaveLength(1);
  // One of each product, whichever.
  expect(sets[0]!.map((name) => name[0]!).toSorted()).toEqual(names);
});
