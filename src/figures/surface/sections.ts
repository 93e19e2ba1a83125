import { pathRound } from 'd3-path';
import { formatNumber } from '../../view/format.ts';
import { canvas, join, write } from '../../view/join.ts';
import { round } from '../../view/look.ts';
import { linearScale } from '../../view/scale.ts';

/** The loss along the two axes of a plane, one curve below the other. */
export interface Sections {
  readonly title: string;
  readonly span: number;
  readonly curves: readonly { readonly id: string; readonly name: string; readonly losses: readonly number[] }[];
}

const WIDTH = 350;
const EACH = 124;
const LEFT = 34;
const RIGHT = 340;

/** Draws both curves to the same scale, each with a rule at ln 2. */
export function drawSections(svg: SVGSVGElement, { title, span, curves }: Sections): void {
  svg.classList.add('chart', 'loss-sections');
  const root = canvas(svg, WIDTH, EACH * curves.length, title);
  const x = linearScale([-span, span], [LEFT, RIGHT], 4);
  const highest = 2;
  const placed = curves.map((curve, i) => ({
    ...curve,
    top: i * EACH,
    y: linearScale([0, highest], [i * EACH + EACH - 36, i * EACH + 24], 3),
  }));
  write(
    join(root, 'text', 'chart-title', placed).attr('y', ({ top }) => top + 13),
    ({ name }) => name,
  );
  join(root, 'line', 'chart-rule', placed)
    .attr('class', 'chart-rule reference')
    .attr('x1', LEFT)
    .attr('x2', RIGHT)
    .attr('y1', ({ y }) => round(y.of(Math.LN2)))
    .attr('y2', ({ y }) => round(y.of(Math.LN2)));
  write(
    join(root, 'text', 'chart-y', placed)
      .attr('x', LEFT - 6)
      .attr('y', ({ y }) => round(y.of(Math.LN2)))
      .attr('dy', '0.34em'),
    () => 'ln 2',
  );
  join(root, 'path', 'chart-axis', placed).attr('d', ({ top }) => `M${LEFT},${top + EACH - 34}H${RIGHT}`);
  join(root, 'path', 'section-line', placed).attr('d', ({ losses, y }) => {
    const path = pathRound(1);
    losses.forEach((loss, i) => {
      const at = x.of((2 * i * span) / (losses.length - 1) - span);
      path[i === 0 ? 'moveTo' : 'lineTo'](at, y.of(Math.min(loss, highest)));
    });
    return path.toString();
  });
  const ticks = placed.flatMap(({ id, top }) =>
    [-span, 0, span].map((value) => ({ id: `${id} ${value}`, x: x.of(value), y: top + EACH - 20, value })),
  );
  write(
    join(root, 'text', 'chart-x', ticks)
      .attr('x', (tick) => round(tick.x))
      .attr('y', (tick) => tick.y),
    ({ value }) => formatNumber(value),
  );
}
