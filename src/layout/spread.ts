export interface Wish {
  readonly at: number;
  /** How much a unit away from `at` hurts. */
  readonly weight: number;
}

/**
 * Positions as close as possible (weighted least squares) to the wishes, in the given order, at least `distances[i]`
 * between item i and the next, all within `from … to`. Pool-adjacent-violators: linear, exact, and symmetric.
 */
export function spread(
  wishes: readonly Wish[],
  distances: readonly number[],
  from = -Infinity,
  to = Infinity,
): number[] {
  const offsets = [0];
  for (const distance of distances) offsets.push(offsets.at(-1)! + distance);

  const pools: { at: number; weight: number; count: number }[] = [];
  wishes.forEach(({ at, weight }, i) => {
    let pool = { at: at - offsets[i]!, weight, count: 1 };
    for (let last = pools.at(-1); last && last.at >= pool.at; last = pools.at(-1)) {
      pools.pop();
      const both = last.weight + pool.weight;
      const middle = (last.at * last.weight + pool.at * pool.weight) / both;
      pool = { at: middle, weight: both, count: last.count + pool.count };
    }
    pools.push(pool);
  });

  const highest = to - offsets[wishes.length - 1]!;
  return pools
    .flatMap(({ at, count }) => Array<number>(count).fill(Math.max(from, Math.min(highest, at))))
    .map((start, i) => start + offsets[i]!);
}
