import { readFileSync } from 'node:fs';
import { decodeFilms } from '../../src/films/films.ts';

const read = (name: string) => readFileSync(new URL(`../../content/data/${name}`, import.meta.url), 'utf8');

export const filmsText = read('films.json');
export const titlesText = read('film-titles.json');
/** The films as every figure has them. */
export const films = decodeFilms(JSON.parse(filmsText));
