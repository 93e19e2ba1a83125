/**
 * The pair model near a = b = 0, where it is linear: with z = a W Wᵀ bᵀ and a label of 0 the loss is ln 2 + z / 2 to
 * first order, so each step of descent adds −rate/2 · M b to a and −rate/2 · M a to b, with M = W Wᵀ. The difference
 * a − b then grows by 1 + rate/2 · σ² a step along each singular direction of W, the sum a + b by 1 − rate/2 · σ².
 */

/** A direction in the space of an embedding, and how steeply the layer answers to it: σ² of W. */
export interface Direction {
  readonly steepness: number;
  /** Of length 1. */
  readonly vector: readonly number[];
}

/** The left singular directions of a matrix [rows × columns], steepest first, with those that it maps to zero. */
export function directionsOf(W: ArrayLike<number>, rows: number, columns: number): Direction[] {
  const M = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: rows }, (_, j) => {
      let sum = 0;
      for (let k = 0; k < columns; k++) sum += W[i * columns + k]! * W[j * columns + k]!;
      return sum;
    }),
  );
  return eigen(M).sort((p, q) => q.steepness - p.steepness);
}

/** Sweeps of rotations after which a matrix of this size is diagonal to the last bit. */
const SWEEPS = 12;

/** Jacobi's method: a symmetric matrix is turned, plane by plane, until it is diagonal. */
function eigen(M: number[][]): Direction[] {
  const n = M.length;
  const axes = M.map((_, i) => M.map((_, j) => Number(i === j)));
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (M[p]![q] === 0) continue;
        const angle = Math.atan2(2 * M[p]![q]!, M[p]![p]! - M[q]![q]!) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (const row of M) turn(row, p, q, c, s);
        for (let k = 0; k < n; k++) [M[p]![k], M[q]![k]] = turned(M[p]![k]!, M[q]![k]!, c, s);
        for (const row of axes) turn(row, p, q, c, s);
      }
  return M.map((row, i) => ({ steepness: Math.max(0, row[i]!), vector: upright(axes.map((axis) => axis[i]!)) }));
}

function turned(x: number, y: number, c: number, s: number): [number, number] {
  return [c * x + s * y, c * y - s * x];
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  [row[p], row[q]] = turned(row[p]!, row[q]!, c, s);
}

/** Of the two ways along a line, the one with the positive sum, so that the same matrix always gives the same. */
function upright(vector: number[]): number[] {
  const sum = vector.reduce((total, x) => total + x, 0);
  return sum < 0 ? vector.map((x) => -x) : vector;
}

/** What the linear model says of a start, before anything is trained. */
export interface Prediction {
  /** By what a − b grows in a step. */
  readonly factor: number;
  /** Further steps for a start ten times smaller. */
  readonly perDecade: number;
  /** Steps until the loss falls below the threshold, not rounded up; Infinity for a start at 0. */
  readonly steps: (eps: number) => number;
}

/**
 * @param W [rows × columns] @param draw a − b for a start of size 1 @param below the loss that counts as escaped.
 */
export function predictEscape(W: ArrayLike<number>, draw: readonly number[], rate: number, below: number): Prediction {
  const rows = draw.length;
  const [steepest] = directionsOf(W, rows, W.length / rows);
  const { steepness, vector } = steepest!;
  const factor = 1 + (rate / 2) * steepness;
  const begin = Math.abs(draw.reduce((sum, x, i) => sum + x * vector[i]!, 0));
  // With a = −b the logit is −σ² |a − b|² / 4; this is the |a − b| at which the loss is at the threshold.
  const logit = Math.log(Math.expm1(below));
  const end = Math.sqrt((-4 * logit) / steepness);
  return {
    factor,
    perDecade: 1 / Math.log10(factor),
    steps: (eps) => Math.max(0, Math.log(end / (eps * begin)) / Math.log(factor)),
  };
}
