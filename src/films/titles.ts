import { FilmsError } from './films.ts';

/** `content/data/film-titles.json` as it is stored, in the order of the films. Loaded only to pick a film by name. */
export interface FilmTitlesFile {
  readonly titles: readonly string[];
  /** Year of release; null where the source does not know it. */
  readonly years: readonly (number | null)[];
}

/** What a reader calls a film. Some titles occur twice ("Casino Royale"); the year tells them apart. */
export interface FilmTitle {
  readonly title: string;
  readonly year: number | null;
}

/**
 * Reads the parsed text of `film-titles.json`.
 * @param count how many films there are; a title file of another edition does not fit.
 * @throws FilmsError when the file is damaged or belongs to other films.
 */
export function decodeFilmTitles(file: unknown, count: number): FilmTitle[] {
  const { titles, years } = (file ?? {}) as Partial<FilmTitlesFile>;
  if (!Array.isArray(titles) || !Array.isArray(years))
    throw new FilmsError('Film titles: "titles" or "years" is missing.');
  if (titles.length !== count || years.length !== count)
    throw new FilmsError(`Film titles: ${titles.length} titles and ${years.length} years for ${count} films.`);
  return titles.map((title: unknown, film) => {
    const year: unknown = years[film];
    if (typeof title !== 'string' || !(year === null || Number.isInteger(year)))
      throw new FilmsError(`Film titles: film ${film} has title ${String(title)} and year ${String(year)}.`);
    return { title, year: year as number | null };
  });
}

/** "Casino Royale (2006)". */
export function titleText({ title, year }: FilmTitle): string {
  return year === null ? title : `${title} (${year})`;
}
