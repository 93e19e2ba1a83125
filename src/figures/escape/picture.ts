import type { EscapeWords } from '../../words/en/escape.ts';
import type { Chart } from '../../view/chart.ts';
import type { EscapeChart } from './chart.ts';
import { sizeText } from './table.ts';
import { formatNumber } from '../../view/format.ts';
import { History } from '../../figure/history.ts';
import type { State } from '../../figure/field.ts';
import { LAST } from './fields.ts';
import type { Escapee, EscapeLog, Forecast } from './log.ts';

/** How far a race is drawn. */
interface View {
  /** The copies whose gradient is drawn: more lines would not be told apart. */
  readonly grown: readonly string[];
  /** Steps of the growth that are worth showing, and the least gradient. */
  readonly steps: number;
  readonly least: number;
  /** See `EscapeChart`. */
  readonly most: number;
  readonly log: boolean;
  readonly namedAt: number;
}

const two: View = {
  grown: ['1e-2', '1e-8', '1e-16', '1e-30', '0'],
  steps: 90,
  least: 1e-30,
  most: 90,
  log: false,
  namedAt: 1e-25,
};
const more: View = {
  grown: ['1e-1', '1e-2', '1e-3', '1e-4', '0'],
  steps: LAST,
  least: 1e-15,
  most: 1e8,
  log: true,
  namedAt: 1e-3,
};

const viewOf = ({ factors }: State): View => (factors === '2' ? two : more);

/** The gradient of some copies by step. */
export type Growth = ReadonlyMap<string, History>;

export function growthOf(state: State): Growth {
  return new Map(viewOf(state).grown.map((id) => [id, new History()]));
}

/** What a start ten times smaller costs. */
export function decadeText({ decade }: Forecast, words: EscapeWords): string {
  return words.decade('more' in decade ? { more: formatNumber(decade.more) } : { times: String(decade.times) });
}

export function escapeChart(
  copies: readonly Escapee[],
  escapes: EscapeLog,
  { chart }: EscapeWords,
  state: State,
): EscapeChart {
  const { most, log, namedAt } = viewOf(state);
  return {
    title: chart.title,
    x: chart.start,
    y: chart.steps,
    points: copies.map(({ id, eps, escaped, still, gradient }) => ({ id, eps, escaped, still, zero: gradient === 0 })),
    step: escapes.step,
    over: escapes.step >= LAST,
    predicted: escapes.forecast?.steps,
    most,
    log,
    namedAt,
    labels: { predicted: chart.predicted, never: chart.never(Math.min(escapes.step, LAST)) },
  };
}

/** The gradient by step, on a log axis: all copies grow alike, and start apart. */
export function growthChart(growth: Growth, words: EscapeWords, step: string, state: State): Chart {
  const { steps, least } = viewOf(state);
  return {
    width: 350,
    height: 220,
    title: words.growth.title,
    x: { label: step, max: steps },
    y: { label: words.growth.title, min: least, max: 1, log: true },
    series: [...growth].map(([id, history]) => ({
      id,
      name: sizeText(id),
      points: history.points.filter((point) => point.step <= steps),
    })),
    format: formatNumber,
  };
}
