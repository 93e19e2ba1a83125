import { swapped } from './matrices.ts';
import { type Form } from './move.ts';
import { same } from './pairs.ts';
import { build, element, permuted, type Numbers } from '../numbers64.ts';

const reshaped =
  (shape: readonly number[]) =>
  ({ values }: Numbers): Numbers => ({ shape, values });

export const shapes: readonly Form[] = [
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
