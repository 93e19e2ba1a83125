/** The page of the glossary; its entries stand in `content/`. */
export const words = {
  title: 'Glossary',
  description: 'The terms of the chapters, each in a sentence or two.',
  letters: 'Letters',
  /** The links to where the term is used, each with the text of `chapter`, take the place of the braces. */
  usedIn: 'Used in {chapters}.',
  chapter: (number: number) => `chapter ${number}`,
  lead: 'The words of the case, each explained once.',
};
