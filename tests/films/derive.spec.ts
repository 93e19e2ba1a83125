import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { deriveFilms, readMovies } from '../../content/data/derive-films.ts';
import { decodeFilmTitles } from '../../src/films/titles.ts';
import { rowMeaning, rowsOf } from '../../src/films/films.ts';
import { films, filmsText, titlesText } from './films.ts';

const titles = decodeFilmTitles(JSON.parse(titlesText), films.count);

/** What the table says of one film: feature to label. */
function portrait(title: string, year: number): Record<string, string> {
  const film = titles.findIndex((candidate) => candidate.title === title && candidate.year === year);
  expect(film, `${title} (${year}) is among the films`).toBeGreaterThanOrEqual(0);
  const meanings = Array.from(rowsOf(films, film), (row) => rowMeaning(films, row));
  return {
    'Creative Type': films.types[films.creativeType[film]!]!,
    ...Object.fromEntries(meanings.map(({ feature, label }) => [feature, label])),
  };
}

test('the committed files are what the script derives, byte for byte', () => {
  const derived = deriveFilms(readMovies());
  expect(derived.films === filmsText, 'films.json').toBe(true);
  expect(derived.titles === titlesText, 'film-titles.json').toBe(true);
});

test('the features weigh under 18 kB gzipped, features and titles together under 60 kB', () => {
  const size = (text: string) => gzipSync(text, { level: 9 }).length;
  expect(size(filmsText)).toBeLessThan(18_000);
  expect(size(filmsText) + size(titlesText)).toBeLessThan(60_000);
});

test('thirteen features share one table of 175 rows, and some film uses each row', () => {
  expect(films.count).toBe(2754);
  expect(films.features).toHaveLength(13);
  expect(films.tableRows).toBe(175);
  expect(new Set(films.rows)).toEqual(new Set(Array.from({ length: 175 }, (_, row) => row)));
});

test('every category has at least ten films, and every bucket about a tenth of the known values', () => {
  const uses = new Uint32Array(films.tableRows);
  for (const row of films.rows) uses[row]!++;
  for (const { name, labels, offset } of films.features) {
    const isCategory = labels.includes('other');
    const known = labels.filter((label) => label !== 'missing' && label !== 'other');
    const total = known.reduce((sum, label) => sum + uses[offset + labels.indexOf(label)]!, 0);
    for (const label of known) {
      const count = uses[offset + labels.indexOf(label)]!;
      if (isCategory) expect(count, `${name}: ${label}`).toBeGreaterThanOrEqual(10);
      else expect(Math.abs(count / total - 0.1), `${name}: ${label}`).toBeLessThan(0.04);
    }
    expect(labels.at(-1)).toBe('missing');
  }
});

test('a film is described by what the source says of it', () => {
  expect(portrait('Jaws', 1975)).toMatchObject({
    'Creative Type': 'Contemporary Fiction',
    Director: 'Steven Spielberg',
    Distributor: 'Universal',
    'Major Genre': 'Horror',
    'MPAA Rating': 'PG',
    'Release Year': '1936 – 1988',
    'US Gross': '$126M – $760M',
  });
});

test('the mends of the source hold: years, titles, unknown takings', () => {
  expect(portrait('Gone with the Wind', 1939)['Release Year']).toBe('1936 – 1988');
  expect(portrait('300', 2007)['Creative Type']).toBe('Historical Fiction');
  expect(portrait('1776', 1972)).toMatchObject({ 'US Gross': 'missing', 'Worldwide Gross': 'missing' });
  expect(portrait('Unknown', 2006)['Production Budget']).toBe('$3M – $7.9M');
  expect(titles.filter(({ title }) => title === 'Léon')).toHaveLength(1);
  expect(titles.filter(({ title }) => /[ÈÍËÛ‰‡˘Ω]/.test(title))).toEqual([]);
  expect(titles.filter(({ title }) => title === 'Fantasia')).toEqual([]);
  expect(Math.max(...titles.map(({ year }) => year ?? 0))).toBe(2011);
  expect(titles.filter(({ year }) => year === null).map(({ title }) => title)).toEqual(['Hannibal the Conqueror']);
});

test('the notice of the licence stands beside the data', () => {
  const notice = readFileSync(new URL('../../content/data/LICENSE-vega-datasets.txt', import.meta.url), 'utf8');
  expect(notice).toContain('University of Washington Interactive Data Lab');
  expect(notice).toContain('Redistribution and use in source and binary forms');
});
