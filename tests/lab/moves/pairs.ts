import { softplus } from './elementwise.ts';
import { anything, type Form, type Move } from './move.ts';
import { fold, map, map2, together, total, type Numbers } from '../numbers64.ts';

const pairwise =
  (
    write: Move['write'],
    f: (a: number, b: number) => number,
    fits: (a: number, b: number) => boolean = anything,
  ): Form =>
  (a, b) =>
    together(a.shape, b.shape) && map2(a, b, (x, y) => Number(fits(x, y))).values.every(Boolean)
      ? { write, compute: (x, y) => map2(x, y, f) }
      : undefined;
/** A choice by comparison has no derivative where the two are equal, and differences do not always show it. */
const apart = (a: number, b: number) => Math.abs(a - b) > 1e-3;

export const same = (a: Numbers, b: Numbers) => a.shape.join() === b.shape.join();
const loss =
  (name: string, f: (a: number, b: number) => number): Form =>
  (a, b, choice) => {
    if (!same(a, b)) return undefined;
    const reduction = ['mean', 'sum', 'none'][choice % 3]!;
    return {
      write: (x, y) => `F.${name}(${x}, ${y}, reduction="${reduction}")`,
      compute: (x, y) => {
        const all = map2(x, y, f);
        if (reduction === 'none') return all;
        return fold(all, undefined, false, (row) => total(row) / (reduction === 'mean' ? row.length : 1));
      },
    };
  };

export const pairs: readonly Form[] = [
  pairwise(
    (a, b) => `${a} + ${b}`,
    (a, b) => a + b,
  ),
  pairwise(
    (a, b) => `${a} - ${b}`,
    (a, b) => a - b,
  ),
  pairwise(
    (a, b) => `${a} * ${b}`,
    (a, b) => a * b,
  ),
  pairwise(
    (a, b) => `torch.mul(${a}, ${b})`,
    (a, b) => a * b,
  ),
  pairwise(
    (a, b) => `${a} / ${b}`,
    (a, b) => a / b,
    (_a, b) => Math.abs(b) > 0.3,
  ),
  pairwise((a, b) => `torch.maximum(${a}, ${b})`, Math.max),
  pairwise((a, b) => `torch.minimum(${a}, ${b})`, Math.min),
  pairwise(
    (a, b) => `torch.where(${a} > 0, ${a}, ${b})`,
    (a, b) => (a > 0 ? a : b),
    (a) => apart(a, 0),
  ),
  pairwise(
    (a, b) => `torch.where(${a} < ${b}, ${a}, 2 * ${b})`,
    (a, b) => (a < b ? a : 2 * b),
    apart,
  ),
  pairwise(
    (a, b) => `torch.lerp(${a}, ${b}, 0.25)`,
    (a, b) => a + 0.25 * (b - a),
  ),
  pairwise(
    (a, b) => `torch.add(${a}, ${b}, alpha=3)`,
    (a, b) => a + 3 * b,
  ),
  (a, b) =>
    together(a.shape, b.shape)?.join() === a.shape.join() && b.values.every((x) => apart(x, 0))
      ? {
          write: (x, y) => `${x}.masked_fill(${y} > 0, 0.5)`,
          compute: (x, y) => map2(x, y, (value, mask) => (mask > 0 ? 0.5 : value)),
        }
      : undefined,
  loss('mse_loss', (a, b) => (a - b) ** 2),
  loss('l1_loss', (a, b) => Math.abs(a - b)),
  loss('smooth_l1_loss', (a, b) => (Math.abs(a - b) < 1 ? (a - b) ** 2 / 2 : Math.abs(a - b) - 0.5)),
  (a, b, choice) => {
    const form = loss('binary_cross_entropy_with_logits', (z, y) => softplus(z) - y * z)(a, b, choice);
    // PyTorch's own slope with respect to the label differs from release to release: the label is constant.
    return (
      form && {
        write: (x, y) => form.write(x, `(${y}.detach() > 0).float()`),
        compute: (x, y) =>
          form.compute(
            x,
            map(y, (value) => Number(value > 0)),
          ),
      }
    );
  },
];
