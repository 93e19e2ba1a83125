import { binaryKernelFunc, unaryKernelFunc } from '@tensorflow/tfjs-backend-webgl/dist/kernel_utils/kernel_funcs_utils';
import type { KernelConfig } from '../../tfjs.ts';
import { CROSS_ENTROPY, CROSS_ENTROPY_SLOPE } from '../cross-entropy.ts';

/**
 * `e = exp(−t)` for t ≥ 0, to the last digit or next to it: a GPU's own `exp` may miss by several, and the published
 * loss is printed with eight. t = k ln 2 − r, a short series in r, then a power of two set bit by bit.
 */
const EXP = `
      float k = floor(t * 1.44269504 + 0.5);
      float r = (k * 0.693145752 - t) + k * 1.42860682e-6;
      float e = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0
        + r * (1.0 / 5040.0 + r / 40320.0)))))));
      e = t > 87.0 ? 0.0 : e * intBitsToFloat((127 - int(k)) << 23);`;

/** `log1p = ln(1 + e)` for e in [0, 1], by the series of the inverse hyperbolic tangent around 1 or 2. */
const LOG1P = `
      bool big = e > 0.4;
      float u = big ? (e - 1.0) / 2.0 : e;
      float s = u / (2.0 + u);
      float q = s * s;
      float log1p = 2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q / 11.0)))));
      log1p = big ? 0.693147181 + log1p : log1p;`;

/** tfjs's WebGL softplus lets a GPU make an infinity of NaN, and keeps few digits of small results. */
export const softplusConfig: KernelConfig = {
  kernelName: 'Softplus',
  backendName: 'webgl',
  kernelFunc: unaryKernelFunc({
    opSnippet: `
      if (isnan(x)) return x;
      float t = abs(x);
      ${EXP}
      ${LOG1P}
      return max(x, 0.0) + log1p;`,
  }),
};

export const crossEntropyConfig: KernelConfig = {
  kernelName: CROSS_ENTROPY,
  backendName: 'webgl',
  kernelFunc: binaryKernelFunc({
    opSnippet: `
      if (isnan(a)) return a;
      if (isnan(b)) return b;
      float t = abs(b);
      ${EXP}
      ${LOG1P}
      return max(b, 0.0) - a * b + log1p;`,
  }),
};

export const crossEntropySlopeConfig: KernelConfig = {
  kernelName: CROSS_ENTROPY_SLOPE,
  backendName: 'webgl',
  kernelFunc: binaryKernelFunc({
    opSnippet: `
      if (isnan(a)) return a;
      if (isnan(b)) return b;
      float t = abs(b);
      ${EXP}
      float near = e / (1.0 + e);
      // A GPU's division may be a digit off; taken from 1, the error of the smaller part no longer counts.
      float far = 1.0 - near;
      return b > 0.0 ? (1.0 - a) * far - a * near : (1.0 - a) * near - a * far;`,
  }),
};
