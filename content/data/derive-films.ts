/**
 * Derives `films.json` and `film-titles.json` from the `movies.json` of the npm package `vega-datasets`.
 * Run it from the root of the project: `node content/data/derive-films.ts`. What it drops, and why, is in README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { FilmTitlesFile } from '../../src/films/titles.ts';
import type { FilmsFile } from '../../src/films/films.ts';

type Movie = Readonly<Record<string, string | number | null>>;
/** One feature: the names of its rows, and for each film the number of its row. */
interface Column {
  readonly name: string;
  readonly labels: readonly string[];
  readonly rows: readonly number[];
}

/** A category is a row of its own when at least this many films have it. */
const FEWEST = 10;
const BUCKETS = 10;
/** The source was gathered in 2010 and names films announced for 2011. A later year is a two-digit one read wrongly. */
const LAST_YEAR = 2011;

const CATEGORICAL = ['MPAA Rating', 'Distributor', 'Source', 'Major Genre', 'Director'];
const REAL: readonly { name: string; of: (movie: Movie) => number | null; show: (value: number) => string }[] = [
  { name: 'US Gross', of: earned('US Gross'), show: dollars },
  { name: 'Worldwide Gross', of: earned('Worldwide Gross'), show: dollars },
  { name: 'Production Budget', of: earned('Production Budget'), show: dollars },
  { name: 'Running Time', of: number('Running Time min'), show: (minutes) => `${minutes} min` },
  { name: 'Rotten Tomatoes Rating', of: number('Rotten Tomatoes Rating'), show: (percent) => `${percent}%` },
  { name: 'IMDB Rating', of: number('IMDB Rating'), show: (stars) => stars.toFixed(1) },
  { name: 'IMDB Votes', of: number('IMDB Votes'), show: (votes) => votes.toLocaleString('en-US') },
  { name: 'Release Year', of: releaseYear, show: String },
];

/** The text of both files. */
export function deriveFilms(source: readonly Movie[]): { films: string; titles: string } {
  // Whatever cannot be said of one film ("Multiple Creative Types", of Fantasia alone) can be shared by no pair.
  const movies = source.filter(({ 'Creative Type': type }) => type !== null && type !== 'Multiple Creative Types');
  const types = frequent(movies, 'Creative Type', 1);
  const creativeType = movies.map(({ 'Creative Type': type }) => types.indexOf(String(type)));
  const columns = [
    ...CATEGORICAL.map((name) => categorical(movies, name)),
    ...REAL.map(({ name, of, show }) => bucketed(name, movies.map(of), show)),
  ];
  const titles = movies.map(titleOf);
  const years = movies.map(releaseYear);

  // By year, then like beside like: a fifth smaller than in order of titles once compressed.
  const rowsOf = (name: string) => columns.find((column) => column.name === name)!.rows;
  const keys = [years.map((year) => year ?? 0), creativeType, rowsOf('Worldwide Gross'), rowsOf('US Gross'), titles];
  const order = movies
    .map((_, film) => film)
    .sort((a, b) => keys.reduce((sign, key) => sign || compare(key[a]!, key[b]!), 0));
  const inOrder = <T>(values: readonly T[]): T[] => order.map((film) => values[film]!);

  const filmsFile: FilmsFile = {
    types,
    creativeType: packed(inOrder(creativeType)),
    features: columns.map(({ name, labels, rows }) => ({ name, labels, rows: packed(inOrder(rows)) })),
  };
  const titlesFile: FilmTitlesFile = { titles: inOrder(titles), years: inOrder(years) };
  return { films: lines(filmsFile), titles: lines(titlesFile) };
}

/** Frequent categories by number of films, then "other", then "missing". */
function categorical(movies: readonly Movie[], name: string): Column {
  const kept = frequent(movies, name, FEWEST);
  const rows = movies.map(({ [name]: category }) => {
    if (category === null || category === undefined) return kept.length + 1;
    const row = kept.indexOf(String(category));
    return row < 0 ? kept.length : row;
  });
  return { name, labels: [...kept, 'other', 'missing'], rows };
}

/** Ten buckets with about as many films in each, equal values never parted, then "missing". */
function bucketed(name: string, values: readonly (number | null)[], show: (value: number) => string): Column {
  const known = values.filter((value) => value !== null).sort(compare);
  // The smallest value of every bucket but the first.
  const edges = Array.from({ length: BUCKETS - 1 }, (_, i) => known[Math.floor(((i + 1) * known.length) / BUCKETS)]!);
  const rows = values.map((value) => (value === null ? BUCKETS : edges.filter((edge) => edge <= value).length));
  const labels = Array.from({ length: BUCKETS }, (_, bucket) => {
    const inside = known.filter((value) => edges.filter((edge) => edge <= value).length === bucket);
    const [low, high] = [show(inside[0]!), show(inside.at(-1)!)];
    return low === high ? low : `${low} – ${high}`;
  });
  return { name, labels: [...labels, 'missing'], rows };
}

/** The categories that at least `fewest` films have, the most frequent first, equals in alphabetical order. */
function frequent(movies: readonly Movie[], name: string, fewest: number): string[] {
  const films = new Map<string, number>();
  for (const { [name]: category } of movies)
    if (category !== null && category !== undefined)
      films.set(String(category), (films.get(String(category)) ?? 0) + 1);
  return [...films]
    .filter(([, count]) => count >= fewest)
    .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
    .map(([category]) => category);
}

function number(name: string): (movie: Movie) => number | null {
  return ({ [name]: value }) => (typeof value === 'number' ? value : null);
}

/** An amount of money. The source writes 0 where it does not know what a film earned. */
function earned(name: string): (movie: Movie) => number | null {
  return ({ [name]: value }) => (typeof value === 'number' && value > 0 ? value : null);
}

/** "Dec 15 2039" is 1939. "Dec 31 1969" is no date but the second before time 0 of Unix: unknown. */
function releaseYear({ 'Release Date': date }: Movie): number | null {
  if (typeof date !== 'string' || date === 'Dec 31 1969') return null;
  const year = Number(date.slice(-4));
  return year > LAST_YEAR ? year - 100 : year;
}

/** Some titles are numbers (300, 1941), and the film "Unknown" (2006) was taken for a missing value. */
function titleOf({ Title: title }: Movie): string {
  return title === null || title === undefined ? 'Unknown' : reread(String(title));
}

/** Latin-1 letters that the source once read as Mac Roman: "LÈon" is "Léon", "2Ω" is "2½". */
const MISREAD: Readonly<Record<string, string>> = {
  '‡': 'à',
  '·': 'á',
  '‰': 'ä',
  Ë: 'è',
  È: 'é',
  Í: 'ê',
  Î: 'ë',
  Û: 'ó',
  Ù: 'ô',
  '˘': 'ù',
  Ω: '½',
};

function reread(title: string): string {
  return [...title].map((letter) => MISREAD[letter] ?? letter).join('');
}

function dollars(value: number): string {
  const [unit, suffix] = (
    [
      [1e9, 'B'],
      [1e6, 'M'],
      [1e3, 'k'],
    ] as const
  ).find(([size]) => value >= size) ?? [1, ''];
  return `$${Number((value / unit).toPrecision(3))}${suffix}`;
}

/** Code units, not a locale: the same order on every machine. */
function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One base-36 digit per film. */
function packed(rows: readonly number[]): string {
  return rows.map((row) => row.toString(36)).join('');
}

/** JSON with one line for each key, and for each element of `features`: small, and a diff can be read. */
function lines(file: FilmsFile | FilmTitlesFile): string {
  const entries = Object.entries(file).map(([key, value]) => {
    const text =
      key === 'features'
        ? `[\n${(value as readonly unknown[]).map((feature) => JSON.stringify(feature)).join(',\n')}\n]`
        : JSON.stringify(value);
    return `${JSON.stringify(key)}:${text}`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}

/** Where the installed `vega-datasets` keeps its films. */
export function readMovies(): Movie[] {
  const movies = new URL('../data/movies.json', import.meta.resolve('vega-datasets'));
  return JSON.parse(readFileSync(movies, 'utf8')) as Movie[];
}

if (import.meta.main) {
  const { films, titles } = deriveFilms(readMovies());
  writeFileSync(new URL('films.json', import.meta.url), films);
  writeFileSync(new URL('film-titles.json', import.meta.url), titles);
}
