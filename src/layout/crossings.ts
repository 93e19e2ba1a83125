import type { Layered } from './layers.ts';

/** Cell ids of every layer, from left to right. */
export type Order = readonly (readonly number[])[];

/** Place of every cell within its layer. */
export function placesOf(layered: Layered, order: Order): Int32Array {
  const places = new Int32Array(layered.cells.length);
  for (const layer of order) layer.forEach((cell, place) => (places[cell] = place));
  return places;
}

/** Number of segment pairs that cross, over all layers; O(segments · log width), by a Fenwick tree per gap. */
export function countCrossings(layered: Layered, order: Order): number {
  const places = placesOf(layered, order);
  let crossings = 0;
  for (let layer = 1; layer < order.length; layer++) {
    const tree = new Int32Array(order[layer]!.length + 1);
    let inserted = 0;
    for (const upper of order[layer - 1]!) {
      const ends = layered.below[upper]!.map((cell) => places[cell]!);
      for (const end of ends) {
        crossings += inserted;
        for (let i = end + 1; i > 0; i -= i & -i) crossings -= tree[i]!;
      }
      for (const end of ends) for (let i = end + 1; i < tree.length; i += i & -i) tree[i]!++;
      inserted += ends.length;
    }
  }
  return crossings;
}

/**
 * By how much the crossings shrink when `left` and `right`, with `left` standing somewhere left of `right`, change
 * sides. Counts only the crossings between segments of these two.
 */
export function gainOfSwap(layered: Layered, places: Int32Array, left: number, right: number): number {
  return (
    balance(layered.above[left]!, layered.above[right]!, places) +
    balance(layered.below[left]!, layered.below[right]!, places)
  );
}

function balance(left: readonly number[], right: readonly number[], places: Int32Array): number {
  let gain = 0;
  for (const l of left) for (const r of right) gain += Math.sign(places[l]! - places[r]!);
  return gain;
}
