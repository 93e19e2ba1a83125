/** What a random program may do with its tensors: each move as PyTorch writes it, and in float64. */
import {
  build,
  count,
  element,
  fold,
  map,
  map2,
  permuted,
  product,
  together,
  total,
  type Numbers,
} from './numbers64.ts';

/** One call, ready to be written and computed. */
export interface Move {
  /** As Python, with the names of its tensors. */
  readonly write: (a: string, b: string) => string;
  readonly compute: (a: Numbers, b: Numbers) => Numbers;
  /** Whether no gradient goes back through it. */
  readonly cuts?: boolean;
}

/** Moves that fit the operands; `choice` settles which axis, which part. */
type Form = (a: Numbers, b: Numbers, choice: number) => Move | undefined;

const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
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

const anything = () => true;
const each =
  (write: (a: string) => string, f: (x: number) => number, fits: (x: number) => boolean = anything): Form =>
  (a) =>
    a.values.every(fits) ? { write, compute: (x) => map(x, f) } : undefined;

const elementwise: readonly Form[] = [
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

const same = (a: Numbers, b: Numbers) => a.shape.join() === b.shape.join();
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

const pairs: readonly Form[] = [
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

const matrices: readonly Form[] = [
  (a, b) => (product(a, b) ? { write: (x, y) => `${x} @ ${y}`, compute: (x, y) => product(x, y)! } : undefined),
  (a, b) =>
    product(a, b) ? { write: (x, y) => `torch.matmul(${x}, ${y})`, compute: (x, y) => product(x, y)! } : undefined,
  (a, b) =>
    b.shape.length > 1 && product(a, swapped(b))
      ? { write: (x, y) => `${x} @ ${y}.transpose(-1, -2)`, compute: (x, y) => product(x, swapped(y))! }
      : undefined,
  (a) =>
    a.shape.length > 1
      ? { write: (x) => `${x} @ ${x}.transpose(-2, -1)`, compute: (x) => product(x, swapped(x))! }
      : undefined,
  (a, b) =>
    a.shape.length === 2 && product(swapped(a), b)
      ? { write: (x, y) => `${x}.T @ ${y}`, compute: (x, y) => product(swapped(x), y)! }
      : undefined,
  (a, b) =>
    a.shape.length === 1 && b.shape.length === 1
      ? {
          write: (x, y) => `torch.outer(${x}, ${y})`,
          compute: (x, y) => map2({ ...x, shape: [...x.shape, 1] }, y, (p, q) => p * q),
        }
      : undefined,
  (a, b) =>
    a.shape.length === 2 && b.shape.length === 2 && a.shape[1] === b.shape[1]
      ? {
          write: (x, y) => `torch.einsum("ij,kj->ik", ${x}, ${y})`,
          compute: (x, y) => product(x, swapped(y))!,
        }
      : undefined,
  (a, b) =>
    a.shape.length > 0 && b.shape.length === 2 && a.shape.at(-1) === b.shape[1]
      ? { write: (x, y) => `F.linear(${x}, ${y})`, compute: (x, y) => product(x, swapped(y))! }
      : undefined,
];

function swapped(x: Numbers): Numbers {
  const order = x.shape.map((_, i) => i);
  return permuted(x, [...order.slice(0, -2), order.at(-1)!, order.at(-2)!]);
}

const softmax = (row: readonly number[]) => {
  const top = Math.max(...row);
  const sum = total(row.map((z) => Math.exp(z - top)));
  return { top, sum };
};
/** For each element a number that its row along an axis, and its own value, give. */
const along = (x: Numbers, axis: number, f: (value: number, row: number[]) => number): Numbers =>
  build(x.shape, (at) =>
    f(
      element(x, at),
      Array.from({ length: x.shape[axis]! }, (_, k) => element(x, at.with(axis, k))),
    ),
  );

const variance = (row: readonly number[], less: number) => {
  const mean = total(row) / row.length;
  return total(row.map((x) => (x - mean) ** 2)) / (row.length - less);
};

const reduction =
  (name: string, f: (row: number[]) => number, more: { from?: number; whole?: boolean; after?: string } = {}): Form =>
  (a, _b, choice) => {
    const rank = a.shape.length;
    const axis = rank === 0 || (more.whole !== false && choice % 4 === 0) ? undefined : choice % rank;
    if (axis === undefined && more.whole === false) return undefined;
    const row = axis === undefined ? count(a.shape) : a.shape[axis]!;
    if (row < (more.from ?? 1)) return undefined;
    const keep = axis !== undefined && choice % 3 === 1;
    const given = axis === undefined ? '' : `${choice % 2 ? axis : axis - rank}${keep ? ', keepdim=True' : ''}`;
    return {
      write: (x) => `${x}.${name}(${axis === undefined ? given : `dim=${given}`})${more.after ?? ''}`,
      compute: (x) => fold(x, axis, keep, f),
    };
  };

const reductions: readonly Form[] = [
  reduction('sum', total),
  reduction('mean', (row) => total(row) / row.length),
  reduction('norm', (row) => Math.sqrt(total(row.map((x) => x * x)))),
  reduction('prod', (row) => row.reduce((product, x) => product * x, 1)),
  reduction('amax', (row) => Math.max(...row), { whole: false }),
  reduction('amin', (row) => Math.min(...row), { whole: false }),
  reduction('max', (row) => Math.max(...row), { whole: false, after: '.values' }),
  reduction('logsumexp', (row) => softmax(row).top + Math.log(softmax(row).sum), { whole: false }),
  reduction('var', (row) => variance(row, 1), { from: 2 }),
  (a, _b, choice) => {
    if (a.shape.length === 0) return undefined;
    const axis = choice % a.shape.length;
    const forms: readonly Move[] = [
      {
        write: (x) => `torch.softmax(${x}, dim=${axis})`,
        compute: (x) => along(x, axis, (z, row) => Math.exp(z - softmax(row).top) / softmax(row).sum),
      },
      {
        write: (x) => `F.log_softmax(${x}, ${axis})`,
        compute: (x) => along(x, axis, (z, row) => z - softmax(row).top - Math.log(softmax(row).sum)),
      },
      {
        write: (x) => `F.normalize(${x}, dim=${axis})`,
        compute: (x) =>
          along(x, axis, (value, row) => value / Math.max(1e-12, Math.sqrt(total(row.map((one) => one * one))))),
      },
      {
        write: (x) => `${x}.cumsum(${axis})`,
        compute: (x) =>
          build(x.shape, (at) => total(Array.from({ length: at[axis]! + 1 }, (_, k) => element(x, at.with(axis, k))))),
      },
    ];
    return forms[Math.floor(choice / 4) % forms.length];
  },
  (a) => {
    const last = a.shape.length - 1;
    const spread = (row: readonly number[]) => Math.sqrt(variance(row, 0) + 1e-5);
    // Where a row hardly varies its scale is that of the small number within the root.
    if (last < 0 || a.shape[last]! < 2 || fold(a, last, false, spread).values.some((one) => one < 0.1))
      return undefined;
    return {
      write: (x) => `nn.LayerNorm(${a.shape[last]})(${x})`,
      compute: (x) => along(x, last, (value, row) => (value - total(row) / row.length) / spread(row)),
    };
  },
  (a, _b, choice) => {
    if (a.shape.length !== 2) return undefined;
    const rows = Array.from({ length: a.shape[0]! }, (_, i) => (choice + 2 * i) % a.shape[1]!);
    return {
      write: (x) => `F.cross_entropy(${x}, torch.tensor([${rows.join(', ')}]))`,
      compute: (x) => {
        const logs = along(x, 1, (z, row) => softmax(row).top + Math.log(softmax(row).sum) - z);
        const terms = rows.map((k, i) => element(logs, [i, k]));
        return { shape: [], values: [total(terms) / terms.length] };
      },
    };
  },
];

const reshaped =
  (shape: readonly number[]) =>
  ({ values }: Numbers): Numbers => ({ shape, values });

const shapes: readonly Form[] = [
  () => ({ write: (x) => `${x}.reshape(-1)`, compute: (x) => reshaped([x.values.length])(x) }),
  (a) => {
    const shape = a.shape.toReversed();
    return shape.length > 1
      ? { write: (x) => `${x}.reshape(${shape.join(', ')})`, compute: reshaped(shape) }
      : undefined;
  },
  (a, _b, choice) => {
    const at = choice % (a.shape.length + 1);
    return { write: (x) => `${x}.unsqueeze(${at})`, compute: reshaped(a.shape.toSpliced(at, 0, 1)) };
  },
  (a) => ({ write: (x) => `${x}.squeeze()`, compute: reshaped(a.shape.filter((n) => n !== 1)) }),
  (a) => (a.shape.length === 2 ? { write: (x) => `${x}.T`, compute: swapped } : undefined),
  (a) => (a.shape.length === 2 ? { write: (x) => `${x}.t()`, compute: swapped } : undefined),
  (a) =>
    a.shape.length === 3
      ? { write: (x) => `${x}.permute(2, 0, 1)`, compute: (x) => permuted(x, [2, 0, 1]) }
      : undefined,
  (a) =>
    a.shape.length > 0
      ? { write: (x) => `${x}[0]`, compute: (x) => build(a.shape.slice(1), (at) => element(x, [0, ...at])) }
      : undefined,
  (a) =>
    a.shape.length > 0
      ? {
          write: (x) => `${x}[..., -1:]`,
          compute: (x) => build([...a.shape.slice(0, -1), 1], (at) => element(x, at.with(-1, a.shape.at(-1)! - 1))),
        }
      : undefined,
  (a) =>
    a.shape.length > 0 && a.shape[0]! > 1
      ? {
          write: (x) => `${x}[::2]`,
          compute: (x) =>
            build([Math.ceil(a.shape[0]! / 2), ...a.shape.slice(1)], (at) => element(x, at.with(0, 2 * at[0]!))),
        }
      : undefined,
  (a) =>
    a.shape.length > 1
      ? {
          write: (x) => `${x}[:, 0]`,
          compute: (x) => build(a.shape.toSpliced(1, 1), (at) => element(x, at.toSpliced(1, 0, 0))),
        }
      : undefined,
  (a, _b, choice) => {
    if (a.shape.length === 0) return undefined;
    const rows = [choice % a.shape[0]!, 0, choice % a.shape[0]!];
    const compute = (x: Numbers) => build([3, ...a.shape.slice(1)], (at) => element(x, at.with(0, rows[at[0]!]!)));
    const indices = rows.join(', ');
    if (a.shape.length === 2 && choice % 2)
      return { write: (x) => `F.embedding(torch.tensor([${indices}]), ${x})`, compute };
    return { write: (x) => `${x}[[${indices}]]`, compute };
  },
  (a, b) =>
    a.shape.length > 0 && same(a, b)
      ? {
          write: (x, y) => `torch.cat([${x}, ${y}], dim=0)`,
          compute: (x, y) => ({
            shape: [2 * a.shape[0]!, ...a.shape.slice(1)],
            values: [...x.values, ...y.values],
          }),
        }
      : undefined,
  (a, b) =>
    a.shape.length === b.shape.length && a.shape.length === 2 && a.shape[0] === b.shape[0]
      ? {
          write: (x, y) => `torch.cat((${x}, ${y}), -1)`,
          compute: (x, y) => {
            const n = x.shape[1]!;
            return build([x.shape[0]!, n + y.shape[1]!], ([i, j]) =>
              j! < n ? element(x, [i!, j!]) : element(y, [i!, j! - n]),
            );
          },
        }
      : undefined,
  (a, b) =>
    a.shape.length < 3 && same(a, b)
      ? {
          write: (x, y) => `torch.stack([${x}, ${y}])`,
          compute: (x, y) => ({ shape: [2, ...a.shape], values: [...x.values, ...y.values] }),
        }
      : undefined,
  (a) =>
    a.shape.length > 0 && a.shape[0]! > 1
      ? {
          write: (x) => `${x}.chunk(2)[1]`,
          compute: (x) => {
            const from = Math.ceil(a.shape[0]! / 2);
            return build([a.shape[0]! - from, ...a.shape.slice(1)], (at) => element(x, at.with(0, at[0]! + from)));
          },
        }
      : undefined,
  (a) =>
    a.shape.length > 0 && a.shape[0] === 1
      ? {
          write: (x) => `${x}.expand(3${', -1'.repeat(a.shape.length - 1)})`,
          compute: (x) => build([3, ...a.shape.slice(1)], (at) => element(x, at)),
        }
      : undefined,
];

/** Kinds of moves; a program draws a kind first, so that none is rare for having few forms. */
export const kinds: readonly (readonly Form[])[] = [elementwise, pairs, matrices, reductions, shapes, pairs, matrices];
