import type { SurfaceWords } from '../i18n/surface.ts';
import type { Plane } from '../view/plane.ts';
import type { Sections } from '../view/sections.ts';
import type { Descent } from './descents.ts';
import { SIDE, SPAN, turnedBy, type Spot } from './surface-spec.ts';

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
    // A little beside the steepest ways, where the paths run.
    rises: point({ s: 1, t: 0.75 }),
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
  return [spot(1, 0), spot(0, 1)].map(({ s, t }) => words.axis(s, t)) as [string, string];
}

/** Less than this is no way to speak of: a thousandth of the picture's width. */
const HARDLY = 1e-3;

/** How the starts have fared: below the threshold, nearer to 0 than before, where they were. */
export function tallyOf(descents: readonly Descent[], below: number) {
  const far = ({ s, t }: Spot) => Math.hypot(s, t);
  const way = ({ places }: Descent) => far({ s: places.at(-1)!.s - places[0]!.s, t: places.at(-1)!.t - places[0]!.t });
  return {
    below: descents.filter(({ loss }) => loss < below).length,
    nearer: descents.filter(({ places, loss }) => loss >= below && far(places.at(-1)!) < far(places[0]!) - HARDLY)
      .length,
    still: descents.filter((descent) => way(descent) < HARDLY).length,
  };
}
