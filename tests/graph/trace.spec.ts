import { expect, test } from '@playwright/test';
import { graphBuilder } from '../../src/graph/builder.ts';
import { gradientAt, largest, scalarOf, stateOf } from '../../src/graph/trace.ts';

/** x * x: two edges from one node. */
function squared() {
  const g = graphBuilder();
  const x = g.parameter('x', [2]);
  return g.build(g.apply('sum', 'loss', [g.apply('mul', 'xx', [x, x])]));
}

test('a gradient is in one of four states, and an infinity is not a number to train with', () => {
  expect(stateOf(undefined)).toBe('notReached');
  expect(stateOf([0, -0])).toBe('zero');
  expect(stateOf([0, 1e-45])).toBe('finite');
  expect(stateOf([1, NaN])).toBe('notANumber');
  expect(stateOf([1, -Infinity])).toBe('notANumber');
});

test('the largest value is by size, and NaN wherever one stands', () => {
  expect(largest([1, -3, 2])).toBe(3);
  expect(largest([])).toBe(0);
  expect(largest([NaN, 1])).toBeNaN();
  expect(largest([1, NaN, 2])).toBeNaN();
  expect(largest([Infinity, 1])).toBe(Infinity);
});

test('the gradient at a node is what its edges bring, added up, and leaves the trace as it was', () => {
  const graph = squared();
  const flows = {
    'x->xx#0': Float32Array.of(1, 2),
    'x->xx#1': Float32Array.of(10, 20),
    'xx->loss#0': Float32Array.of(1, 1),
  };
  const trace = { values: {}, flows };
  expect([...gradientAt(graph, trace, 'x')!]).toEqual([11, 22]);
  expect([...gradientAt(graph, trace, 'loss')!]).toEqual([1]);
  expect([...flows['x->xx#0']]).toEqual([1, 2]);
  expect(gradientAt(graph, { values: {}, flows: {} }, 'x')).toBeUndefined();
});

test('a scalar is read as a number, and nothing else is', () => {
  const trace = { values: { loss: Float32Array.of(0.5), x: Float32Array.of(1, 2) }, flows: {} };
  expect(scalarOf(trace, 'loss')).toBe(0.5);
  expect(() => scalarOf(trace, 'x')).toThrow('"x" holds 2 values');
});
