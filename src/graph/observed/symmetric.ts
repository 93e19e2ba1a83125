import { parametersOf, sizeOf, type GraphNode, type NodeId } from '../graph.ts';
import type { Observation, Scene } from '../observation.ts';
import { rowOf } from '../ops/table.ts';
import { largest } from '../trace.ts';

/** Two gradients that are added up in another order differ by so much of the larger one. */
const ROUNDING = 1e-6;

type Axis = 'columns' | 'rows';

/** A matrix by its columns or rows: `at(line, i)` is where element `i` of one of them lies. */
interface Lines {
  readonly axis: Axis;
  readonly count: number;
  readonly length: number;
  readonly at: (line: number, i: number) => number;
}

/**
 * Weights whose units start equal and are told the same, so that every update leaves them equal: several units that
 * count as one. Numbers of their own in a vector are no units; rows that are looked up are examples, not units.
 */
export function symmetric(scene: Scene): Observation[] {
  return parametersOf(scene.graph).flatMap((parameter): Observation[] => {
    const gradient = scene.gradients.get(parameter.id);
    const most = largest(gradient ?? []);
    // Where nothing arrives the verdict says so; equal zeros are no news.
    if (!gradient || !Number.isFinite(most) || most === 0) return [];
    const values = scene.trace.values[parameter.id]!;
    const found = linesOf(parameter, scene).map((lines) => ({
      ...lines,
      equal: mostEqual(lines, values, gradient, most),
    }));
    const { axis, equal, count } = found.reduce((a, b) => (b.equal / b.count > a.equal / a.count ? b : a), nothing);
    // A pair of equal units among many is what it is; half of them and more is how the matrix was started.
    return equal >= 2 && 2 * equal >= count ? [{ kind: 'symmetric', node: parameter.id, axis, equal, of: count }] : [];
  });
}

const nothing = { axis: 'columns' as Axis, equal: 0, count: 1 };

function linesOf({ id, shape }: GraphNode, scene: Scene): Lines[] {
  const width = shape.at(-1) ?? 1;
  const height = sizeOf(shape) / width;
  if (shape.length < 2 || width < 2 || height < 2) return [];
  const columns: Lines = { axis: 'columns', count: width, length: height, at: (line, i) => i * width + line };
  const rows: Lines = { axis: 'rows', count: height, length: width, at: (line, i) => line * width + i };
  return isLookedUp(id, scene) ? [columns] : [columns, rows];
}

function isLookedUp(id: NodeId, { graph, ops }: Scene): boolean {
  return graph.nodes.some(({ op, inputs }) => inputs[0] === id && rowOf(ops, op).looksUp);
}

/** How many lines the largest group has whose members are equal in values and in gradients that are not zero. */
function mostEqual({ count, length, at }: Lines, values: Float32Array, gradient: Float32Array, most: number): number {
  const groups = new Map<string, { line: number; size: number }[]>();
  const element = (of: Float32Array, line: number) => Array.from({ length }, (_, i) => of[at(line, i)]!);
  const same = (a: number, b: number) =>
    element(gradient, a).every((g, i) => Math.abs(g - gradient[at(b, i)]!) <= ROUNDING * most);
  for (let line = 0; line < count; line++) {
    if (element(gradient, line).every((g) => g === 0)) continue;
    const key = element(values, line).join();
    const kin = groups.get(key) ?? [];
    groups.set(key, kin);
    const group = kin.find((one) => same(line, one.line));
    if (group) group.size++;
    else kin.push({ line, size: 1 });
  }
  return Math.max(0, ...[...groups.values()].flat().map(({ size }) => size));
}
