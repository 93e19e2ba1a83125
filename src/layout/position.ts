import { align } from './align.ts';
import type { Order } from './crossings.ts';
import type { Cell, Layered } from './layers.ts';
import { spread } from './spread.ts';
import { relax, type Separation, type Springs } from './springs.ts';

export interface Spacing {
  /** Clear width between two boxes of a layer. */
  readonly nodeGap: number;
  /** Clear width between a passing edge and whatever stands beside it. */
  readonly edgeGap: number;
}

/**
 * Fourth stage: the x of every cell's centre. First the core: all that computes, and long edges, as straight chains
 * pulled together. Then the satellites, leaves such as weights and labels, take the room kept free for them:
 * they follow the nodes they feed and never bend the trunk.
 */
export function position(layered: Layered, order: Order, spacing: Spacing): Float64Array {
  const satellites = new Set(layered.cells.filter((cell) => isSatellite(layered, cell)).map((cell) => cell.id));
  const core = (cell: number) => !satellites.has(cell);
  const blocks = align(layered, order, core);
  const distance = (a: number, b: number) => distanceOf(layered.cells[a]!, layered.cells[b]!, spacing);

  const separations: Separation[] = [];
  for (const layer of order) {
    let last: number | undefined;
    let room = 0;
    layer.forEach((cell, place) => {
      if (place > 0) room += distance(layer[place - 1]!, cell);
      if (!core(cell)) return;
      if (last !== undefined) separations.push({ left: blocks.of[last]!, right: blocks.of[cell]!, distance: room });
      [last, room] = [cell, 0];
    });
  }

  const pulls: Springs['pulls'][number][] = [];
  layered.below.forEach((cells, upper) => {
    for (const lower of cells) {
      if (!core(upper) || !core(lower) || blocks.of[upper] === blocks.of[lower]) continue;
      const bends = [upper, lower].filter((cell) => layered.cells[cell]!.node === undefined).length;
      pulls.push({ a: blocks.of[upper]!, b: blocks.of[lower]!, weight: [1, 2, 8][bends]! });
    }
  });

  const blockX = relax({ count: blocks.count, pulls, separations });
  const x = new Float64Array(layered.cells.length);
  for (const cell of layered.cells) if (core(cell.id)) x[cell.id] = blockX[blocks.of[cell.id]!]!;
  // From the bottom up: a satellite's consumers stand below it and are placed already.
  for (const layer of order.toReversed()) placeSatellites(layered, layer, core, distance, x);
  return x;
}

/**
 * A leaf beside the trunk. A leaf that only one node uses, and which alone stands above it, heads a chain instead:
 * the embedding `a` of `aW`, next to the shared `W`.
 */
function isSatellite(layered: Layered, cell: Cell): boolean {
  const consumers = new Set(layered.below[cell.id]);
  if (!cell.leaf || consumers.size === 0) return false;
  if (consumers.size > 1) return true;
  const [consumer] = consumers;
  const siblings = new Set(layered.above[consumer!]);
  siblings.delete(cell.id);
  return [...siblings].some((id) => !layered.cells[id]!.leaf || new Set(layered.below[id]).size === 1);
}

/** Clear width between a tag and whatever stands beside it. */
const TAG_GAP = 6;

function distanceOf(left: Cell, right: Cell, { nodeGap, edgeGap }: Spacing): number {
  const gap = left.node !== undefined && right.node !== undefined ? nodeGap : edgeGap;
  return left.width / 2 + Math.max(gap, left.overhang + TAG_GAP + right.overhang) + right.width / 2;
}

/** Places each run of satellites between its core neighbours, as near as possible to the nodes they feed. */
function placeSatellites(
  layered: Layered,
  layer: readonly number[],
  core: (cell: number) => boolean,
  distance: (left: number, right: number) => number,
  x: Float64Array,
): void {
  for (let from = 0; from < layer.length; from++) {
    if (core(layer[from]!)) continue;
    let to = from;
    while (to < layer.length && !core(layer[to]!)) to++;
    const run = layer.slice(from, to);
    const wishes = run.map((cell) => {
      const below = layered.below[cell]!;
      return { at: below.reduce((total, consumer) => total + x[consumer]!, 0) / below.length, weight: 1 };
    });
    const [before, after] = [layer[from - 1], layer[to]];
    spread(
      wishes,
      run.slice(1).map((cell, i) => distance(run[i]!, cell)),
      before === undefined ? -Infinity : x[before]! + distance(before, run[0]!),
      after === undefined ? Infinity : x[after]! - distance(run.at(-1)!, after),
    ).forEach((value, i) => (x[run[i]!] = value));
    from = to;
  }
}
