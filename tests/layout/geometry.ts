import { edgesOf, type Graph } from '../../src/graph/graph.ts';
import type { Layout, Point } from '../../src/layout/layout.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const LABEL = { width: 44, height: 14 };
const STEPS = 24;

/** Points along an SVG path of `M`, `V` and `C` commands, close enough to see what it passes. */
export function sample(path: string): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of path.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const n = rest!.split(/[ ,]+/).map(Number);
    if (n.some(Number.isNaN)) throw new Error(`No number: ${command}${rest}`);
    if (command === 'M') [x, y] = [n[0]!, n[1]!];
    else if (command !== 'V' && command !== 'C') throw new Error(`Unexpected path command ${command}`);
    const [x1, y1, x2, y2, x3, y3] = command === 'C' ? n : [x, y, x, n.at(-1), x, n.at(-1)];
    for (let i = 0; i <= STEPS && command !== 'M'; i++) {
      const [t, u] = [i / STEPS, 1 - i / STEPS];
      const at = (a: number, b: number, c: number, d: number) =>
        u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
      points.push([at(x, x1!, x2!, x3!), at(y, y1!, y2!, y3!)]);
    }
    if (command !== 'M') [x, y] = [x3!, y3!];
  }
  return points;
}

/** Everything that is wrong with a drawing, in words; empty for a good one. */
export function flawsOf(graph: Graph, { width, height, nodes, edges }: Layout): string[] {
  const flaws: string[] = [];
  const boxes = graph.nodes.map((node) => ({ name: node.id, ...nodes[node.id]! }));
  const labels = edgesOf(graph).map(({ id }) => {
    const { x, y } = edges[id]!.label;
    return { name: `label of ${id}`, x: x - LABEL.width / 2, y: y - LABEL.height / 2, ...LABEL };
  });

  const all = [...boxes, ...labels];
  for (const [i, a] of all.entries()) {
    if (!(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height))
      flaws.push(`${a.name} is outside`);
    for (const b of all.slice(i + 1)) if (overlap(a, b)) flaws.push(`${a.name} covers ${b.name}`);
  }

  for (const { id, source, target } of edgesOf(graph)) {
    const route = edges[id]!;
    const way = sample(route.path);
    const [first, last, from, to] = [way[0]!, way.at(-1)!, nodes[source]!, nodes[target]!];
    if (from.layer >= to.layer) flaws.push(`${id} leads upwards`);
    if (!near(first[1], from.y + from.height) || !within(first[0], from))
      flaws.push(`${id} does not start at ${source}`);
    if (!near(last[1], to.y) || !within(last[0], to)) flaws.push(`${id} does not end at ${target}`);
    if (way.some(([, y], i) => i > 0 && y < way[i - 1]![1] - 0.01)) flaws.push(`${id} turns upwards`);
    if (route.points.some(([, y], i) => i > 0 && y < route.points[i - 1]![1]))
      flaws.push(`points of ${id} turn upwards`);
    if (!passes(way, route.label)) flaws.push(`${id} does not pass its label`);
    if (way.some(([x]) => x < 0 || x > width)) flaws.push(`${id} leaves the drawing`);
    const reach = boundsOf(way);
    for (const box of [...boxes, ...labels].filter((candidate) => overlap(candidate, reach)))
      if (![source, target, `label of ${id}`].includes(box.name) && way.some((point) => inside(point, box)))
        flaws.push(`${id} passes under ${box.name}`);
  }
  return flaws;
}

const TOLERANCE = 0.05;

export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE;
}

function boundsOf(way: readonly Point[]): Box {
  const [x, y] = [way.map((point) => point[0]), way.map((point) => point[1])];
  const [left, top] = [Math.min(...x) - 1, Math.min(...y) - 1];
  return { x: left, y: top, width: Math.max(...x) + 1 - left, height: Math.max(...y) + 1 - top };
}

function passes(way: readonly Point[], { x, y }: { readonly x: number; readonly y: number }): boolean {
  return way.some(([x1, y1], i) => {
    if (i === 0) return false;
    const [x0, y0] = way[i - 1]!;
    if (y < y0 - TOLERANCE || y > y1 + TOLERANCE) return false;
    return near(x, y1 > y0 ? x0 + ((x1 - x0) * (y - y0)) / (y1 - y0) : x0);
  });
}

function within(x: number, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width;
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x + a.width > b.x + TOLERANCE &&
    b.x + b.width > a.x + TOLERANCE &&
    a.y + a.height > b.y + TOLERANCE &&
    b.y + b.height > a.y + TOLERANCE
  );
}

function inside([x, y]: Point, box: Box): boolean {
  return overlap({ x, y, width: 0, height: 0 }, box);
}
