import { streamOf } from '../engine/random.ts';
import { Refusal } from './refusal.ts';

/** Box and Muller (1958). */
function standardNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const distributions = {
  uniform: (random: () => number, low: number, high: number) => low + (high - low) * random(),
  normal: (random: () => number, mean: number, deviation: number) => mean + deviation * standardNormal(random),
  /** What lies beyond two standard deviations is drawn again. */
  truncated: (random: () => number, mean: number, deviation: number) => {
    let z = standardNormal(random);
    while (Math.abs(z) > 2) z = standardNormal(random);
    return mean + deviation * z;
  },
} as const;

export type Distribution = keyof typeof distributions;

/**
 * Random numbers of the project's own generator. No library's numbers can be had here; a seed gives the same ones again.
 * @param seed an integer and a name, apart by a colon: `7:3` is the third draw from seed 7.
 * @throws Refusal when a number does not hold the seed exactly
 */
export function drawn(distribution: Distribution, a: number, b: number, count: number, seed: string): Float32Array {
  const [number = '0', name = ''] = seed.split(':');
  const whole = Number(number);
  if (!Number.isSafeInteger(whole)) throw new Refusal('largeSeed', { seed: whole });
  const random = streamOf(whole, name);
  return Float32Array.from({ length: count }, () => distributions[distribution](random, a, b));
}
