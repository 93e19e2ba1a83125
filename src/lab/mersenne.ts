/** Words of state, and how far ahead each looks when they are renewed. */
const WORDS = 624;
const AHEAD = 397;

/** The Mersenne Twister 19937, the generator of NumPy's `RandomState` and of PyTorch on a CPU: 32 bits at a time. */
export class Mersenne {
  readonly #state = new Uint32Array(WORDS);
  #at = WORDS;

  /** @param seed its lower 32 bits count. */
  constructor(seed: number) {
    this.#state[0] = seed >>> 0;
    for (let i = 1; i < WORDS; i++) {
      const before = this.#state[i - 1]! ^ (this.#state[i - 1]! >>> 30);
      this.#state[i] = Math.imul(1812433253, before) + i;
    }
  }

  /** The next 32 bits, as a number from 0 to 2³² − 1. */
  next(): number {
    if (this.#at === WORDS) this.#renew();
    let word = this.#state[this.#at++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  #renew(): void {
    const state = this.#state;
    for (let i = 0; i < WORDS; i++) {
      const mixed = (state[i]! & 0x80000000) | (state[(i + 1) % WORDS]! & 0x7fffffff);
      state[i] = state[(i + AHEAD) % WORDS]! ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.#at = 0;
  }
}
