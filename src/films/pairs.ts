import type { Streams } from '../graph/feed.ts';
import { rowsOf, type Films } from './films.ts';

/** Numbers of films, listed by their Creative Type: `[type][n]`. */
export type FilmsByType = readonly Int32Array[];

/** Films, not pairs, are split: no film that the model is tested on has been seen in training, in any pair. */
export interface Split {
  readonly training: FilmsByType;
  readonly heldOut: FilmsByType;
}

/** What the two-tower model is fed. */
export interface Pairs {
  /** [pairs × features], pair by pair: the rows of the table that the first film looks up. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** [pairs]: 1 where the two films share a Creative Type, else 0. */
  readonly label: Float32Array;
}

/** The split that every figure uses, so that their numbers can be compared. */
export const SPLIT_SEED = 1;

/**
 * Holds out a fifth of the films of each type, so that rare types have their share on both sides.
 * @throws RangeError when there is a single type, or when one has too few films to make pairs on both sides.
 */
export function splitFilms(films: Films, streams: Streams, seed: number = SPLIT_SEED): Split {
  if (films.types.length < 2) throw new RangeError('Films of one type alone make no pair of different types.');
  const random = streams(seed, 'split');
  const training: Int32Array[] = [];
  const heldOut: Int32Array[] = [];
  films.types.forEach((name, type) => {
    const members = [...films.creativeType.keys()].filter((film) => films.creativeType[film] === type);
    if (members.length < 4)
      throw new RangeError(`${name}: ${members.length} film(s); a split with a pair on each side takes 4.`);
    const shuffled = Int32Array.from(shuffle(members, random));
    const held = Math.max(2, Math.round(members.length / 5));
    heldOut.push(shuffled.slice(0, held));
    training.push(shuffled.slice(held));
  });
  return { training, heldOut };
}

/**
 * Draws pairs of training films; half of them share their type (one more, when `size` is odd).
 *
 * All types are equally likely, and so are all films of a type. A pair that shares: a type, then two different films of
 * it. A pair that does not: two different types, then a film of each. So each film alone, like its type, is as likely in
 * the one kind as in the other: nothing but the likeness of the two films tells the label. (Films drawn as often as they
 * occur would tell: over half are Contemporary Fiction, so one film of that type already makes a shared type likelier.)
 * @param random uniform on [0, 1).
 */
export function trainingBatch(films: Films, split: Split, size: number, random: () => number): Pairs {
  return drawPairs(films, split.training, size, random);
}

/** A fixed set of pairs to test on, drawn like a training batch, from films held out of training. */
export function heldOutPairs(
  films: Films,
  split: Split,
  count: number,
  streams: Streams,
  seed: number = SPLIT_SEED,
): Pairs {
  return drawPairs(films, split.heldOut, count, streams(seed, 'held-out pairs'));
}

/** The same pairs, the same labels, dealt out by chance: what is left when data and labels do not belong to each other. */
export function shuffledLabels({ a, b, label }: Pairs, random: () => number): Pairs {
  return { a, b, label: Float32Array.from(shuffle([...label], random)) };
}

/** One pair that a reader picked. */
export function pairOf(films: Films, first: number, second: number): Pairs {
  return {
    a: Int32Array.from(rowsOf(films, first)),
    b: Int32Array.from(rowsOf(films, second)),
    label: Float32Array.of(films.creativeType[first] === films.creativeType[second] ? 1 : 0),
  };
}

function drawPairs(films: Films, byType: FilmsByType, count: number, random: () => number): Pairs {
  const features = films.features.length;
  const a = new Int32Array(count * features);
  const b = new Int32Array(count * features);
  const label = new Float32Array(count);
  for (let pair = 0; pair < count; pair++) {
    const shares = pair % 2 === 0;
    const [first, second] = shares ? twoAlike(byType, random) : twoUnlike(byType, random);
    a.set(rowsOf(films, first), pair * features);
    b.set(rowsOf(films, second), pair * features);
    label[pair] = shares ? 1 : 0;
  }
  return { a, b, label };
}

function twoAlike(byType: FilmsByType, random: () => number): [number, number] {
  const members = byType[below(byType.length, random)]!;
  const [i, j] = twoBelow(members.length, random);
  return [members[i]!, members[j]!];
}

function twoUnlike(byType: FilmsByType, random: () => number): [number, number] {
  const [t, u] = twoBelow(byType.length, random);
  const [first, second] = [byType[t]!, byType[u]!];
  return [first[below(first.length, random)]!, second[below(second.length, random)]!];
}

/** Two different whole numbers in [0, n), every such pair equally likely. */
function twoBelow(n: number, random: () => number): [number, number] {
  const first = below(n, random);
  return [first, (first + 1 + below(n - 1, random)) % n];
}

function below(n: number, random: () => number): number {
  return Math.floor(n * random());
}

/** Fisher and Yates, in place. */
function shuffle(items: number[], random: () => number): number[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = below(i + 1, random);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
