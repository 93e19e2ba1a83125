/** A matrix small enough to be drawn; each cell stands for a block of elements. */
export interface MatrixCells {
  readonly rows: number;
  readonly columns: number;
  /** Size of a block; 1×1 where every element has its own cell. */
  readonly block: readonly [rows: number, columns: number];
  /** Row by row: the mean of the block, NaN where any element is not finite. */
  readonly means: Float64Array;
  /** 1 where every element of the block is exactly zero. A mean of zero is not enough. */
  readonly zero: Uint8Array;
}

/**
 * Averages blocks of `values` until at most `mostRows` × `mostColumns` and no more than `most` cells are left.
 * A vector is one row; of more than two axes, all but the last are counted as rows.
 */
export function matrixCells(
  values: ArrayLike<number>,
  shape: readonly number[],
  { most, mostRows, mostColumns }: { readonly most: number; readonly mostRows: number; readonly mostColumns: number },
): MatrixCells {
  const width = shape.at(-1) ?? 1;
  const height = width === 0 ? 0 : Math.floor(values.length / width);
  let high = Math.max(1, Math.ceil(height / mostRows));
  let wide = Math.max(1, Math.ceil(width / mostColumns));
  const cells = () => [Math.ceil(height / high), Math.ceil(width / wide)] as const;
  for (let [r, c] = cells(); r * c > most; [r, c] = cells())
    if (r >= c) high++;
    else wide++;

  const [rows, columns] = cells();
  const means = new Float64Array(rows * columns);
  const zero = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let [sum, count, zeros] = [0, 0, 0];
      for (let i = row * high; i < Math.min(height, (row + 1) * high); i++) {
        for (let j = column * wide; j < Math.min(width, (column + 1) * wide); j++) {
          const value = values[i * width + j]!;
          sum += Number.isFinite(value) ? value : NaN;
          count++;
          if (value === 0) zeros++;
        }
      }
      means[row * columns + column] = sum / count;
      zero[row * columns + column] = Number(zeros === count);
    }
  }
  return { rows, columns, block: [high, wide], means, zero };
}
