import { join, layerOf, only, write } from './join.ts';
import { round } from './look.ts';

/** A loss as a line no larger than a word or two, between 0 and what is twice ln 2. */
export interface SmallLoss {
  readonly points: readonly { readonly step: number; readonly value: number }[];
  /** Steps that the width stands for. */
  readonly steps: number;
  /** Values to measure it by, and how they are called. */
  readonly references: readonly { readonly value: number; readonly name: string }[];
}

const [WIDTH, HEIGHT, ROOM] = [112, 82, 4];
/** What is above runs along the upper edge. */
const MOST = 2 * Math.LN2;
/** More points than this, no eye can tell apart. */
const MOST_POINTS = 56;

/** Draws the line into `svg`. It says nothing to those who do not see it: the loss stands beside it as a number. */
export function drawSmallLoss(svg: Element, { points, steps, references }: SmallLoss): void {
  const x = (step: number) => round(ROOM + (step / steps) * (WIDTH - 2 * ROOM));
  const y = (value: number) => round(HEIGHT - ROOM - (Math.min(value, MOST) / MOST) * (HEIGHT - 2 * ROOM));
  const root = layerOf(svg)
    .attr('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)
    .attr('width', WIDTH)
    .attr('height', HEIGHT)
    .attr('aria-hidden', 'true');
  only(root, 'path', 'small-axis').attr('d', `M${ROOM},${y(0)}H${WIDTH - ROOM}`);
  const marks = references.map((reference) => ({ ...reference, id: reference.name }));
  join(root, 'path', 'small-reference', marks).attr('d', ({ value }) => `M${ROOM},${y(value)}H${WIDTH - ROOM}`);
  const known = points.filter(({ value }) => Number.isFinite(value));
  const stride = Math.ceil(known.length / MOST_POINTS);
  const kept = known.filter((_, i) => i % stride === 0 || i === known.length - 1);
  const line = kept.map(({ step, value }, i) => `${i === 0 ? 'M' : 'L'}${x(step)},${y(value)}`).join('');
  only(root, 'path', 'small-line').attr('d', line || null);
  const last = kept.at(-1);
  only(root, 'circle', 'small-end')
    .attr('cx', last ? x(last.step) : null)
    .attr('cy', last ? y(last.value) : null)
    .attr('r', last ? 2.4 : 0);
  write(
    join(root, 'text', 'small-name', marks)
      .attr('x', WIDTH)
      // A low one is named below its rule: lines come down to it from above.
      .attr('y', ({ value }) => y(value) + (value < MOST / 4 ? 9 : -4)),
    ({ name }) => name,
  );
}
