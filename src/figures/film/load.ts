import filmsUrl from '../../../content/data/films.json?url';
import { decodeFilms, type Films } from '../../films/films.ts';

/** @throws Error when the file is not there. */
export async function loadJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} did not load: ${response.status}.`);
  return response.json();
}

/** The films as every figure has them. */
export async function loadFilms(): Promise<Films> {
  return decodeFilms(await loadJson(filmsUrl));
}
