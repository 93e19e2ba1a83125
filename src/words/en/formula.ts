/** What a term of a formula is called that stands for a part of the graph. */
export interface FormulaWords {
  readonly terms: string;
  readonly node: (id: string) => string;
  readonly edge: (source: string, target: string) => string;
}

export const words: FormulaWords = {
  terms: 'Terms of this formula in the graph',
  node: (id) => `${id}, in the graph`,
  edge: (source, target) => `gradient from ${target} to ${source}, in the graph`,
};
