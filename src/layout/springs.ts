/** Points on a line that pull each other together and keep their distance. */
export interface Springs {
  readonly count: number;
  readonly pulls: readonly { readonly a: number; readonly b: number; readonly weight: number }[];
  /** `x[right] - x[left] >= distance`. Together they must have no cycle. */
  readonly separations: readonly Separation[];
}

export interface Separation {
  readonly left: number;
  readonly right: number;
  readonly distance: number;
}

const ROUNDS = 400;
const SETTLED = 1e-3;

/**
 * Positions with (nearly) the least sum of weight · distance² that keep every separation exactly. The mean of a run
 * and of its mirror run, so a symmetric system gets a symmetric answer; the mean of two feasible answers is feasible.
 */
export function relax(springs: Springs): Float64Array {
  const mirrored: Springs = {
    ...springs,
    separations: springs.separations.map(({ left, right, distance }) => ({ left: right, right: left, distance })),
  };
  const x = relaxOneWay(springs);
  const y = relaxOneWay(mirrored);
  return x.map((value, i) => (value - y[i]!) / 2);
}

function relaxOneWay({ count, pulls, separations }: Springs): Float64Array {
  const sorted = leftToRight(count, separations);
  let x = start(count, sorted);
  const stiffness = new Float64Array(count);
  for (const { a, b, weight } of pulls) {
    stiffness[a]! += weight;
    stiffness[b]! += weight;
  }
  const mobility = stiffness.map((weight) => 1 / Math.max(weight, 0.1));
  // What each separation pushes with, kept between rounds (Hildreth's method), so that a few passes a round suffice.
  const pressure = new Float64Array(sorted.length);
  const rounds = Math.min(ROUNDS, Math.max(20, Math.ceil(1_500_000 / (sorted.length + pulls.length + 1))));

  for (let round = 0; round < rounds; round++) {
    const next = x.slice();
    for (const { a, b, weight } of pulls) {
      const pull = (weight * (x[b]! - x[a]!)) / 2;
      next[a]! += pull * mobility[a]!;
      next[b]! -= pull * mobility[b]!;
    }
    sorted.forEach(({ left, right }, i) => {
      next[left]! -= pressure[i]! * mobility[left]!;
      next[right]! += pressure[i]! * mobility[right]!;
    });
    for (let pass = 0; pass < 2; pass++)
      sorted.forEach(({ left, right, distance }, i) => {
        const missing = distance - (next[right]! - next[left]!);
        const push = Math.max(-pressure[i]!, missing / (mobility[left]! + mobility[right]!));
        pressure[i]! += push;
        next[left]! -= push * mobility[left]!;
        next[right]! += push * mobility[right]!;
      });
    const change = next.reduce((most, value, i) => Math.max(most, Math.abs(value - x[i]!)), 0);
    x = next;
    if (change < SETTLED) break;
  }
  return settle(x, sorted);
}

/** Midway between everything as far left and everything as far right as it goes. */
function start(count: number, sorted: readonly Separation[]): Float64Array {
  const left = new Float64Array(count);
  for (const s of sorted) left[s.right] = Math.max(left[s.right]!, left[s.left]! + s.distance);
  const right = new Float64Array(count).fill(Math.max(0, ...left));
  for (const s of sorted.toReversed()) right[s.left] = Math.min(right[s.left]!, right[s.right]! - s.distance);
  return left.map((value, i) => (value + right[i]!) / 2);
}

/** Removes the last violations: half by pushing to the right, half by pushing to the left. */
function settle(x: Float64Array, sorted: readonly Separation[]): Float64Array {
  const right = x.slice();
  for (const s of sorted) right[s.right] = Math.max(right[s.right]!, right[s.left]! + s.distance);
  const left = x.slice();
  for (const s of sorted.toReversed()) left[s.left] = Math.min(left[s.left]!, left[s.right]! - s.distance);
  return left.map((value, i) => (value + right[i]!) / 2);
}

/** The separations sorted so that a point is pushed by all its left neighbours before it pushes on. */
function leftToRight(count: number, separations: readonly Separation[]): Separation[] {
  const leaving = Array.from({ length: count }, (): Separation[] => []);
  const waiting = new Int32Array(count);
  for (const separation of separations) {
    leaving[separation.left]!.push(separation);
    waiting[separation.right]!++;
  }
  const sorted: Separation[] = [];
  const free = Array.from(waiting.keys()).filter((point) => waiting[point] === 0);
  for (const point of free)
    for (const separation of leaving[point]!) {
      sorted.push(separation);
      if (--waiting[separation.right]! === 0) free.push(separation.right);
    }
  return sorted;
}
