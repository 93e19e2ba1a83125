/** The page of the glossary; its entries stand in `content/`. */
export const words = {
  title: 'Glossary',
  description: 'The terms of the chapters, each in a sentence or two.',
  lead: 'The words of the case, each explained once.',
};
