import { expect, test } from '@playwright/test';
import { pairModel } from '../../src/graph/models/pair.ts';
import { initialValues } from '../../src/engine/initial-values.ts';
import { initializerNames, type Initializer, type InitializerName } from '../../src/engine/initializers.ts';
import { initialParameters, spansOf } from '../../src/engine/vector.ts';
import type { SessionSpec } from '../../src/engine/protocol.ts';
import { streamOf } from '../../src/engine/random.ts';
import { everyInitializer } from '../oracle/specs.ts';

const SHAPE = [100, 50];
const draw = (initializer: Initializer, shape = SHAPE) => initialValues(initializer, shape, () => streamOf(11, 'T'));
const mean = (values: Float32Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
const variance = (values: Float32Array) => mean(values.map((x) => (x - mean(values)) ** 2));

/** Mean and variance of what an initializer draws by default, by a weight matrix's fan in and fan out: from its definition. */
const moments = {
  zeros: () => [0, 0],
  constant: () => [0.1, 0],
  uniform: () => [1 / 2, 1 / 12],
  normal: () => [0, 0.1 ** 2],
  glorot: (fanIn, fanOut) => [0, 2 / (fanIn + fanOut)],
  he: (fanIn) => [0, 2 / fanIn],
} as const satisfies Readonly<Record<InitializerName, (fanIn: number, fanOut: number) => readonly [number, number]>>;

for (const name of initializerNames)
  test(`what "${name}" draws has the mean and the variance of its definition`, () => {
    for (const [fanIn, fanOut] of [
      [100, 50],
      [40, 160],
    ] as const) {
      const values = draw({ name }, [fanIn, fanOut]);
      const [middle, spread] = moments[name](fanIn, fanOut);
      // Five standard errors of the mean of so many draws; a constant may be rounded.
      expect(Math.abs(mean(values) - middle)).toBeLessThanOrEqual(5 * Math.sqrt(spread / values.length) + 1e-8);
      if (spread === 0) expect(variance(values)).toBeLessThan(1e-16);
      else expect(variance(values) / spread).toBeCloseTo(1, 1);
    }
  });

test('zeros are exactly zero, positive zero', () => {
  for (const value of draw({ name: 'zeros' })) expect(Object.is(value, 0)).toBe(true);
});

test('a constant is the same number everywhere', () => {
  expect(new Set(draw({ name: 'constant' }))).toEqual(new Set([Math.fround(0.1)]));
  expect(new Set(draw({ name: 'constant', scale: -2 }))).toEqual(new Set([-2]));
});

test('uniform values fill [0, scale) and nothing else', () => {
  for (const scale of [1, 0.25]) {
    const values = draw({ name: 'uniform', scale });
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(scale);
    // 5,000 draws: the mean of a uniform strays by 0.004 of its range, one standard error.
    expect(mean(values)).toBeCloseTo(scale / 2, 1);
    expect(variance(values) / (scale ** 2 / 12)).toBeCloseTo(1, 1);
  }
});

test('normal values have mean 0 and the standard deviation that was asked for', () => {
  for (const scale of [0.1, 1e-8]) {
    const values = draw({ name: 'normal', scale });
    expect(Math.abs(mean(values))).toBeLessThan(0.05 * scale);
    expect(variance(values) / scale ** 2).toBeCloseTo(1, 1);
    expect(Math.max(...values)).toBeGreaterThan(3 * scale);
  }
});

test('Glorot values stay within the root of 6 over both fans, and come near it', () => {
  const limit = Math.sqrt(6 / (100 + 50));
  const values = draw({ name: 'glorot' });
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
  expect(Math.max(...values)).toBeGreaterThan(0.99 * limit);
  expect(Math.min(...values)).toBeLessThan(-0.99 * limit);
});

test('He values have variance 2 over fan in', () => {
  expect(variance(draw({ name: 'he' })) / (2 / 100)).toBeCloseTo(1, 1);
  expect(variance(draw({ name: 'he' }, [50, 100])) / (2 / 50)).toBeCloseTo(1, 1);
});

test('given values are taken as they are, and a wrong number of them is refused', () => {
  expect([...draw({ name: 'values', values: [1, -0.5] }, [2])]).toEqual([1, -0.5]);
  expect(() => draw({ name: 'values', values: [1] }, [2])).toThrow('2 initial values are needed, 1 were given.');
});

test('flipping the initializer of one tensor leaves every other tensor bit for bit as it was', () => {
  const graph = pairModel();
  const spec: SessionSpec = {
    ...everyInitializer,
    graph,
    initializers: { a: { name: 'normal' }, b: { name: 'uniform' }, W: { name: 'he' }, B: { name: 'glorot' } },
  };
  const before = initialParameters(spec);
  for (const flipped of spansOf(graph))
    for (const name of initializerNames) {
      const after = initialParameters({ ...spec, initializers: { ...spec.initializers, [flipped.id]: { name } } });
      for (const { id, from, size } of spansOf(graph))
        if (id !== flipped.id)
          expect(after.subarray(from, from + size), `${id} when ${flipped.id} becomes ${name}`).toEqual(
            before.subarray(from, from + size),
          );
    }
});

test('another seed gives every random tensor other values', () => {
  const [one, two] = [1, 2].map((seed) => initialParameters({ ...everyInitializer, seed })) as [
    Float32Array,
    Float32Array,
  ];
  for (const { id, from, size } of spansOf(everyInitializer.graph)) {
    const fixed = id === 'zeros' || id === 'constant';
    const same = one.subarray(from, from + size).every((value, i) => value === two[from + i]);
    expect(same, id).toBe(fixed);
  }
});
