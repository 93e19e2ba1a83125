import { expect } from '@playwright/test';

export interface Tolerance {
  /** Of the expected number's size. */
  readonly relative: number;
  /** For numbers near zero; 0 when absent. */
  readonly absolute?: number;
  /** An exact zero is expected where, and only where, the other side has one. */
  readonly zeros?: 'exact';
}

/** Rounding of a few float32 operations. */
export const float32: Tolerance = { relative: 1e-5, absolute: 1e-7, zeros: 'exact' };
/** Central differences of a float64 forward, against float32. */
export const differenced: Tolerance = { relative: 1e-5, absolute: 2e-6 };

/** Fails with every element that differs. NaN equals NaN, an infinity equals itself. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  { relative, absolute = 0, zeros }: Tolerance,
  what: string,
): void {
  const agree = (a: number, e: number) => {
    if (!Number.isFinite(a) || !Number.isFinite(e)) return Object.is(a, e);
    if (zeros === 'exact' && (a === 0) !== (e === 0)) return false;
    return Math.abs(a - e) <= relative * Math.abs(e) + absolute;
  };
  const wrong = Array.from({ length: expected.length }, (_, i) => i).filter((i) => !agree(actual[i]!, expected[i]!));
  expect(
    wrong.map((i) => `[${i}] is ${actual[i]}, not ${expected[i]}`),
    what,
  ).toEqual([]);
  expect(actual.length, `${what}: number of elements`).toBe(expected.length);
}
