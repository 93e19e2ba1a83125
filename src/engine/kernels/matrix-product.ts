import { sizeOf, type Shape } from '../../graph/graph.ts';

/** A matrix product as a loop sees it: stacks of matrices, one behind the other. */
export interface Product {
  /** Matrices in each stack. */
  readonly batch: number;
  readonly rows: number;
  /** Length of the axis that is summed over. */
  readonly inner: number;
  readonly columns: number;
  readonly shape: Shape;
}

export interface Transposes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** @param a, b shapes that fit, their last two axes transposed or not. */
export function productOf(a: Shape, b: Shape, { transposeA, transposeB }: Transposes): Product {
  const [rows, inner] = transposeA ? [a.at(-1)!, a.at(-2)!] : [a.at(-2)!, a.at(-1)!];
  const columns = b.at(transposeB ? -2 : -1)!;
  const stack = a.slice(0, -2);
  return { batch: sizeOf(stack), rows, inner, columns, shape: [...stack, rows, columns] };
}
