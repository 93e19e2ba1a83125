import { expect, test } from '@playwright/test';
import { labModel } from '../../src/lab/report.ts';
import { run } from './python.ts';

async function namesOf(source: string): Promise<string[]> {
  const lines = source.replace(/^\n/, '').replace(/^ {4}/gm, '');
  const { passes, failure } = await run(lines);
  if (failure) throw new Error(failure.message);
  return labModel(passes[0]!, lines).graph.nodes.map(({ id }) => id);
}

test('a node is called as the line that made it calls it, whatever else holds it in the end', async () => {
  const names = await namesOf(`
    import torch
    a = torch.ones(2, requires_grad=True)
    b = torch.ones(2, requires_grad=True)
    loss = (a * b).sum()
    loss.backward()
    for tensor in [a, b]:
        pass
  `);
  expect(names).toEqual(['a', 'b', 'mul', 'loss']);
});

test('what a function returns is called as its caller calls it, and the second of a name gets a number', async () => {
  const names = await namesOf(`
    import torch
    w = torch.ones(2, requires_grad=True)
    def tower(x):
        h = x * w
        return torch.relu(h)
    left = tower(torch.ones(2))
    right = tower(2 * torch.ones(2))
    loss = (left - right).sum()
    loss.backward()
  `);
  expect(names).toEqual(expect.arrayContaining(['w', 'h', 'h_2', 'left', 'right', 'sub', 'loss']));
});

test('a layer’s tensors are called by their place in the module', async () => {
  const names = await namesOf(`
    import torch
    from torch import nn
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(3, 1)
        def forward(self, x):
            return self.fc(x)
    net = Net()
    loss = net(torch.ones(1, 3)).mean()
    loss.backward()
  `);
  expect(names).toEqual(expect.arrayContaining(['fc.weight', 'fc.bias', 'loss']));
});
