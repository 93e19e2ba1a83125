import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { run } from './python.ts';
import { notable, seenIn } from './seen.ts';

const snippets = new URL('snippets/torch/', import.meta.url);
/** What real PyTorch prints for each snippet: `fixtures/make_torch.py` asks it. */
const { snippets: expected } = JSON.parse(readFileSync(new URL('fixtures/torch.json', import.meta.url), 'utf8')) as {
  snippets: Readonly<Record<string, readonly string[]>>;
};

const NUMBER = /-?(?:\d+\.?\d*(?:e[+-]\d+)?|inf|nan)/g;

/** Whether a number is the real one but for the last digits of float32. An exact zero is exact. */
function isNear(found: number, real: number): boolean {
  if (Object.is(found, real) || found === real) return true;
  const [gap, size] = [Math.abs(found - real), Math.abs(real)];
  return found !== 0 && real !== 0 && (gap <= 1e-5 * size || (gap <= 1e-8 && gap <= 1e-3 * size));
}

/** The text with numbers that are near the real ones replaced by those: what is left to differ is a difference. */
function settled(found: string, real: string): string {
  const numbers = real.match(NUMBER) ?? [];
  let at = 0;
  return found.replace(NUMBER, (word) => {
    const other = numbers[at++] ?? word;
    const near = isNear(Number(word.replace('inf', 'Infinity')), Number(other.replace('inf', 'Infinity')));
    return near ? other : word;
  });
}

for (const [name, lines] of Object.entries(expected))
  test(`the snippet ${name} prints what PyTorch prints, and no more is seen in it than there is`, async () => {
    const source = readFileSync(new URL(`${name}.py`, snippets), 'utf8');
    const ran = await run(source);
    const { output, failure } = ran;
    expect(failure).toBeUndefined();
    // The sign of a zero is no part of the comparison, nor is the blank in its place.
    const plain = (all: readonly string[]) => all.join('\n').replace(/(?:-|(?<=[[ ]) )(?=0\.0*(?:e\+00)?[,\]])/g, '');
    const real = plain(lines);
    expect(settled(plain(output), real)).toBe(real);
    expect(seenIn(ran, source)).toEqual(notable[`torch/${name}`] ?? []);
  });

test('every snippet has its expected output', () => {
  const names = readdirSync(snippets).map((file) => file.replace(/\.py$/, ''));
  expect(names.toSorted()).toEqual(Object.keys(expected).toSorted());
  expect(names.length).toBeGreaterThanOrEqual(30);
});

test('a name that is not there is said in one sentence, with the nearest one that is', async () => {
  const failing = async (line: string) => (await run(`import torch\nimport torch.nn as nn\n${line}`)).failure;
  expect(await failing('torch.sigmoidd(torch.ones(1))')).toEqual({
    kind: 'AttributeError',
    message: 'torch.sigmoidd is not in the Lab. The nearest thing here is sigmoid.',
    line: 3,
  });
  expect((await failing('nn.Linea(2, 3)'))?.message).toContain('torch.nn.Linea is not in the Lab. The nearest');
  expect((await failing('torch.ones(1).abss()'))?.message).toContain('Tensor.abss is not in the Lab. The nearest');
  expect((await failing('torch.optim.LBFGS([])'))?.message).toContain('torch.optim.LBFGS is not in the Lab.');
  expect((await failing('nn.functional.conv2d(1, 2)'))?.message).toContain('is not in the Lab.');
});

test('a node knows its module, its line and the name of its parameter', async () => {
  const { passes, failure } = await run(`
    import torch
    from torch import nn
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.encoder = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
            self.heads = nn.ModuleList([nn.Linear(3, 1)])
        def forward(self, x):
            return self.heads[0](self.encoder(x)) * 2
    Net()(torch.ones(1, 2)).sum().backward()
  `);
  expect(failure).toBeUndefined();
  const { entries } = passes[0]!;
  expect(entries.filter(({ op }) => op === 'parameter').map(({ name }) => name)).toEqual([
    'encoder.0.weight',
    'encoder.0.bias',
    'heads.0.weight',
    'heads.0.bias',
  ]);
  expect(entries.filter(({ op }) => op === 'matMul').map(({ scope }) => scope.join('/'))).toEqual([
    'encoder/0',
    'heads/0',
  ]);
  expect(entries.find(({ op }) => op === 'mul')).toMatchObject({ scope: [], line: 9 });
  expect(entries.map(({ op }) => op)).toEqual(
    expect.arrayContaining(['parameter', 'constant', 'matMul', 'add', 'relu', 'mul', 'sum']),
  );
});

test('what no gradient goes through is no part of the graph', async () => {
  const { passes } = await run(`
    import torch
    x = torch.arange(6.0).view(2, 3).t() * 2 + 1
    w = torch.ones(2, requires_grad=True)
    frozen = torch.ones(2, requires_grad=True)
    with torch.no_grad():
        y = frozen * 3
    (x @ (w * y * frozen.detach())).sum().backward()
  `);
  const { graph, entries } = passes[0]!;
  expect(entries.map(({ op }) => op).filter((op) => op !== 'constant' && op !== 'reshape')).toEqual([
    'parameter',
    'parameter',
    'mul',
    'stopGradient',
    'mul',
    'matMul',
    'sum',
  ]);
  expect(graph.nodes.filter(({ op }) => op === 'parameter')).toHaveLength(2);
});

test('an updated parameter keeps its name, and the first pass its values', async () => {
  const { passes, passCount, output } = await run(`
    import torch, _lab
    w = torch.ones(2, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.25)
    for _ in range(2):
        optimizer.zero_grad()
        w.sum().backward()
        optimizer.step()
        print(w)
    _lab.name(w._handle, "late")
  `);
  const { graph, trace } = passes[0]!;
  const { id } = graph.nodes.find(({ op }) => op === 'parameter')!;
  expect([...trace.values[id]!]).toEqual([1, 1]);
  expect(passes[0]!.entries[0]!.name).toBe('late');
  expect(output.map((line) => /0\.\d+/.exec(line)![0])).toEqual(['0.7500', '0.5000']);
  expect(passCount).toBe(2);
});

test('a training loop learns', async () => {
  const source = `
    import torch
    torch.manual_seed(0)
    net = torch.nn.Sequential(torch.nn.Linear(4, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    x = torch.randn(32, 4)
    y = x.sum(dim=1, keepdim=True)
    for step in range(200):
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
    print(loss.item() < 0.05)
  `;
  expect((await run(source, () => 0)).output).toEqual(['True']);
});
