import { type Form, type Move } from './move.ts';
import { build, count, element, fold, total, type Numbers } from '../numbers64.ts';

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

export const reductions: readonly Form[] = [
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
