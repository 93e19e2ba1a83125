import type { Passage } from './labels.ts';
import type { Layered } from './layers.ts';

/** The band of y a layer takes up, with the foot below its boxes. */
export interface Row {
  readonly top: number;
  readonly bottom: number;
}

/** Height an edge gets per unit it travels sideways above or below the label row, where it must be flat. */
const RISE = 0.1;
/** Sideways travel that needs no height of its own, if no label is in the way. */
const EASY = 70;
/** Clear height between a box and the label row, before any such travel. */
const CLEAR = 6;
/** No gap grows beyond this many normal ones. */
const HIGHEST = 4;

/** Seventh stage: stacks the layers. A gap whose edges travel far sideways is higher, so that they stay legible. */
export function rows(
  layered: Layered,
  gaps: readonly (readonly Passage[])[],
  layerGap: number,
  band: number,
  margin: number,
  foot: number,
): Row[] {
  const heights = new Float64Array(layered.layerCount);
  for (const cell of layered.cells) heights[cell.layer] = Math.max(heights[cell.layer]!, cell.height);
  const result: Row[] = [];
  let y = margin;
  heights.forEach((height, layer) => {
    result.push({ top: y, bottom: y + height + foot });
    let gap = layerGap;
    for (const { top, middle, bottom, room } of gaps[layer] ?? []) {
      for (const travel of [top - middle, bottom - middle]) {
        const free = Math.min(EASY, travel < 0 ? room.left : room.right);
        gap = Math.max(gap, 2 * (band + CLEAR + RISE * (Math.abs(travel) - free)));
      }
    }
    y += height + foot + Math.min(gap, HIGHEST * layerGap);
  });
  return result;
}
