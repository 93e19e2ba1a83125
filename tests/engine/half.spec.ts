import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { pairModel } from '../../src/graph/models/pair.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import { LARGEST_HALF, roundToHalf, SMALLEST_HALF } from '../../src/engine/half.ts';
import { optimizerNames } from '../../src/engine/optimizer-names.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { Session } from '../../src/engine/session.ts';
import { memory } from '../../src/engine/tfjs.ts';

startCpu();

/** The value of a half by its sixteen bits, as IEEE 754 defines it. */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

test('each of the 65,536 halves is left as it is', () => {
  for (let bits = 0; bits < 65536; bits++) {
    const half = halfOf(bits);
    if (!Object.is(roundToHalf(half), half)) expect(roundToHalf(half)).toBe(half);
  }
});

test('between two neighbours the nearer one wins, and a tie goes to the even one', () => {
  for (let bits = 0; bits < 0x7bff; bits++) {
    const [low, high] = [halfOf(bits), halfOf(bits + 1)];
    const middle = (low + high) / 2;
    const [below, above] = [middle - (high - low) / 1024, middle + (high - low) / 1024];
    const even = bits % 2 === 0 ? low : high;
    const got = [roundToHalf(below), roundToHalf(middle), roundToHalf(above), roundToHalf(-middle)];
    if (got.join() !== [low, even, high, -even].join()) expect(got).toEqual([low, even, high, -even]);
  }
});

test('what lies beyond the largest half is infinite, what lies below half of the smallest is 0', () => {
  expect(LARGEST_HALF).toBe(halfOf(0x7bff));
  expect(SMALLEST_HALF).toBe(halfOf(1));
  expect([65519.99, 65520, -65520, 1e30].map((x) => roundToHalf(Math.fround(x)))).toEqual([
    65504,
    Infinity,
    -Infinity,
    Infinity,
  ]);
  expect([2.9e-8, 2 ** -25, 3e-8, 1e-8].map(roundToHalf)).toEqual([0, 0, SMALLEST_HALF, 0]);
  expect(Object.is(roundToHalf(-1e-8), -0)).toBe(true);
  expect(roundToHalf(NaN)).toBeNaN();
});

test('it is the rounding of the language, where the language has one', () => {
  const { f16round } = Math as { f16round?: (x: number) => number };
  test.skip(!f16round, 'this runtime has no Math.f16round');
  fc.assert(
    fc.property(fc.float(), (x) => Object.is(roundToHalf(x), f16round!(x))),
    { numRuns: 5000 },
  );
});

for (const optimizer of optimizerNames)
  test(`a run of half precision by ${optimizer} holds nothing but halves, and leaks nothing`, () => {
    const spec: SessionSpec = {
      graph: pairModel(),
      initializers: { a: { name: 'normal' }, b: { name: 'normal' }, W: { name: 'uniform' }, B: { name: 'normal' } },
      seed: 4,
      optimizer,
      learningRate: 0.1,
      feed: { kind: 'fixed', values: { label: [0] } },
      roots: ['cos'],
      precision: 'float16',
    };
    const before = memory().numTensors;
    const session = new Session(spec);
    const frame = session.advance({ steps: 5, budget: Infinity }, () => 0);
    const { checkpoint, trace, roots } = frame;
    const all = [checkpoint.parameters, ...checkpoint.slots, ...Object.values(trace.values)];
    for (const array of [...all, ...Object.values(trace.flows), ...Object.values(roots.cos!)])
      expect([...array!].map(roundToHalf)).toEqual([...array!]);
    expect(() => session.moveTo('webgl')).toThrow(/stays on the CPU/);
    session.dispose();
    expect(memory().numTensors).toBe(before);
  });
