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

/** What the parameters of a program are called. */
async function parametersOf(source: string): Promise<string[]> {
  const lines = source.replace(/^\n/, '').replace(/^ {4}/gm, '');
  const { passes, failure } = await run(lines);
  if (failure) throw new Error(failure.message);
  const { nodes } = labModel(passes[0]!, lines).graph;
  return nodes.flatMap(({ id, op }) => (op === 'parameter' ? [id] : [])).sort();
}

test('a bare layer’s tensors are called by the variable that holds it, also in a list', async () => {
  const names = await parametersOf(`
    import torch
    from torch import nn
    first = nn.Linear(2, 2)
    tower = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
    heads = [nn.Linear(2, 1, bias=False)]
    more = {"last": torch.ones(1, requires_grad=True)}
    (heads[0](tower(first(torch.ones(1, 2)))) * more["last"]).sum().backward()
  `);
  const own = ['first.bias', 'first.weight', 'heads.0.weight', 'more', 'tower.0.bias', 'tower.0.weight'];
  expect(names).toEqual(own);
});

test('one model’s tensors are called by their place in it; those of several by their model too', async () => {
  const net = `
    import torch
    from torch import nn
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.scale = nn.Parameter(torch.ones(1))
            self.encoder = nn.Sequential(nn.Linear(1, 1, bias=False))
        def forward(self, x):
            return self.encoder(x) * self.scale`;
  const one = `${net}
    model = Net()
    encoder = model.encoder
    criterion = nn.MSELoss()
    criterion(model(torch.ones(1, 1)), torch.zeros(1, 1)).backward()
  `;
  expect(await parametersOf(one)).toEqual(['encoder.0.weight', 'scale']);
  const two = `${net}
    real, fake = Net(), Net()
    (real(torch.ones(1, 1)) * fake(torch.ones(1, 1))).sum().backward()
  `;
  const names = ['fake.encoder.0.weight', 'fake.scale', 'real.encoder.0.weight', 'real.scale'];
  expect(await parametersOf(two)).toEqual(names);
});

test('what a later model is made of keeps the name of its own variable', async () => {
  const names = await parametersOf(`
    import torch
    from torch import nn
    zeta = nn.Linear(1, 1, bias=False)
    alpha = nn.Sequential(zeta, nn.Linear(1, 1, bias=False))
    alpha(torch.ones(1, 1)).sum().backward()
  `);
  expect(names).toEqual(['alpha.1.weight', 'zeta.weight']);
});

test('a Keras layer’s tensors are called by its variable, in a model by its own name', async () => {
  const layers = await parametersOf(`
    import tensorflow as tf
    users = tf.keras.layers.Dense(2)
    items = tf.keras.layers.Dense(2, use_bias=False)
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(users(tf.ones([1, 2])) * items(tf.ones([1, 2])))
    tape.gradient(loss, users.trainable_variables + items.trainable_variables)
  `);
  expect(layers).toEqual(['items.kernel', 'users.bias', 'users.kernel']);
  const model = await parametersOf(`
    import numpy as np
    import tensorflow as tf
    model = tf.keras.Sequential([tf.keras.layers.Dense(2, use_bias=False), tf.keras.layers.Dense(1, name="out")])
    model.compile("sgd", "mse")
    model.fit(np.ones((4, 2)), np.ones((4, 1)), verbose=0)
  `);
  expect(model).toEqual(['dense.kernel', 'out.bias', 'out.kernel']);
  const written = await parametersOf(`
    import tensorflow as tf
    class Net(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.towers = [tf.keras.layers.Dense(1, use_bias=False)]
            self.shift = tf.Variable(1.0)
        def call(self, x):
            return self.towers[0](x) + self.shift
    net = Net()
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(net(tf.ones([1, 2])))
    tape.gradient(loss, net.trainable_variables)
  `);
  expect(written).toEqual(['shift', 'towers.0.kernel']);
});
