import { anything, type Form } from './move.ts';
import { map } from '../numbers64.ts';

export const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** By its power series. */
function erf(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 120; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

const each =
  (write: (a: string) => string, f: (x: number) => number, fits: (x: number) => boolean = anything): Form =>
  (a) =>
    a.values.every(fits) ? { write, compute: (x) => map(x, f) } : undefined;

export const elementwise: readonly Form[] = [
  each(
    (a) => `-${a}`,
    (x) => -x,
  ),
  each((a) => `${a}.abs()`, Math.abs),
  each(
    (a) => `${a}.square()`,
    (x) => x * x,
  ),
  each(
    (a) => `${a} ** 3`,
    (x) => x ** 3,
  ),
  each(
    (a) => `torch.pow(${a}, 2)`,
    (x) => x ** 2,
  ),
  each(
    (a) => `torch.exp(${a})`,
    Math.exp,
    (x) => x < 3,
  ),
  each(
    (a) => `${a}.expm1()`,
    Math.expm1,
    (x) => x < 3,
  ),
  each(
    (a) => `torch.log(${a})`,
    Math.log,
    (x) => x > 0.1,
  ),
  each(
    (a) => `torch.log1p(${a})`,
    Math.log1p,
    (x) => x > -0.8,
  ),
  each(
    (a) => `${a}.sqrt()`,
    Math.sqrt,
    (x) => x > 0.1,
  ),
  each(
    (a) => `torch.rsqrt(${a})`,
    (x) => 1 / Math.sqrt(x),
    (x) => x > 0.1,
  ),
  each(
    (a) => `1 / ${a}`,
    (x) => 1 / x,
    (x) => Math.abs(x) > 0.3,
  ),
  each(
    (a) => `${a}.reciprocal()`,
    (x) => 1 / x,
    (x) => Math.abs(x) > 0.3,
  ),
  each(
    (a) => `2.0 - ${a}`,
    (x) => 2 - x,
  ),
  each(
    (a) => `${a} * 0.5 + 1`,
    (x) => x * 0.5 + 1,
  ),
  each(
    (a) => `${a} / 4`,
    (x) => x / 4,
  ),
  each(
    (a) => `2 ** ${a}`,
    (x) => 2 ** x,
    (x) => x < 4,
  ),
  each(
    (a) => `torch.relu(${a})`,
    (x) => Math.max(x, 0),
  ),
  each(
    (a) => `nn.ReLU()(${a})`,
    (x) => Math.max(x, 0),
  ),
  each((a) => `torch.tanh(${a})`, Math.tanh),
  each((a) => `${a}.sigmoid()`, sigmoid),
  each((a) => `F.softplus(${a})`, softplus),
  each(
    (a) => `F.gelu(${a})`,
    (x) => (x * (1 + erf(x / Math.SQRT2))) / 2,
    (x) => Math.abs(x) < 5,
  ),
  each(
    (a) => `F.leaky_relu(${a}, 0.1)`,
    (x) => (x > 0 ? x : 0.1 * x),
  ),
  each(
    (a) => `F.elu(${a})`,
    (x) => (x > 0 ? x : Math.expm1(x)),
  ),
  each(
    (a) => `F.silu(${a})`,
    (x) => x * sigmoid(x),
  ),
  each(
    (a) => `F.logsigmoid(${a})`,
    (x) => -softplus(-x),
  ),
  each(
    (a) => `F.hardtanh(${a})`,
    (x) => Math.min(1, Math.max(-1, x)),
  ),
  each(
    (a) => `${a}.clamp(-0.5, 0.75)`,
    (x) => Math.min(0.75, Math.max(-0.5, x)),
  ),
  each(
    (a) => `torch.clamp(${a}, min=0.1)`,
    (x) => Math.max(0.1, x),
  ),
  (a) => (a.values.length > 0 ? { write: (x) => `${x}.detach()`, compute: (x) => x, cuts: true } : undefined),
];
