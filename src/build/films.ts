import file from '../../content/data/films.json' with { type: 'json' };
import titlesFile from '../../content/data/film-titles.json' with { type: 'json' };
import { decodeFilmTitles, titleText } from '../films/titles.ts';
import { decodeFilms } from '../films/films.ts';

/** The films, for what is computed when the site is built. */
export const films = decodeFilms(file);

const numbers = new Map(
  decodeFilmTitles(titlesFile, films.count).map((title, film): [string, number] => [titleText(title), film]),
);

/** @throws Error when no film is called so. */
export function filmCalled(title: string): number {
  const film = numbers.get(title);
  if (film === undefined) throw new Error(`No film in content/data is called "${title}".`);
  return film;
}
