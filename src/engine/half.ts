/**
 * Half precision (IEEE 754 binary16), imitated in float32: ten bits behind the point, exponents from −14 to 15.
 * `Math.f16round` would do it, but not in every browser that is still in use.
 */

/** The largest finite half. */
export const LARGEST_HALF = 65504;
/** The smallest half above zero: below its half lies 0. */
export const SMALLEST_HALF = 2 ** -24;

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** Adding and taking away 2^52 leaves a number below it without its fraction, ties to even: float64 rounds so. */
const WHOLE = 2 ** 52;

/** The half nearest to a float32, ties to even; ±∞ beyond the largest. NaN stays NaN, and a zero keeps its sign. */
export function roundToHalf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  single[0] = size;
  const exponent = Math.max((bits[0]! >>> 23) - 127, -14);
  const unit = 2 ** (exponent - 10);
  const rounded = (size / unit + WHOLE - WHOLE) * unit;
  return Math.sign(x) * (rounded > LARGEST_HALF ? Infinity : rounded);
}
