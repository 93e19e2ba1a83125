import { countCrossings, gainOfSwap, placesOf, type Order } from './crossings.ts';
import type { Layered } from './layers.ts';

/** Work allowed per start, in visits of cells: keeps a pasted graph of 300 nodes fluent, without a clock. */
const VISITS = 120_000;
const SWEEPS = 24;
const PATIENCE = 6;

/**
 * Third stage: the order of the cells within each layer. Median and barycenter sweeps up and down, each followed by
 * transpositions, from two starts; the order with the fewest crossings wins, then the one that keeps leaves as
 * they were declared.
 */
export function orderLayers(layered: Layered): Order {
  const candidates = [byTraversal(layered), byDeclaration(layered)]
    .map((start) => improve(layered, start))
    .flatMap((order) => [order, order.map((layer) => layer.toReversed())])
    .map((order) => ({ order, crossings: countCrossings(layered, order), disorder: disorderOf(layered, order) }));
  return candidates.reduce((best, next) =>
    next.crossings - best.crossings < 0 || (next.crossings === best.crossings && next.disorder < best.disorder)
      ? next
      : best,
  ).order;
}

/** Visits operands depth first, in slot order, from the last node up: draws a tree without a crossing. */
function byTraversal(layered: Layered): number[][] {
  const order = emptyLayers(layered);
  const seen = new Uint8Array(layered.cells.length);
  for (let root = layered.cells.length - 1; root >= 0; root--) {
    if (layered.below[root]!.length > 0) continue;
    const open = [root];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      if (seen[cell]) continue;
      seen[cell] = 1;
      order[layered.cells[cell]!.layer]!.push(cell);
      open.push(...layered.above[cell]!.toReversed());
    }
  }
  return order;
}

function byDeclaration(layered: Layered): number[][] {
  const order = emptyLayers(layered);
  for (const cell of layered.cells) order[cell.layer]!.push(cell.id);
  return order;
}

function emptyLayers(layered: Layered): number[][] {
  return Array.from({ length: layered.layerCount }, () => []);
}

function improve(layered: Layered, start: number[][]): number[][] {
  let order = start;
  let best = start;
  let fewest = countCrossings(layered, start);
  const sweeps = Math.min(SWEEPS, Math.max(4, Math.ceil(VISITS / layered.cells.length)));
  for (let sweep = 0, idle = 0; sweep < sweeps && idle < PATIENCE && fewest > 0; sweep++, idle++) {
    // Medians and means fail on different graphs, so they take turns, both in both directions.
    order = sweepOnce(layered, order, sweep % 2 === 0 ? 'down' : 'up', sweep % 4 < 2 ? median : mean);
    transpose(layered, order);
    moveLeaves(layered, order);
    const crossings = countCrossings(layered, order);
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = order.map((layer) => layer.slice());
    idle = -1;
  }
  return best;
}

/** Sorts every layer by where its neighbours in the layer before stand; cells without such neighbours stay put. */
function sweepOnce(
  layered: Layered,
  order: readonly number[][],
  direction: 'down' | 'up',
  centre: (places: number[]) => number,
): number[][] {
  const next = order.map((layer) => layer.slice());
  const places = placesOf(layered, order);
  const neighbours = direction === 'down' ? layered.above : layered.below;
  const layers = direction === 'down' ? next : next.toReversed();
  for (const layer of layers) {
    const wishes = new Map<number, number>();
    for (const cell of layer) {
      const around = neighbours[cell]!;
      if (around.length > 0) wishes.set(cell, centre(around.map((neighbour) => places[neighbour]!)));
    }
    const moving = layer.filter((cell) => wishes.has(cell)).sort((a, b) => wishes.get(a)! - wishes.get(b)!);
    layer.forEach((cell, place) => {
      if (wishes.has(cell)) layer[place] = moving.shift()!;
    });
    layer.forEach((cell, place) => (places[cell] = place));
  }
  return next;
}

function mean(places: number[]): number {
  return places.reduce((total, place) => total + place, 0) / places.length;
}

function median(places: number[]): number {
  places.sort((a, b) => a - b);
  const middle = (places.length - 1) / 2;
  return (places[Math.floor(middle)]! + places[Math.ceil(middle)]!) / 2;
}

/** Swaps neighbours while that removes crossings. */
function transpose(layered: Layered, order: number[][]): void {
  const places = placesOf(layered, order);
  for (let round = 0, improved = true; improved && round < 8; round++) {
    improved = false;
    for (const layer of order)
      for (let i = 1; i < layer.length; i++) {
        const [left, right] = [layer[i - 1]!, layer[i]!];
        if (gainOfSwap(layered, places, left, right) <= 0) continue;
        [layer[i - 1], layer[i]] = [right, left];
        places[left] = i;
        places[right] = i - 1;
        improved = true;
      }
  }
}

/** Takes each leaf to the best place of its layer; sweeps downward cannot, for nothing stands above a leaf. */
function moveLeaves(layered: Layered, order: number[][]): void {
  const places = placesOf(layered, order);
  for (const layer of order)
    for (const leaf of layer.filter((cell) => layered.cells[cell]!.leaf)) {
      const from = layer.indexOf(leaf);
      let [to, most] = [from, 0];
      for (let i = from + 1, gain = 0; i < layer.length; i++) {
        gain += gainOfSwap(layered, places, leaf, layer[i]!);
        if (gain > most) [to, most] = [i, gain];
      }
      for (let i = from - 1, gain = 0; i >= 0; i--) {
        gain += gainOfSwap(layered, places, layer[i]!, leaf);
        if (gain > most) [to, most] = [i, gain];
      }
      if (to === from) continue;
      layer.splice(from, 1);
      layer.splice(to, 0, leaf);
      layer.forEach((cell, place) => (places[cell] = place));
    }
}

/** Pairs of leaves of one layer that stand against their order of declaration. */
function disorderOf(layered: Layered, order: Order): number {
  let pairs = 0;
  for (const layer of order) {
    const leaves = layer.filter((cell) => layered.cells[cell]!.leaf);
    leaves.forEach((left, i) => leaves.slice(i + 1).forEach((right) => (pairs += left > right ? 1 : 0)));
  }
  return pairs;
}
