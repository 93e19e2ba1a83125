import { expect, test } from '@playwright/test';
import { decodeFilmTitles, titleText } from '../../src/films/titles.ts';
import { decodeFilms, FilmsError, rowMeaning, rowsOf } from '../../src/films/films.ts';

/** Three films, two types, two features: rows 0 to 1 are the genre's, 2 to 4 the year's. */
const small = {
  types: ['Fantasy', 'Factual'],
  creativeType: '010',
  features: [
    { name: 'Genre', labels: ['Horror', 'missing'], rows: '001' },
    { name: 'Year', labels: ['1990', '2000', 'missing'], rows: '210' },
  ],
};
const genre = small.features[0]!;

test('each feature owns a stretch of one table', () => {
  const films = decodeFilms(small);
  expect(films.count).toBe(3);
  expect(films.tableRows).toBe(5);
  expect(films.features.map(({ offset, rows }) => [offset, rows])).toEqual([
    [0, 2],
    [2, 3],
  ]);
  expect([...films.rows]).toEqual([0, 4, 0, 3, 1, 2]);
  expect([...films.creativeType]).toEqual([0, 1, 0]);
  expect([...rowsOf(films, 1)]).toEqual([0, 3]);
});

test('a row of the table says what it stands for', () => {
  const films = decodeFilms(small);
  expect(rowMeaning(films, 0)).toEqual({ feature: 'Genre', label: 'Horror' });
  expect(rowMeaning(films, 3)).toEqual({ feature: 'Year', label: '2000' });
  for (const row of [-1, 5, 0.5, NaN]) expect(() => rowMeaning(films, row)).toThrow(/no row/);
});

const damaged: [string, unknown, RegExp][] = [
  ['is no object', [], /the file is not an object/],
  ['is null', null, /the file is not an object/],
  ['lacks the types', { ...small, types: undefined }, /"types" is not a list/],
  ['has no features', { ...small, features: [] }, /"features" is not a list, or is empty/],
  ['has a feature without a name', { ...small, features: [{ ...genre, name: '' }] }, /features\[0\]\.name/],
  ['has a label that is no text', { ...small, features: [{ ...genre, labels: [1] }] }, /"Genre.labels" is not a text/],
  ['has a column cut short', { ...small, features: [{ ...genre, rows: '00' }] }, /"Genre" has 2 films where .* has 3/],
  ['points at no row', { ...small, features: [{ ...genre, rows: '002' }] }, /"Genre" holds "2" at film 2; it has 2/],
  ['holds no digit', { ...small, features: [{ ...genre, rows: '0-1' }] }, /"Genre" holds "-" at film 1/],
  ['names no type', { ...small, creativeType: '012' }, /"creativeType" holds "2" at film 2; it has 2/],
];
for (const [how, file, message] of damaged)
  test(`a file that ${how} is refused with its fault`, () => {
    expect(() => decodeFilms(file)).toThrow(FilmsError);
    expect(() => decodeFilms(file)).toThrow(message);
  });

test('titles carry the year, where it is known', () => {
  const titles = decodeFilmTitles({ titles: ['Casino Royale', 'Lost'], years: [2006, null] }, 2);
  expect(titles.map(titleText)).toEqual(['Casino Royale (2006)', 'Lost']);
});

test('titles of other films, or damaged ones, are refused', () => {
  expect(() => decodeFilmTitles({ titles: ['One'], years: [2006] }, 2)).toThrow(/1 titles and 1 years for 2 films/);
  expect(() => decodeFilmTitles({ titles: ['One'] }, 1)).toThrow(/"titles" or "years" is missing/);
  expect(() => decodeFilmTitles(null, 1)).toThrow(FilmsError);
  expect(() => decodeFilmTitles({ titles: [300], years: [2007] }, 1)).toThrow(/film 0 has title 300/);
  expect(() => decodeFilmTitles({ titles: ['300'], years: ['2007'] }, 1)).toThrow(/year 2007/);
});
