/** The page of all sources. */
export const words = {
  title: 'Sources',
  description: 'Every paper, thread and data set behind the chapters, with the chapters that cite it.',
  lead: 'Every work and thread behind the chapters, once, with the chapters that cite it.',
  parts: {
    papers: 'Papers and documentation',
    threads: 'Threads: where it happened to others',
    data: 'Data and programs',
  },
  /** The links to the chapters, each with the text of `chapter`, take the place of the braces. */
  citedIn: 'Cited in {chapters}.',
  chapter: (number: number) => `chapter ${number}`,
  culprit: (name: string) => `the field guide’s “${name}”`,
};
