import { expect, test } from '@playwright/test';
import { fold } from '../../src/graph/fold.ts';
import { edgesInto } from '../../src/graph/graph.ts';
import { labModel, type LabModel } from '../../src/lab/report.ts';
import { run } from './python.ts';

async function modelOf(source: string): Promise<LabModel> {
  const { passes, failure } = await run(source);
  if (failure) throw new Error(`${failure.kind} in line ${failure.line}: ${failure.message}`);
  return labModel(passes[0]!, source);
}

const towers = `import torch
from torch import nn
class Tower(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(3, 4)
        self.out = nn.Linear(4, 2)
    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))
class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.tower = Tower()
    def forward(self, a, b):
        return (self.tower(a) * self.tower(b)).sum(1)
pair = Pair()
loss = (pair(torch.ones(1, 3), torch.ones(1, 3)) - 1).pow(2).mean()
loss.backward()
`;

test('a module called twice makes two folds, and its tensors a third that both need', async () => {
  const { graph, folds } = await modelOf(towers);
  const { graph: drawn } = fold(graph, folds, new Set());
  const inputs = new Map(drawn.nodes.map((node) => [node.id, node.inputs]));
  expect([...inputs.keys()]).toEqual(expect.arrayContaining(['tower', 'tower (2)', 'tower.*']));
  expect(inputs.get('tower')).toContain('tower.*');
  expect(inputs.get('tower (2)')).toContain('tower.*');
  expect(drawn.nodes.find(({ id }) => id === 'tower.*')!.folds!.nodes).toHaveLength(4);
  expect(folds['relu']).toEqual(['tower']);
});

test('within a module its own modules fold, and statements of several operations', async () => {
  const { graph, folds } = await modelOf(`import torch
w = torch.ones(2, requires_grad=True)
h = w
for _ in range(3):
    h = torch.tanh(h * 2) + w
    h = -h
loss = (h * h).sum()
loss.backward()
`);
  const { graph: drawn } = fold(graph, folds, new Set());
  expect(drawn.nodes.filter((node) => node.folds).map(({ id, folds: held }) => `${id}: ${held!.nodes.length}`)).toEqual(
    ['line 5: 4', 'line 5 (2): 4', 'line 5 (3): 4', 'line 7: 2'],
  );
  for (const node of drawn.nodes) for (const { source } of edgesInto(node)) expect(source).not.toBe(node.id);
});
