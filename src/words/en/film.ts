/** What the film case says of two films that the reader picks. */
export interface FilmWords {
  readonly title: string;
  readonly first: string;
  readonly second: string;
  readonly opinion: (percent: string) => string;
  readonly truth: (same: boolean, first: string, second: string) => string;
  readonly unknown: (title: string) => string;
  readonly noTitles: string;
}

export const words: FilmWords = {
  title: 'Ask the model',
  first: 'First film',
  second: 'Second film',
  opinion: (percent) => `The model says: ${percent} that they share a Creative Type.`,
  truth: (same, first, second) =>
    same ? `They do: both are ${first}.` : `They do not: the first is ${first}, the second ${second}.`,
  unknown: (title) => `No film in the data is called “${title}”. Pick one from the list.`,
  noTitles: 'The titles of the films did not load. Check the connection, then pick again.',
};
