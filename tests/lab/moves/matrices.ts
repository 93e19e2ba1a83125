import { type Form } from './move.ts';
import { map2, permuted, product, type Numbers } from '../numbers64.ts';

export const matrices: readonly Form[] = [
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

/** The last two axes change places. */
export function swapped(x: Numbers): Numbers {
  const order = x.shape.map((_, i) => i);
  return permuted(x, [...order.slice(0, -2), order.at(-1)!, order.at(-2)!]);
}
