/** The programs of the exercises: that the Lab runs them as they stand, and that PyTorch says of them what the answers say. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import type { ExerciseName } from '../../src/exercises/exercises.ts';
import { run } from '../lab/python.ts';
import { advice, findTorch } from '../torch.ts';

const chapters = globSync('content/en/*.mdx', { cwd: new URL('../..', import.meta.url) });
const text = chapters.map((file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).join('\n');

/** The program in an exercise; undefined where it has none. */
function programOf(name: string): string | undefined {
  const [exercise] = text.split(`name="${name}"`)[1]!.split('</Exercise>');
  return /```python\n([^]*?)```/.exec(exercise!)?.[1];
}

/** What holds after the program has run, in Python. */
const claims: Readonly<Partial<Record<ExerciseName, string>>> = {
  'sum-in-place-of-product': `
assert not W.grad.any() and a.grad.all() and b.grad.all() and B.grad.all()`,
  'two-heads': `
assert not any(p.grad.any() for p in parameters)
assert abs(loss.item() - math.log(2)) < 1e-6
nn.init.normal_(head_u.weight)
reached = set()
for _ in range(3):
    optimizer.zero_grad()
    F.binary_cross_entropy_with_logits((head_u(user(u)) * head_i(item(i))).sum(-1), y).backward()
    reached |= {k for k, p in enumerate(parameters) if p.grad.any()}
    optimizer.step()
assert reached == {0, 1, 2, 3}`,
  'nested-zeros': `
assert A.grad.any()
W, A = torch.randn(3, 3, requires_grad=True), torch.randn(3, 2, requires_grad=True)
B, alpha = torch.zeros(2, 3, requires_grad=True), torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([W, A, B, alpha], lr=0.1)
reached = []
for _ in range(3):
    optimizer.zero_grad()
    ((x + alpha * (torch.tanh(x @ W) + x @ A @ B) - target) ** 2).mean().backward()
    reached.append(bool(A.grad.any()))
    optimizer.step()
assert reached == [False, False, True]`,
  'three-small-factors': `
steps = 50
while loss.item() >= 0.68:
    optimizer.zero_grad()
    loss = F.softplus((g * a * b).sum())
    loss.backward()
    optimizer.step()
    steps += 1
assert 1000 < steps < 10000, steps`,
  'zero-layers': `
assert all(p.grad.any() for p in parameters)`,
  attention: `
assert not any(p.grad.any() for p in q.parameters())
assert k.weight.grad.any() and v.weight.grad.any()`,
  'frozen-factor': `
assert not lora_A.grad.any() and not lora_B.any()`,
  'double-sigmoid': `
assert math.log(2) < loss.item() < math.log(2) + 0.005`,
};

test('every exercise that has a program is held to PyTorch below', () => {
  const names = [...text.matchAll(/<Exercise[^>]* name="([\w-]+)"/g)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => programOf(name)).sort()).toEqual(Object.keys(claims).sort());
});

for (const name of Object.keys(claims))
  test(`the Lab runs the program of ${name} as it stands`, async () => {
    const { failure, passes } = await run(programOf(name)!);
    expect(failure).toBeUndefined();
    expect(passes.length).toBeGreaterThan(0);
  });

test.describe('on real PyTorch', () => {
  const python = findTorch();
  test.skip(!python, advice);
  // Importing torch alone takes seconds.
  test.setTimeout(120_000);

  test('the programs of the exercises do what their answers say', () => {
    const programs = Object.entries(claims).map(
      ([name, claim]) => `print(${JSON.stringify(name)})\n${programOf(name)!}${claim}`,
    );
    const { status, stderr, stdout } = spawnSync(python!, ['-W', 'ignore', '-'], {
      input: `import math\n${programs.join('\n')}`,
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
  });
});
