import { randomLcg } from 'd3-random';

/**
 * A stream of numbers, uniform on [0, 1), that belongs to one use of one seed: `streamOf(7, 'W1')`. Streams of other
 * names or other seeds are unrelated to it, so changing how one tensor starts never changes the values of another.
 * The same in every browser and in Node.
 * @param seed an integer; neighbours are as unrelated as any two.
 * @throws RangeError when `seed` is not an integer that a number holds exactly.
 */
export function streamOf(seed: number, name: string): () => number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed is an integer below 2^53; ${seed} is not.`);
  // The generator is one long cycle and its seed a place on it, 2^32 places in all: what is left is to land far apart.
  return randomLcg(hash(seed, name));
}

/** An unsigned 32-bit number in which every bit of seed and name has a say: MurmurHash3 over 16-bit units. */
function hash(seed: number, name: string): number {
  let state = 0;
  const low = seed >>> 0;
  const high = Math.floor(seed / 2 ** 32) >>> 0;
  for (const word of [low, high]) state = mixed(state, word);
  for (let i = 0; i < name.length; i++) state = mixed(state, name.charCodeAt(i));
  return avalanche(state ^ name.length);
}

function mixed(state: number, word: number): number {
  const k = Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotated(state ^ k, 13), 5) + 0xe6546b64) | 0;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** MurmurHash3's finalizer: flipping one bit of `word` flips each bit of the result half of the time. */
function avalanche(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
