import { Mersenne } from './mersenne.ts';

/** Where random numbers come from, for what NumPy makes of them. */
export interface Source {
  /** In [0, 1), of 53 bits. */
  double(): number;
  /** Of the standard normal distribution. */
  normal(): number;
  /** A whole number from 0 to most, both included. */
  whole(most: number): number;
  /** The same, as a shuffle draws it. */
  place(most: number): number;
}

/** NumPy's `RandomState`, and `np.random` itself: the same numbers for the same seed. */
export class RandomState implements Source {
  readonly #bits: Mersenne;
  /** The polar method makes two numbers at a time; the second waits here. */
  #waiting: number | undefined;

  constructor(seed: number) {
    this.#bits = new Mersenne(seed);
  }

  double(): number {
    const upper = this.#bits.next() >>> 5;
    return (upper * 2 ** 26 + (this.#bits.next() >>> 6)) / 2 ** 53;
  }

  normal(): number {
    if (this.#waiting !== undefined) {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      return waiting;
    }
    let [x, y, square] = [0, 0, 0];
    do {
      x = 2 * this.double() - 1;
      y = 2 * this.double() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    this.#waiting = factor * x;
    return factor * y;
  }

  whole(most: number): number {
    return masked(most, () => this.#bits.next());
  }

  place(most: number): number {
    return this.whole(most);
  }
}

/** As many bits as the largest number has, drawn until they are not above it. */
export function masked(most: number, next: () => number): number {
  if (most === 0) return 0;
  const mask = 2 ** (32 - Math.clz32(most)) - 1;
  for (;;) {
    const value = (next() & mask) >>> 0;
    if (value <= most) return value;
  }
}
