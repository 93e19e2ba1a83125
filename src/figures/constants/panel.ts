import { formatNumber } from '../../view/format.ts';
import { drawHeatmap } from '../../view/heatmap.ts';
import type { Words } from '../../words/words.ts';
import { drawSmallLoss, type SmallLoss } from '../../view/small-loss.ts';

export const constantOutcomes = ['trains', 'open', 'oneColumn', 'twins', 'notANumber'] as const;
export type ConstantOutcome = (typeof constantOutcomes)[number];

/** One start of the trio, as its panel shows it. */
export interface ConstantPicture {
  readonly id: string;
  readonly points: SmallLoss['points'];
  readonly steps: number;
  readonly loss: number;
  /** The three vectors, one after the other. */
  readonly vectors: readonly number[];
  /** How many embeddings are different, and how many columns. */
  readonly embeddings: number;
  readonly columns: number;
  readonly outcome: ConstantOutcome;
}

export interface ConstantPanelWords {
  readonly vectors: string;
  readonly different: (embeddings: number, columns: number) => string;
  readonly loss: (loss: string) => string;
  readonly outcomes: Readonly<Record<ConstantOutcome, string>>;
}

/** Rows of the picture: a, b and c. */
const VECTORS = 3;
const WIDTH = 104;

/** Draws a start into its panel, whose parts stand in the page. */
export function drawConstant(
  panel: Element,
  picture: ConstantPicture,
  words: ConstantPanelWords,
  values: Words['values'],
): void {
  const { vectors, embeddings, columns, loss, outcome } = picture;
  panel.setAttribute('data-outcome', outcome);
  drawSmallLoss(panel.querySelector('.small-loss')!, {
    ...picture,
    references: [
      { value: Math.LN2, name: 'ln 2' },
      { value: Math.LN2 / 3, name: 'ln 2 / 3' },
    ],
  });
  drawHeatmap(panel.querySelector<SVGSVGElement>('.constant-vectors')!, {
    values: vectors,
    shape: [VECTORS, vectors.length / VECTORS],
    width: WIDTH,
    title: words.vectors,
    words: values,
  });
  put(panel, '.constant-different', words.different(embeddings, columns));
  put(panel, '.constant-loss', words.loss(formatNumber(loss)));
  put(panel, '.constant-outcome', words.outcomes[outcome]);
}

function put(panel: Element, selector: string, text: string): void {
  const element = panel.querySelector(selector)!;
  if (element.textContent !== text) element.textContent = text;
}
