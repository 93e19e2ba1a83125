import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { advice, findTorch } from '../torch.ts';
import { run } from './python.ts';
import { derivatives, PREAMBLE, programs, torchText, type Program } from './random-graph.ts';

/** The same models in every run; a failure prints the seed and the smallest model that shows it. */
const SEED = 20260;
/** Float32 in the Lab against differences in float64, through up to fifteen operations. */
const TOLERANCE = 1e-3;
const CALLS = (
  'abs square exp expm1 log log1p sqrt rsqrt reciprocal relu tanh sigmoid softplus gelu leaky_relu elu silu logsigmoid ' +
  'hardtanh clamp detach maximum minimum where lerp masked_fill mse_loss l1_loss smooth_l1_loss ' +
  'binary_cross_entropy_with_logits cross_entropy matmul transpose einsum outer linear sum mean norm prod amax amin max ' +
  'logsumexp var softmax log_softmax normalize cumsum LayerNorm reshape unsqueeze squeeze permute embedding cat stack ' +
  'chunk expand'
)
  .split(' ')
  .map((name) => `${name}(`);

/** What the programs print, line by line, in the Lab. */
async function inLab(all: readonly Program[]): Promise<string[]> {
  const { output, failure } = await run(textOf(all), () => 0);
  expect(failure, 'the Lab fails').toBeUndefined();
  return [...output];
}

const textOf = (all: readonly Program[]) => PREAMBLE + all.map((one, i) => torchText(one, `model${i}`)).join('');
const numbersOf = (line: string) => (line === 'None' ? undefined : line.split(' ').map(Number));
const learning = ({ leaves }: Program) => leaves.flatMap(({ learns }, i) => (learns ? [i] : []));

/** Within 1e-5, and zero where PyTorch says zero; where PyTorch's parts cancel but for rounding, the Lab's may cancel. */
function agree(found: readonly number[] | undefined, real: readonly number[] | undefined): boolean {
  if (!found || !real) return found === real;
  const size = Math.max(1, ...real.map(Math.abs));
  const near = (x: number, y: number) => (y === 0 ? x === 0 : Math.abs(x - y) <= (x === 0 ? 1e-6 : 1e-5) * size);
  return found.length === real.length && real.every((value, i) => near(found[i]!, value));
}

/** Lines that a program prints. */
const lengthOf = (program: Program) => 1 + program.steps.length + learning(program).length;

test('the gradients of random models are those of finite differences', async () => {
  test.setTimeout(180_000);
  const tally = { compared: 0, kinks: 0 };
  const check = async (all: readonly Program[]) => {
    const lines = await inLab(all);
    for (const program of all) {
      const own = lines.splice(0, lengthOf(program)).slice(1 + program.steps.length);
      learning(program).forEach((leaf, k) => {
        const found = numbersOf(own[k]!);
        derivatives(program, leaf).forEach((expected, i) => {
          tally[expected === undefined ? 'kinks' : 'compared']++;
          // No gradient at all is a derivative of zero.
          const gradient = found ? found[i]! : 0;
          if (expected === undefined || Math.abs(gradient - expected) < TOLERANCE * (1 + Math.abs(expected))) return;
          const name = `${program.leaves[leaf]!.name}[${i}]`;
          throw new Error(`${textOf([program])}\n${name}: ${gradient} in the Lab, ${expected} by differences`);
        });
      });
    }
  };
  const batches = fc.array(programs, { minLength: 1, maxLength: 12, size: 'max' });
  await fc.assert(fc.asyncProperty(batches, check), { seed: SEED, numRuns: 20 });
  expect(tally.compared).toBeGreaterThan(500);
  expect(tally.kinks).toBeLessThan(tally.compared / 4);
});

test('random models have the values and gradients of real PyTorch, and its exact zeros', async () => {
  test.setTimeout(180_000);
  const python = findTorch();
  test.skip(!python, advice);
  const all = fc.sample(programs, { seed: SEED + 1, numRuns: 150 });
  const lines = await inLab(all);
  const real = spawnSync(python!, ['-W', 'ignore', '-'], { input: textOf(all), encoding: 'utf8' });
  expect(real.status, real.stderr).toBe(0);
  const expected = real.stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(expected.length);
  for (const program of all) {
    const n = lengthOf(program);
    const [own, others] = [lines.splice(0, n), expected.splice(0, n)];
    own.forEach((line, k) => {
      if (agree(numbersOf(line), numbersOf(others[k]!))) return;
      throw new Error(`${textOf([program])}\nline ${k + 1} is\n${line}\nin PyTorch\n${others[k]}`);
    });
  }
});

test('random models use every call of the list', () => {
  const text = textOf(fc.sample(programs, { seed: SEED + 1, numRuns: 300 }));
  const missing = CALLS.filter((call) => !text.includes(call));
  expect(missing).toEqual([]);
});
