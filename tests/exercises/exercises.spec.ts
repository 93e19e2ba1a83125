import { expect, test } from '@playwright/test';
import type { Bench } from '../../src/exercises/exercise.ts';
import { exercises, type ExerciseName } from '../../src/exercises/exercises.ts';
import { judge } from '../../src/components/judge.ts';
import { trained } from '../../src/figure/trained.ts';
import { films } from '../films/films.ts';

const bench: Bench = {
  train: (spec, steps) => Promise.resolve(trained(spec, steps)),
  films: () => Promise.resolve(films),
};

/** What theory says of each, and why. */
const theory: Readonly<Record<ExerciseName, string>> = {
  // A logit of 0 costs ln 2 under either label.
  'ten-logits': String(Math.LN2),
  // Random biases make vectors that are not zero, so the product passes the gradient on.
  'random-biases': 'yes',
  'decay-left': String(0.5 * 0.9 ** 10),
  // relu'(−1) = 0, and there is a path.
  'shut-relu': 'zero',
  // σ(0) − 1, then times the other factor.
  'what-leaves': '-0.5;-1;0',
  // A sum passes on; W's gradient is aᵀ and bᵀ times it, and both are zero.
  'sum-in-place-of-product': 'a,b,B',
  'one-zero-factor': '0;-1;0.1',
  'two-of-three': '',
  'two-heads': '',
  'equal-units': 'no',
  'new-rows': '1',
  'nested-zeros': '2',
  // The recursion below, in float64.
  'three-small-factors': '3',
  // 1e-30 · 1e-30 is below the least number of float32.
  'three-tiny-factors': 'never',
  'soft-margin': String(Math.log(1 + Math.exp(0))),
  'inner-triplet': 'b,c',
  'zero-layers': 'f1,f2,g1,g2',
  // The queries' gradient has the keys in it.
  attention: 'K,V',
  'frozen-factor': 'no',
  // softplus of a probability has its infimum at 0.
  'double-sigmoid': String(Math.log(1 + Math.exp(0))),
};

for (const [name, expected] of Object.entries(theory) as [ExerciseName, string][])
  test(`the exercise ${name} comes out as theory says`, async () => {
    const outcome = await exercises[name](bench);
    const kind = expected.includes(';') ? 'numbers' : Number.isNaN(Number(expected || 'x')) ? 'set' : 'number';
    expect(judge(kind, expected, outcome, 1e-3), `${expected} is expected, the run says ${outcome}`).toBe(true);
  });

test('three factors of one size take some thousand steps in float64 too', () => {
  // One negative, as under label 0 the product has to fall.
  const factors = [-1e-3, 1e-3, 1e-3];
  let steps = 0;
  for (; Math.log1p(Math.exp(factors[0]! * factors[1]! * factors[2]!)) >= 0.68; steps++) {
    const product = factors[0]! * factors[1]! * factors[2]!;
    const g = 1 / (1 + Math.exp(-product));
    const [u, v, w] = factors as [number, number, number];
    factors.splice(0, 3, u - 0.5 * g * v * w, v - 0.5 * g * u * w, w - 0.5 * g * u * v);
  }
  expect(steps).toBeGreaterThan(1000);
  expect(steps).toBeLessThan(10_000);
});
