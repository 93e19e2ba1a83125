/** What a term of a formula is called that stands for a part of the graph, and what stands beside a copy of the graph. */
export interface FormulaWords {
  readonly terms: string;
  readonly node: (id: string) => string;
  readonly edge: (source: string, target: string) => string;
  readonly toFigure: string;
  readonly toText: string;
  readonly close: string;
}

export const words: FormulaWords = {
  terms: 'Terms of this formula in the graph',
  node: (id) => `${id}, in the graph`,
  edge: (source, target) => `gradient from ${target} to ${source}, in the graph`,
  toFigure: 'To the figure',
  toText: 'Back to the text',
  close: 'Close',
};
