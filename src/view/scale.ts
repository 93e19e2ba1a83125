import { tickStep, ticks } from 'd3-array';
import { formatNumber } from './format.ts';

/** Maps numbers to lengths, and knows which numbers are worth a tick. */
export interface Scale {
  /** Length for a value; NaN where it has no place: NaN, ±∞, on a log scale anything below zero. */
  readonly of: (value: number) => number;
  /** In rising order, all within the domain. */
  readonly ticks: readonly number[];
  readonly text: (tick: number) => string;
}

type Interval = readonly [number, number];

/** `domain[0]` maps to `range[0]`, `domain[1]` to `range[1]`. A domain of one number is widened around it. */
export function linearScale(domain: Interval, range: Interval, count: number): Scale {
  const [low, high] = widened(domain);
  const [from, to] = range;
  const step = tickStep(low, high, count);
  return {
    of: (value) => (Number.isFinite(value) ? from + ((value - low) / (high - low)) * (to - from) : NaN),
    ticks: ticks(low, high, count),
    text: (tick) => tickText(tick, step),
  };
}

function widened([low, high]: Interval): Interval {
  if (low < high) return [low, high];
  const half = Math.abs(low) / 2 || 0.5;
  return [low - half, low + half];
}

/** All ticks of an axis print with the same decimals: `0.4`, `0.6`, …, `1.0`. Zero is `0`. */
function tickText(tick: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (tick === 0) return '0';
  if (decimals > 4 || Math.abs(tick) >= 1e5) return formatNumber(tick);
  return tick.toFixed(decimals).replace('-', '−');
}

/**
 * Whole decades around `domain` (both ends positive), evenly spread. Exact zero has no place on a log scale, yet it
 * is the one number that must not be taken for a small one: it stands at `range[0]`, a step of `zeroGap` away.
 */
export function logScale(domain: Interval, range: Interval, count: number, zeroGap: number): Scale {
  const low = Math.floor(Math.log10(domain[0]) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(domain[1]) - 1e-9));
  const [zero, to] = range;
  const from = zero + Math.sign(to - zero) * zeroGap;
  const stride = Math.ceil((high - low) / count);
  const powers: number[] = [];
  for (let power = high; power >= low; power -= stride) powers.unshift(power);
  const plain = powers.every((power) => power >= -3 && power <= 3);
  return {
    of: (value) => {
      if (value === 0) return zero;
      if (!(value > 0 && value < Infinity)) return NaN;
      return from + ((Math.log10(value) - low) / (high - low)) * (to - from);
    },
    ticks: [0, ...powers.map((power) => 10 ** power)],
    text: (tick) => (tick === 0 ? '0' : plain ? formatNumber(tick) : powerOfTen(Math.round(Math.log10(tick)))),
  };
}

/** `1e−8`, as numbers print elsewhere. */
function powerOfTen(exponent: number): string {
  return exponent === 0 ? '1' : `1e${exponent < 0 ? '−' : ''}${Math.abs(exponent)}`;
}
