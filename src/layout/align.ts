import { placesOf, type Order } from './crossings.ts';
import type { Layered } from './layers.ts';

/** Block number of every cell in `core`, from 0 without gaps; -1 outside. Cells of one block share one x. */
export interface Blocks {
  readonly of: Int32Array;
  readonly count: number;
}

interface Link {
  readonly upper: number;
  readonly lower: number;
  /** Both ends are virtual: the inside of a long edge, which must run straight before anything else does. */
  readonly inner: boolean;
}

/**
 * Chains cells that should stand exactly below each other: those that are each other's middle neighbour. Unlike
 * Brandes and Köpf's leftmost and rightmost medians, an even number of neighbours aligns with none of them, which
 * keeps a mirror image a mirror image. Links never cross, so the blocks have a left-to-right order.
 */
export function align(layered: Layered, order: Order, core: (cell: number) => boolean): Blocks {
  const places = placesOf(layered, order);
  const middle = (neighbours: readonly number[]): number | undefined => {
    const around = [...new Set(neighbours)].filter(core).sort((a, b) => places[a]! - places[b]!);
    return around.length % 2 === 1 ? around[(around.length - 1) / 2] : undefined;
  };
  const virtual = (cell: number) => layered.cells[cell]!.node === undefined;

  const linkedAbove = new Map<number, number>();
  for (const layer of order) {
    const links: Link[] = [];
    for (const upper of layer) {
      if (!core(upper)) continue;
      const lower = middle(layered.below[upper]!);
      if (lower === undefined || middle(layered.above[lower]!) !== upper) continue;
      links.push({ upper, lower, inner: virtual(upper) && virtual(lower) });
    }
    const inner = new Set(
      withoutCrossings(
        links.filter((link) => link.inner),
        places,
      ),
    );
    const allowed = links.filter((link) => !link.inner || inner.has(link));
    const kept = new Set(withoutCrossings(allowed, places));
    for (const link of allowed) if (link.inner || kept.has(link)) linkedAbove.set(link.lower, link.upper);
  }

  const of = new Int32Array(layered.cells.length).fill(-1);
  let count = 0;
  for (const cell of order.flat())
    if (core(cell)) of[cell] = linkedAbove.has(cell) ? of[linkedAbove.get(cell)!]! : count++;
  return { of, count };
}

/** Drops every link that crosses another one; both of a pair, so that no side is preferred. */
function withoutCrossings(links: readonly Link[], places: Int32Array): Link[] {
  const ends = links.map((link) => places[link.lower]!);
  const highestBefore: number[] = [];
  ends.reduce((highest, end) => (highestBefore.push(highest), Math.max(highest, end)), -Infinity);
  let lowestAfter = Infinity;
  const kept: Link[] = [];
  for (let i = links.length - 1; i >= 0; i--) {
    if (highestBefore[i]! < ends[i]! && ends[i]! < lowestAfter) kept.push(links[i]!);
    lowestAfter = Math.min(lowestAfter, ends[i]!);
  }
  return kept.reverse();
}
