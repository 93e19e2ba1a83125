type Point = readonly [x: number, y: number];

/** As many points of a line as it takes to draw it: no other lies further from the new line than `within`. */
export function simpler(points: readonly Point[], within: number): Point[] {
  const kept = points.slice(0, 1);
  let last = 0;
  for (let next = 2; next < points.length; next++) {
    const skipped = points.slice(last + 1, next);
    if (skipped.every((point) => offLine(point, points[last]!, points[next]!) <= within)) continue;
    last = next - 1;
    kept.push(points[last]!);
  }
  return points.length > 1 ? [...kept, points.at(-1)!] : kept;
}

/** How far a point is from the stretch between two others. */
function offLine([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const along = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(x - fromX - share * dx, y - fromY - share * dy);
}
