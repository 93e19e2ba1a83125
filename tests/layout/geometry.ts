import { edgesOf, type Graph } from '../../src/graph/graph.ts';
import { differentiable } from '../../src/graph/reach.ts';
import type { Layout, Point } from '../../src/layout/layout.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const LABEL = { width: 47, height: 14 };
export const TAG = { width: 42, height: 14 };
/** Half of the widest line, and of the head of its arrow. */
const LINE = 3;
const HEAD = { half: 5.5, height: 10 };
/** A number further from its edge might be another's: in a large graph, and in one of a figure. */
const FARTHEST = 24;
export const NEAR = 12;

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
    const steps = Math.ceil(Math.abs(x3! - x) + Math.abs(y3! - y)) + 1;
    for (let i = 0; i <= steps && command !== 'M'; i++) {
      const [t, u] = [i / steps, 1 - i / steps];
      const at = (a: number, b: number, c: number, d: number) =>
        u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
      points.push([at(x, x1!, x2!, x3!), at(y, y1!, y2!, y3!)]);
    }
    if (command !== 'M') [x, y] = [x3!, y3!];
  }
  return points;
}

/**
 * Everything that is wrong with a drawing, in words; empty for a good one. Every node has its tag, every edge that a
 * gradient can take its number.
 */
export function flawsOf(graph: Graph, { width, height, nodes, edges }: Layout, farthest = FARTHEST): string[] {
  const flaws: string[] = [];
  const boxes = graph.nodes.map((node) => ({ name: node.id, ...nodes[node.id]! }));
  const tags = graph.nodes.map(({ id }) => around(`tag of ${id}`, nodes[id]!.tag, TAG));
  const carrying = differentiable(graph);
  const numbered = edgesOf(graph).filter(({ source }) => carrying.has(source));
  const labels = numbered.map(({ id }) => {
    const { x, y, anchor } = edges[id]!.label;
    return around(`label of ${id}`, { x: x + (anchor === 'start' ? 1 : -1) * (LABEL.width / 2), y }, LABEL);
  });

  const all: readonly (Box & { readonly name: string })[] = [...boxes, ...tags, ...labels];
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
    if (!near(first[1], to.y) || !within(first[0], to)) flaws.push(`${id} does not start at ${target}`);
    const tip: Point = [last[0], from.y + from.height];
    if (!near(last[1], tip[1] + 5) || !within(last[0], from)) flaws.push(`${id} does not end at ${source}`);
    if (way.some(([, y], i) => i > 0 && y > way[i - 1]![1] + 0.01)) flaws.push(`${id} turns downwards`);
    if (route.points.some(([, y], i) => i > 0 && y < route.points[i - 1]![1]))
      flaws.push(`points of ${id} turn upwards`);
    const [, x, y] = /^M(.*),(.*)l-5.5,9h11z$/.exec(route.head)!.map(Number) as [number, number, number];
    if (!near(x, tip[0]) || !near(y, tip[1] + 1)) flaws.push(`${id} has no head at ${source}`);
    if (way.some(([x]) => x < 0 || x > width)) flaws.push(`${id} leaves the drawing`);

    const reach = boundsOf(way);
    const head = { x: tip[0] - HEAD.half, y: tip[1] + 1, width: 2 * HEAD.half, height: HEAD.height - 1 };
    for (const box of all) {
      if (box.name === source || box.name === target) continue;
      if (overlap(box, head)) flaws.push(`the head of ${id} lies on ${box.name}`);
      if (overlap(box, reach) && way.some((point) => inside(point, box))) flaws.push(`${id} passes under ${box.name}`);
    }
    const own = labels.find(({ name }) => name === `label of ${id}`);
    const apart = own && Math.min(...way.map((point) => distance(point, own)));
    if (apart !== undefined && apart > farthest) flaws.push(`${id} is ${apart} from its label`);
  }
  return flaws;
}

/** A box around its centre. */
function around(name: string, { x, y }: { readonly x: number; readonly y: number }, { width, height }: typeof LABEL) {
  return { name, x: x - width / 2, y: y - height / 2, width, height };
}

function distance([x, y]: Point, box: Box): number {
  return Math.hypot(Math.max(0, box.x - x, x - box.x - box.width), Math.max(0, box.y - y, y - box.y - box.height));
}

const TOLERANCE = 0.05;

export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE;
}

function boundsOf(way: readonly Point[]): Box {
  const [x, y] = [way.map((point) => point[0]), way.map((point) => point[1])];
  const [left, top] = [Math.min(...x) - LINE, Math.min(...y) - LINE];
  return { x: left, y: top, width: Math.max(...x) + LINE - left, height: Math.max(...y) + LINE - top };
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

/** Whether a line as wide as lines get touches the box there. */
function inside([x, y]: Point, box: Box): boolean {
  return overlap({ x: x - LINE, y, width: 2 * LINE, height: 0 }, box);
}
