import { expect, test } from '@playwright/test';
import { heldOutPairs, pairOf, shuffledLabels, splitFilms, trainingBatch, type Pairs } from '../../src/films/pairs.ts';
import { streamOf } from '../../src/engine/random.ts';
import { decodeFilms, rowsOf } from '../../src/films/films.ts';
import { films } from './films.ts';

/** Films that can be told by their row: film n looks up row n. Types in a row: 4 × 0, 5 × 1, 26 × 2. */
const told = decodeFilms({
  types: ['few', 'some', 'most'],
  creativeType: '0'.repeat(4) + '1'.repeat(5) + '2'.repeat(26),
  features: [
    {
      name: 'Film',
      labels: Array.from({ length: 35 }, (_, i) => `film ${i}`),
      rows: Array.from({ length: 35 }, (_, i) => i.toString(36)).join(''),
    },
  ],
});
const typeOf = (film: number) => told.creativeType[film]!;
const numbers = (lists: readonly Int32Array[]) => lists.flatMap((list) => [...list]).sort((x, y) => x - y);
const frequencies = (values: Iterable<number>, size: number) => {
  const counts = new Array<number>(size).fill(0);
  let total = 0;
  for (const value of values) {
    counts[value]!++;
    total++;
  }
  return counts.map((count) => count / total);
};
const only = (pairs: Pairs, label: number) =>
  Array.from(pairs.label.keys()).filter((pair) => pairs.label[pair] === label);

test('the split parts the films: each is on one side, a fifth of each type held out', () => {
  const split = splitFilms(films, streamOf);
  const [training, heldOut] = [numbers(split.training), numbers(split.heldOut)];
  expect([...training, ...heldOut].sort((x, y) => x - y)).toEqual([...films.creativeType.keys()]);
  expect(heldOut.length / films.count).toBeCloseTo(0.2, 2);
  films.types.forEach((_, type) => {
    for (const film of [...split.training[type]!, ...split.heldOut[type]!]) expect(films.creativeType[film]).toBe(type);
    const [seen, held] = [split.training[type]!.length, split.heldOut[type]!.length];
    expect(Math.abs(held - (seen + held) / 5)).toBeLessThanOrEqual(0.5);
  });
});

test('the split is fixed by its seed', () => {
  expect(splitFilms(films, streamOf)).toEqual(splitFilms(films, streamOf, 1));
  expect(splitFilms(films, streamOf, 2)).not.toEqual(splitFilms(films, streamOf, 1));
});

test('types too small to split are refused by name', () => {
  const features = [{ name: 'Film', labels: ['any'], rows: '0000000' }];
  const few = decodeFilms({ types: ['Many', 'Few'], creativeType: '0000111', features });
  expect(() => splitFilms(few, streamOf)).toThrow('Few: 3 film(s)');
  const one = decodeFilms({ types: ['Only'], creativeType: '0000000', features });
  expect(() => splitFilms(one, streamOf)).toThrow(RangeError);
});

test('half of a batch shares its type, and the label says so', () => {
  const split = splitFilms(told, streamOf);
  for (const size of [1, 2, 7, 128]) {
    const { a, b, label } = trainingBatch(told, split, size, streamOf(1, 'batch'));
    expect(label.reduce((sum, y) => sum + y, 0)).toBe(Math.ceil(size / 2));
    for (let pair = 0; pair < size; pair++) {
      expect(a[pair]).not.toBe(b[pair]);
      expect(label[pair]).toBe(typeOf(a[pair]!) === typeOf(b[pair]!) ? 1 : 0);
    }
  }
});

test('neither film alone tells the label: types are equally likely on both sides and under both labels', () => {
  const pairs = trainingBatch(told, splitFilms(told, streamOf), 24_000, streamOf(5, 'batch'));
  for (const label of [0, 1])
    for (const side of [pairs.a, pairs.b]) {
      const types = only(pairs, label).map((pair) => typeOf(side[pair]!));
      for (const share of frequencies(types, 3)) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.02);
    }
});

test('within a type every training film comes as often as any other', () => {
  const split = splitFilms(told, streamOf);
  const pairs = trainingBatch(told, split, 24_000, streamOf(6, 'batch'));
  for (const members of split.training) {
    const drawn = [...pairs.a, ...pairs.b].filter((film) => typeOf(film) === typeOf(members[0]!));
    const shares = frequencies(drawn, told.count);
    for (const film of members) expect(Math.abs(shares[film]! * members.length - 1)).toBeLessThan(0.2);
  }
});

test('training never sees a held-out film, and the test sees no other', () => {
  const split = splitFilms(told, streamOf);
  const training = trainingBatch(told, split, 2000, streamOf(1, 'batch'));
  const exam = heldOutPairs(told, split, 2000, streamOf);
  expect(new Set([...training.a, ...training.b])).toEqual(new Set(numbers(split.training)));
  expect(new Set([...exam.a, ...exam.b])).toEqual(new Set(numbers(split.heldOut)));
});

test('batches follow their stream, and the test pairs stay the same', () => {
  const split = splitFilms(films, streamOf);
  const random = streamOf(1, 'batch');
  const first = trainingBatch(films, split, 16, random);
  expect(trainingBatch(films, split, 16, random)).not.toEqual(first);
  expect(trainingBatch(films, split, 16, streamOf(1, 'batch'))).toEqual(first);
  expect(heldOutPairs(films, split, 100, streamOf)).toEqual(heldOutPairs(films, split, 100, streamOf, 1));
  expect(heldOutPairs(films, split, 100, streamOf, 2)).not.toEqual(heldOutPairs(films, split, 100, streamOf, 1));
});

test('a pair holds the rows of its films, feature by feature', () => {
  const { a, b, label } = pairOf(films, 3, 5);
  expect(a).toEqual(rowsOf(films, 3).slice());
  expect(b).toEqual(rowsOf(films, 5).slice());
  expect(label[0]).toBe(films.creativeType[3] === films.creativeType[5] ? 1 : 0);
  expect(pairOf(films, 3, 3).label[0]).toBe(1);
  const batch = heldOutPairs(films, splitFilms(films, streamOf), 10, streamOf);
  expect(batch.a).toHaveLength(10 * films.features.length);
  batch.a.forEach((row, i) => {
    const { offset, rows } = films.features[i % films.features.length]!;
    expect(row).toBeGreaterThanOrEqual(offset);
    expect(row).toBeLessThan(offset + rows);
  });
});

test('shuffled labels are as many of each, on pairs that stay as they are, the same for the same seed', () => {
  const pairs = trainingBatch(films, splitFilms(films, streamOf), 128, streamOf(1, 'batch'));
  const shuffled = shuffledLabels(pairs, streamOf(1, 'labels'));
  expect([shuffled.a, shuffled.b]).toEqual([pairs.a, pairs.b]);
  expect([...shuffled.label].sort()).toEqual([...pairs.label].sort());
  const kept = shuffled.label.filter((label, pair) => label === pairs.label[pair]).length;
  expect(kept / 128).toBeGreaterThan(0.3);
  expect(kept / 128).toBeLessThan(0.7);
  expect(shuffledLabels(pairs, streamOf(1, 'labels'))).toEqual(shuffled);
});
