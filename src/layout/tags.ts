/** Clear width from a port to the corner of its box. */
export const CORNER = 12;
/** From the middle of a line to a tag beside its arrow. */
const NEXT = 7;

/** How far apart two lines leave a box so that its tag stands between them. */
export function apartFor(tagWidth: number): number {
  return tagWidth + 2 * NEXT;
}

/** Width of a box, so that its tag has room below it, beside the lines that leave there. */
export function widthFor(width: number, leaving: number, tagWidth: number): number {
  return leaving === 2 ? Math.max(width, apartFor(tagWidth) + 2 * CORNER) : width;
}

/** How far the tag stands out beside a box at most: of many lines one may leave near each corner. */
export function overhangOf(width: number, leaving: number, tagWidth: number): number {
  if (leaving > 2) return NEXT + tagWidth - Math.min(CORNER, width / 2);
  return Math.max(0, leaving === 1 ? NEXT + tagWidth - width / 2 : (tagWidth - width) / 2);
}

/**
 * The middle of a node's tag: as near to that of its box as the lines that leave there allow.
 * @param lines where they leave, from left to right, from the middle of the box.
 */
export function tagBeside(lines: readonly number[], tagWidth: number): number {
  if (lines.length === 0) return 0;
  const [first, last, half] = [lines[0]!, lines.at(-1)!, NEXT + tagWidth / 2];
  const places = lines.length === 2 ? [(first + last) / 2] : [last + half, first - half];
  return places.reduce((best, next) => (Math.abs(next) < Math.abs(best) ? next : best));
}
