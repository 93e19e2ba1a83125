import type { Axis, SurfaceWords } from '../../words/en/surface.ts';
import { countBy } from '../../figure/count-by.ts';
import type { Plane } from './plane.ts';
import type { Sections } from './sections.ts';
import type { Descent } from './descents.ts';
import { SIDE, SPAN, turnedBy, type Spot } from './spec.ts';

/** The surface as it is drawn: at build, and live. @param losses those of `fieldSpec`, at the same turn. */
export function planeOf(
  degrees: number,
  losses: ArrayLike<number>,
  paths: readonly Descent[],
  words: SurfaceWords,
): Plane {
  const { point } = turnedBy(degrees);
  const [x, y] = axesOf(degrees, words);
  return {
    title: words.picture,
    span: SPAN,
    side: SIDE,
    losses,
    paths: paths.map(({ id, kind, places }) => ({ id, kind, points: places.map(point) })),
    x,
    y,
    // A little beside the steepest ways, where the paths run, and on the other side than the reader's first start.
    rises: point({ s: 0.75, t: 1 }),
    falls: point({ s: -1, t: 0.75 }),
    level: point({ s: -0.62 * SPAN, t: 0 }),
  };
}

/** The loss along the middle row and the middle column of the grid. */
export function sectionsOf(degrees: number, losses: ArrayLike<number>, words: SurfaceWords): Sections {
  const middle = (SIDE - 1) / 2;
  const [x, y] = axesOf(degrees, words);
  const row = Array.from({ length: SIDE }, (_, i) => losses[middle * SIDE + i]!);
  const column = Array.from({ length: SIDE }, (_, i) => losses[(SIDE - 1 - i) * SIDE + middle]!);
  return {
    title: words.sections,
    span: SPAN,
    curves: [
      { id: 'x', name: words.along(x), losses: row },
      { id: 'y', name: words.along(y), losses: column },
    ],
  };
}

function axesOf(degrees: number, words: SurfaceWords): [string, string] {
  const { spot } = turnedBy(degrees);
  return [spot(1, 0), spot(0, 1)].map(({ s, t }) => words.axis(axisOf(s, t))) as [string, string];
}

/** Parts of a direction that differ by less are told as equal, and as none beside 0. */
const ALIKE = 0.01;

/** What a direction is called that is c of a and z of b. */
function axisOf(c: number, z: number): Axis {
  if (Math.abs(z) < ALIKE) return { kind: 'a' };
  if (Math.abs(c) < ALIKE) return { kind: 'b' };
  if (Math.abs(Math.abs(c) - Math.abs(z)) < ALIKE) return { kind: c * z > 0 ? 'equal' : 'opposite' };
  return { kind: 'mixed', c, z };
}

/** Less than this is no way to speak of: a thousandth of the picture's width. */
const HARDLY = 1e-3;

const far = ({ s, t }: Spot) => Math.hypot(s, t);

const fates = ['down', 'in', 'still', 'between'] as const;
type Fate = (typeof fates)[number];

/** What has become of a start: the loss has fallen, it is nearer to 0 than before, it is where it was, or none of it. */
export function fateOf({ places, loss }: Descent, below: number): Fate {
  const [start, end] = [places[0]!, places.at(-1)!];
  if (loss < below) return 'down';
  if (far({ s: end.s - start.s, t: end.t - start.t }) < HARDLY) return 'still';
  return far(end) < far(start) ? 'in' : 'between';
}

/** How many starts have come to which end. */
export function tallyOf(descents: readonly Descent[], below: number) {
  const counts = countBy(
    fates,
    descents.map((descent) => fateOf(descent, below)),
  );
  return { below: counts.down, nearer: counts.in, still: counts.still };
}
