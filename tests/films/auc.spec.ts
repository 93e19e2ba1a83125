import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { auc } from '../../src/films/auc.ts';

/** The definition: every positive against every negative. */
function byCounting(scores: readonly number[], labels: readonly number[]): number {
  let won = 0;
  let pairs = 0;
  scores.forEach((positive, i) =>
    scores.forEach((negative, j) => {
      if (labels[i] !== 1 || labels[j] !== 0) return;
      pairs++;
      won += positive > negative ? 1 : positive === negative ? 0.5 : 0;
    }),
  );
  return won / pairs;
}

test('ranks give what counting all pairs gives, with ties and infinities', () => {
  const score = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }), fc.constant(-0));
  const examples = fc.array(fc.tuple(score, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(examples, (rows) => {
      const scores = rows.map(([value]) => value);
      const labels = rows.map(([, label]) => label);
      const [ours, truth] = [auc(scores, labels), byCounting(scores, labels)];
      if (Number.isNaN(truth)) expect(ours).toBeNaN();
      else expect(ours).toBeCloseTo(truth, 12);
    }),
  );
});

test('equal scores give exactly one half, however many of each label', () => {
  const counts = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(counts, counts, fc.float({ noNaN: true }), (positives, negatives, score) => {
      const labels = Float32Array.from({ length: positives + negatives }, (_, i) => (i < positives ? 1 : 0));
      expect(auc(new Float32Array(labels.length).fill(score), labels)).toBe(0.5);
    }),
  );
});

test('perfect order gives 1, its reverse 0', () => {
  expect(auc([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])).toBe(1);
  expect(auc([0.1, 0.2, 0.8, 0.9], [1, 1, 0, 0])).toBe(0);
  expect(auc([-Infinity, 0, Infinity, Infinity], [0, 0, 1, 1])).toBe(1);
});

test('what cannot be ranked is not a number', () => {
  expect(auc([0.1, NaN, 0.9], [0, 0, 1])).toBeNaN();
  expect(auc([0.1, 0.9], [1, 1])).toBeNaN();
  expect(auc([0.1, 0.9], [0, 0])).toBeNaN();
  expect(auc([], [])).toBeNaN();
  expect(() => auc([0.1, 0.9], [1])).toThrow('2 scores and 1 labels');
});

test('scores and labels are left in their order', () => {
  const scores = Float32Array.of(3, 1, 2);
  auc(scores, [1, 0, 1]);
  expect([...scores]).toEqual([3, 1, 2]);
});
