/** Programs as a careless hand leaves them: tokens deleted, doubled, swapped, and worse. Seeded. */
import { readdirSync, readFileSync } from 'node:fs';
import { randomLcg } from 'd3-random';

const sources = ['snippets/tf1/', 'snippets/tf2/', 'snippets/torch/', '../../src/lab/examples/'].flatMap((folder) => {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url).map((file) => readFileSync(new URL(file, url), 'utf8'));
});

/** Words, numbers, texts, runs of blanks, single signs. */
const TOKEN = /[\p{L}_]\w*|\d[\w.]*|"[^"\n]*"|'[^'\n]*'|[ \t]+|\n|./gu;

const NUMBERS = ['0', '-1', '1e400', '1e-45', '100000000', '99999999999999999999', '2.5', 'float("nan")', '10**20'];
const UNICODE = ['é', '“', '\u00a0', '\ufeff', '🙂', '\ud800', '\0', '中', '\u2028', '−', '\r', '\t', '\u200b'];
const WORDS = [
  'None',
  '[]',
  '()',
  '""',
  'lambda: 0',
  '*',
  '**',
  ':',
  '@',
  'del ',
  'return ',
  'self',
  'print',
  '=',
  '\\',
];

type Random = () => number;
type Mutation = (tokens: string[], random: Random) => void;

const at = (tokens: readonly string[], random: Random) => Math.floor(random() * tokens.length);
const one = (list: readonly string[], random: Random) => list[Math.floor(random() * list.length)]!;
/** A place where something is written: a change of blanks is seldom one. */
function inked(tokens: readonly string[], random: Random): number {
  for (let tries = 0; tries < 20; tries++) {
    const place = at(tokens, random);
    if (tokens[place]!.trim() !== '') return place;
  }
  return at(tokens, random);
}

const mutations: readonly Mutation[] = [
  (tokens, random) => void tokens.splice(inked(tokens, random), 1),
  (tokens, random) => {
    const place = inked(tokens, random);
    tokens.splice(place, 0, tokens[place]!);
  },
  (tokens, random) => {
    const [a, b] = [inked(tokens, random), inked(tokens, random)];
    [tokens[a], tokens[b]] = [tokens[b]!, tokens[a]!];
  },
  (tokens, random) => {
    const numbers = tokens.flatMap((token, i) => (/^\d/.test(token) ? [i] : []));
    const place = numbers[Math.floor(random() * numbers.length)];
    if (place !== undefined) tokens[place] = one(NUMBERS, random);
  },
  (tokens, random) => {
    const depth = Math.ceil(random() * 400);
    const [open, close] = one(['( )', '[ ]', '{ }', 'not( )', '-( )'], random).split(' ') as [string, string];
    const place = inked(tokens, random);
    tokens[place] = open.repeat(depth) + tokens[place]! + close.repeat(depth);
  },
  (tokens, random) => void tokens.splice(at(tokens, random), 0, one(UNICODE, random)),
  (tokens, random) => {
    tokens[inked(tokens, random)] = one(WORDS, random);
  },
  (tokens, random) => {
    const names = tokens.filter((token) => /^[A-Za-z_]/.test(token));
    tokens[inked(tokens, random)] = one(names, random);
  },
  (tokens, random) => void tokens.splice(at(tokens, random)),
];

/** The nth program of all. */
export function mutated(n: number): string {
  const random = randomLcg(((n * 2654435761) % 2 ** 32) / 2 ** 32);
  const tokens = sources[n % sources.length]!.match(TOKEN)!;
  const changes = 1 + Math.floor(random() * 3);
  for (let i = 0; i < changes && tokens.length > 0; i++)
    mutations[Math.floor(random() * mutations.length)]!(tokens, random);
  return tokens.join('');
}
