import { contours, type ContourMultiPolygon } from 'd3-contour';
import { pathRound } from 'd3-path';
import { formatNumber } from '../../view/format.ts';
import { canvas, join, only, write, type Layer } from '../../view/join.ts';
import { round } from '../../view/look.ts';
import { simpler } from '../../view/simpler.ts';

export type PlanePoint = readonly [x: number, y: number];

/** One start and the way down from it, in the picture's coordinates. */
export interface PlanePath {
  readonly id: string;
  readonly kind: string;
  readonly points: readonly PlanePoint[];
}

/** The loss over a square around the origin, with paths of descent. */
export interface Plane {
  readonly title: string;
  /** The square reaches from −span to span both ways. */
  readonly span: number;
  /** Points along each side; the loss at each, from the top left corner on, row by row. */
  readonly side: number;
  readonly losses: ArrayLike<number>;
  readonly paths: readonly PlanePath[];
  /** What the two axes are: "a alone". */
  readonly x: string;
  readonly y: string;
  /** Where the loss rises and falls fastest, seen from the origin. */
  readonly rises: PlanePoint;
  readonly falls: PlanePoint;
  /** A place on the level of the origin, for its name. */
  readonly level: PlanePoint;
}

/** Side of the square on the page. */
const SIZE = 330;
const LEFT = 12;
const TOP = 24;
const WIDTH = SIZE + LEFT + 8;
const HEIGHT = SIZE + TOP + 26;

/** Losses at which a contour is drawn; ln 2, the level of the origin, is one of them. */
export const LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, Math.LN2, 0.8, 1, 1.3, 1.7, 2.2, 3];
/** How far a drawn line may lie beside its points: a seventh of a pixel cannot be seen. */
const FINE = 0.15;
/** Those that bear their number. */
const NAMED = new Set([0.1, 0.3, 0.5, 1, 1.7, 3]);

/** Draws contours and paths into `svg`; called again, it moves the same elements. */
export function drawPlane(svg: SVGSVGElement, plane: Plane): void {
  svg.classList.add('plane');
  const root = canvas(svg, WIDTH, HEIGHT, plane.title);
  const clip = only(only(root, 'defs', 'plane-defs'), 'clipPath', 'plane-clip').attr('id', 'plane-clip');
  square(only(clip, 'rect', 'plane-square'));
  const lines = contoursOf(plane);
  drawContours(only(root, 'g', 'plane-bands').attr('clip-path', 'url(#plane-clip)'), lines);
  drawAxes(only(root, 'g', 'plane-axes'), plane);
  drawLevels(only(root, 'g', 'plane-levels'), plane, lines);
  drawPaths(only(root, 'g', 'plane-paths').attr('clip-path', 'url(#plane-clip)'), plane);
  drawStarts(only(root, 'g', 'plane-starts').attr('clip-path', 'url(#plane-clip)'), plane);
}

/** The point of the plane under a point of the drawing. */
export function planePointAt(svg: SVGSVGElement, clientX: number, clientY: number, span: number): PlanePoint {
  const box = svg.getBoundingClientRect();
  const scale = WIDTH / box.width;
  const x = ((clientX - box.left) * scale - LEFT) / SIZE;
  const y = ((clientY - box.top) * scale - TOP) / SIZE;
  return [(2 * x - 1) * span, (1 - 2 * y) * span];
}

function square(rect: Layer): Layer {
  return rect.attr('x', LEFT).attr('y', TOP).attr('width', SIZE).attr('height', SIZE);
}

function placeOf([x, y]: PlanePoint, span: number): PlanePoint {
  return [LEFT + ((x / span + 1) / 2) * SIZE, TOP + ((1 - y / span) / 2) * SIZE];
}

interface Contour {
  readonly id: string;
  readonly level: number;
  readonly rings: readonly (readonly PlanePoint[])[];
}

/** Areas where the loss is at least each level, in the drawing's coordinates. */
function contoursOf({ side, losses }: Plane): Contour[] {
  const find = contours().size([side, side]);
  const values = Array.from(losses);
  // A value of the grid stands in the middle of its cell.
  const place = ([x, y]: readonly number[]): PlanePoint => [
    LEFT + ((x! - 0.5) / (side - 1)) * SIZE,
    TOP + ((y! - 0.5) / (side - 1)) * SIZE,
  ];
  return LEVELS.map((level) => {
    // Where the loss is ln 2 but for rounding it would be a lace of islands.
    const area: ContourMultiPolygon = find.contour(values, level === Math.LN2 ? Math.fround(level) : level);
    return { id: String(level), level, rings: area.coordinates.flat().map((ring) => ring.map(place)) };
  });
}

function drawContours(layer: Layer, lines: readonly Contour[]): void {
  square(only(layer, 'rect', 'plane-ground'));
  join(layer, 'path', 'plane-band', lines)
    .attr('class', (_, i) => `plane-band band-${i + 1}`)
    .attr('d', ({ rings }) => {
      const path = pathRound(1);
      for (const ring of rings) {
        simpler(ring, FINE).forEach(([x, y], i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
        path.closePath();
      }
      return path.toString();
    });
}

function drawAxes(layer: Layer, { x, y }: Plane): void {
  const [middleX, middleY] = [LEFT + SIZE / 2, TOP + SIZE / 2];
  only(layer, 'path', 'plane-cross').attr('d', `M${LEFT},${middleY}h${SIZE}M${middleX},${TOP}v${SIZE}`);
  write(
    only(layer, 'text', 'plane-x')
      .attr('x', LEFT + SIZE)
      .attr('y', TOP + SIZE + 19),
    () => x,
  );
  write(
    only(layer, 'text', 'plane-y')
      .attr('x', middleX)
      .attr('y', TOP - 9),
    () => y,
  );
}

/** Numbers where the contours cross the two ways that are steepest. */
function drawLevels(layer: Layer, plane: Plane, lines: readonly Contour[]): void {
  const labels = lines.flatMap(({ id, level, rings }) => {
    if (!NAMED.has(level)) return [];
    const way = level < Math.LN2 ? plane.falls : plane.rises;
    const at = crossing(rings, placeOf([way[0], way[1]], 1), placeOf([0, 0], 1));
    return at ? [{ id, x: at[0], y: at[1], text: formatNumber(level) }] : [];
  });
  const [x, y] = placeOf(plane.level, plane.span);
  labels.push({ id: 'ln 2', x, y: y - 10, text: 'ln 2' });
  write(
    join(layer, 'text', 'plane-level', labels)
      .attr('x', (label) => round(label.x))
      .attr('y', (label) => round(label.y))
      .attr('dy', '0.34em'),
    ({ text }) => text,
  );
}

/** Where rings meet the ray from `origin` through `through`, inside of the square. */
function crossing(
  rings: readonly (readonly PlanePoint[])[],
  through: PlanePoint,
  origin: PlanePoint,
): PlanePoint | undefined {
  const [dx, dy] = [through[0] - origin[0], through[1] - origin[1]];
  const length = Math.hypot(dx, dy);
  const margin = 16;
  let best: { readonly off: number; readonly point: PlanePoint } | undefined;
  for (const [x, y] of rings.flat()) {
    const [px, py] = [x - origin[0], y - origin[1]];
    const inside = Math.max(Math.abs(px), Math.abs(py)) < SIZE / 2 - margin;
    const off = Math.abs(px * dy - py * dx) / length;
    if (inside && px * dx + py * dy > 0 && off < 6 && (!best || off < best.off)) best = { off, point: [x, y] };
  }
  return best?.point;
}

function drawPaths(layer: Layer, { paths, span }: Plane): void {
  join(layer, 'path', 'plane-path', paths)
    .attr('class', ({ kind }) => `plane-path ${kind}`)
    .attr('d', ({ points }) => {
      const path = pathRound(1);
      const places = points.map((point) => placeOf(point, span));
      simpler(places, FINE).forEach((place, i) => path[i === 0 ? 'moveTo' : 'lineTo'](...place));
      return path.toString();
    });
  join(
    layer,
    'circle',
    'plane-end',
    paths.filter(({ points }) => points.length > 1),
  )
    .attr('class', ({ kind }) => `plane-end ${kind}`)
    .attr('cx', ({ points }) => round(placeOf(points.at(-1)!, span)[0]))
    .attr('cy', ({ points }) => round(placeOf(points.at(-1)!, span)[1]))
    .attr('r', 2.6);
}

function drawStarts(layer: Layer, { paths, span }: Plane): void {
  join(layer, 'circle', 'plane-start', paths)
    .attr('class', ({ kind }) => `plane-start ${kind}`)
    .attr('cx', ({ points }) => round(placeOf(points[0]!, span)[0]))
    .attr('cy', ({ points }) => round(placeOf(points[0]!, span)[1]))
    .attr('r', ({ kind }) => (kind === 'mine' ? 5 : kind === 'origin' ? 4.5 : 2.6));
  const [x, y] = placeOf([0, 0], span);
  write(
    only(layer, 'text', 'plane-zero')
      .attr('x', x + 7)
      .attr('y', y + 15),
    () => '0',
  );
}
