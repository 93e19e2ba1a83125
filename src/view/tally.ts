import { tickStep } from 'd3-array';

export interface Bar {
  /** Which multiple of the bar's width it begins at; the same for the same bar when the data changes. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How often values fall between round numbers. */
export interface Tally {
  readonly bars: readonly Bar[];
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly greatest: number;
  /** Number of values that are numbers. */
  readonly finite: number;
  /** Number of NaN and infinite values. */
  readonly lost: number;
}

/**
 * Counts `values` in about `count` bars of equal width. Their edges are multiples of a round number, so zero is an
 * edge whenever it is within. Equal values give one bar, centred on them.
 */
export function tally(values: ArrayLike<number>, count: number, domain?: readonly [number, number]): Tally {
  let [least, greatest, finite] = [Infinity, -Infinity, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    finite++;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const ends = { least, greatest, finite, lost: values.length - finite };
  const low = Math.min(domain?.[0] ?? Infinity, least);
  const high = Math.max(domain?.[1] ?? -Infinity, greatest);
  if (finite > 0 && least === greatest) return { ...ends, ...single(least, finite, low, high, count) };
  if (!(low < high)) return { ...ends, bars: [], from: -1, to: 1 };

  const step = tickStep(low, high, count);
  const first = Math.floor(low / step);
  const bins = Math.max(1, Math.ceil(high / step) - first);
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) {
    // The last bar holds its upper edge too.
    if (Number.isFinite(values[i]!)) counts[Math.min(bins - 1, Math.floor(values[i]! / step) - first)]!++;
  }
  const bars = Array.from(counts, (n, i) => ({
    index: first + i,
    from: (first + i) * step,
    to: (first + i + 1) * step,
    count: n,
  }));
  return { ...ends, bars, from: first * step, to: (first + bins) * step };
}

/** One bar as wide as any other would be, in the middle of the axis unless a domain says where it belongs. */
function single(value: number, n: number, low: number, high: number, count: number) {
  const [from, to] = low < high ? [low, high] : [value - 1, value + 1];
  const half = (to - from) / count / 2;
  return { bars: [{ index: 0, from: value - half, to: value + half, count: n }], from, to };
}
