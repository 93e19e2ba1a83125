import { formatNumber } from './format.ts';

/** A run's loss as a line no larger than a word, with a dashed line where it began. */
export interface Sparkline {
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly title: string;
  readonly points: readonly { readonly step: number; readonly value: number }[];
  /** Steps that the width holds before a run has gone further. */
  readonly steps: number;
  /** For lines that are compared: where the dashed line stands, and the values of the edges, which none goes beyond. */
  readonly common?: { readonly bottom: number; readonly dashed: number; readonly top: number };
}

/** Room for the line's own width. */
const MARGIN = 2;

/** Draws the line into `svg`, which holds two paths: where it began, and the line. */
export function drawSparkline(svg: SVGSVGElement, { width, height, title, points, steps, common }: Sparkline): void {
  const known = points.filter(({ value }) => Number.isFinite(value));
  const last = Math.max(steps, points.at(-1)?.step ?? 0);
  const most = common?.top ?? (known.reduce((high, { value }) => Math.max(high, value), 0) || 1);
  const least = common?.bottom ?? 0;
  const began = common?.dashed ?? known[0]?.value;
  const x = (step: number) => MARGIN + (step / last) * (width - 2 * MARGIN);
  const share = (value: number) => Math.min(1, Math.max(0, (value - least) / (most - least)));
  const y = (value: number) => height - MARGIN - share(value) * (height - 2 * MARGIN);
  const line = known.map(({ step, value }, i) => `${i === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${y(value).toFixed(1)}`);
  const start = began === undefined ? '' : `M${MARGIN} ${y(began).toFixed(1)}H${width - MARGIN}`;
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('role', 'img');
  const ends = points.length > 0 ? [points[0]!, points.at(-1)!].map(({ value }) => formatNumber(value)) : [];
  svg.setAttribute('aria-label', ends.length > 0 ? `${title}: ${ends.join(' – ')}` : title);
  const [dashed, run] = svg.querySelectorAll('path');
  dashed!.setAttribute('d', start);
  run!.setAttribute('d', line.join(''));
}
