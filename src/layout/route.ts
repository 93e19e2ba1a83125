/** A stretch of an edge through the gap between two layers, by way of its point in the label row. */
export interface Stretch {
  readonly from: Point;
  readonly through: Point;
  readonly to: Point;
  /** How far the edge may stray from `through` while it passes the label row. */
  readonly room: Room;
}

export interface Room {
  readonly left: number;
  readonly right: number;
}

export type Point = readonly [x: number, y: number];

/** What a line leaves free before the rim of its source for the head of its arrow. */
export const TIP = 5;

/**
 * Last stage: an SVG path up from `end` through all stretches to `start`: it runs as the gradient does, from the side of
 * the loss to the side of the parameters, and ends `TIP` short. Vertical wherever it passes a layer, so it never strays
 * under a box there; between layers a smooth curve whose x never overshoots and which keeps to its room while it is
 * within `band` of the label row's middle, so it never strays under a label either.
 */
export function pathOf(start: Point, stretches: readonly Stretch[], end: Point, band: number): string {
  // From the source down, each from where the last one ended: two points are a straight line, four a curve.
  const parts: (readonly Point[])[] = [];
  let at: Point = [start[0], start[1] + TIP];
  const down = (to: Point) => {
    if (round(to[1]) !== round(at[1])) parts.push([at, to]);
    at = to;
  };
  for (const stretch of stretches) {
    const { from, through, to } = stretch;
    if (round(from[0]) === round(through[0]) && round(through[0]) === round(to[0])) continue;
    down(from);
    const slope = slopeAt(stretch, band);
    parts.push(...toRow(from, stretch, slope, band));
    // The lower half is the upper half of the stretch turned upside down, drawn backwards.
    parts.push(
      ...toRow(to, stretch, slope, band)
        .reverse()
        .map((part) => part.toReversed()),
    );
    at = to;
  }
  down(end);
  const up = parts.reverse().map((part) => part.toReversed().slice(1));
  return `M${pair(end)}${up.map((to) => (to.length === 1 ? `V${round(to[0]![1])}` : `C${to.map(pair).join(' ')}`)).join('')}`;
}

/** The head of an arrow whose point touches `tip` from below. */
export function headOf([x, y]: Point): string {
  return `M${round(x)},${round(y + 1)}l-5.5,9h11z`;
}

/** The corners of the same way, for a drawing without curves: ends, label row, and both rims of each layer passed. */
export function pointsOf(start: Point, stretches: readonly Stretch[], end: Point): Point[] {
  const all = [start, ...stretches.flatMap(({ from, through, to }) => [from, through, to]), end];
  return all
    .map(([x, y]): Point => [round(x), round(y)])
    .filter(([x, y], i, points) => i === 0 || x !== points[i - 1]![0] || y !== points[i - 1]![1]);
}

export function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

type Cubic = readonly [Point, Point, Point, Point];

/**
 * dx/dy in the label row. Twice the lesser of the two halves is the steepest that cannot overshoot (Fritsch and
 * Carlson), and makes two equal halves one plain S. Where that S would stray, the room sets the limit.
 */
function slopeAt(stretch: Stretch, band: number): number {
  const { from, through, to } = stretch;
  const [before, after] = [through[0] - from[0], to[0] - through[0]];
  if (before * after <= 0) return 0;
  const sign = Math.sign(before);
  const steepest = (2 * Math.min(Math.abs(before), Math.abs(after))) / (through[1] - from[1]);
  const strays = [from, to].some((rim) => straysIn(plainHalf(rim, through, sign * steepest), stretch, band));
  return strays
    ? sign * Math.min(steepest, roomTowards(from, stretch) / band, roomTowards(to, stretch) / band)
    : sign * steepest;
}

/** From the rim of a layer, above or below, to the label row. */
function toRow(rim: Point, stretch: Stretch, slope: number, band: number): Cubic[] {
  const { through } = stretch;
  const plain = plainHalf(rim, through, slope);
  if (!straysIn(plain, stretch, band)) return [plain];
  const inset = band * Math.sign(through[1] - rim[1]);
  const entry: Point = [through[0] - slope * inset, through[1] - inset];
  const clear = entry[1] - rim[1];
  const reach = clear / 3;
  return [
    [rim, [rim[0], rim[1] + clear * 0.7], [entry[0] - slope * reach, entry[1] - reach], entry],
    [entry, between(entry, through, 1 / 3), between(entry, through, 2 / 3), through],
  ];
}

function plainHalf(rim: Point, through: Point, slope: number): Cubic {
  const half = through[1] - rim[1];
  const reach = half / 4;
  return [rim, [rim[0], rim[1] + half / 2], [through[0] - slope * reach, through[1] - reach], through];
}

function straysIn([a, b, c, d]: Cubic, stretch: Stretch, band: number): boolean {
  const room = roomTowards(a, stretch);
  const step = Math.abs(d[1] - a[1]) / 12;
  // x and y both run one way along the curve, so the first sample inside the band strays furthest.
  for (let i = 0; i <= 16; i++) {
    const [t, u] = [i / 16, 1 - i / 16];
    const at = (axis: 0 | 1) =>
      u * u * u * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t * t * t * d[axis];
    if (Math.abs(at(1) - d[1]) <= band + step) return Math.abs(at(0) - d[0]) > room;
  }
  return false;
}

function roomTowards(rim: Point, { through, room }: Stretch): number {
  return rim[0] < through[0] ? room.left : room.right;
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function pair([x, y]: Point): string {
  return `${round(x)},${round(y)}`;
}
