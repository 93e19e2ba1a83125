import { masked, type Source } from './random-state.ts';
import { Ziggurat } from './ziggurat.ts';

const WORD = 0xffffffffn;
const LONG = (1n << 64n) - 1n;
const STATE = (1n << 128n) - 1n;
const MULTIPLIER = (2549297995355413924n << 64n) | 4865540595714422341n;

/** NumPy's SeedSequence: a seed of any size, stirred into as many 32-bit words as are asked for. */
function seedWords(seed: bigint, count: number): bigint[] {
  const entropy: bigint[] = [];
  for (let rest = seed; rest > 0n || entropy.length === 0; rest >>= 32n) entropy.push(rest & WORD);
  let constant = 0x43b0d7e5n;
  const hash = (value: bigint) => {
    const mixed = value ^ constant;
    constant = (constant * 0x931e8875n) & WORD;
    const product = (mixed * constant) & WORD;
    return product ^ (product >> 16n);
  };
  const mix = (x: bigint, y: bigint) => {
    const mixed = (0xca01f9ddn * x - 0x4973f715n * y) & WORD;
    return mixed ^ (mixed >> 16n);
  };
  const pool = [0, 1, 2, 3].map((i) => hash(entropy[i] ?? 0n));
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++) if (from !== to) pool[to] = mix(pool[to]!, hash(pool[from]!));
  for (const more of entropy.slice(4)) for (let to = 0; to < 4; to++) pool[to] = mix(pool[to]!, hash(more));
  let second = 0x8b51f9ddn;
  return Array.from({ length: count }, (_, i) => {
    const mixed = pool[i % 4]! ^ second;
    second = (second * 0x58f38dedn) & WORD;
    const product = (mixed * second) & WORD;
    return product ^ (product >> 16n);
  });
}

/** NumPy's `default_rng(seed)`, which is PCG64: the same numbers for the same seed. */
export class Generator implements Source {
  #state = 0n;
  readonly #step: bigint;
  readonly #ziggurat = new Ziggurat(this);
  /** The upper half of a long whose lower half was used. */
  #half: bigint | undefined;

  constructor(seed: bigint) {
    const words = seedWords(seed, 8);
    const long = (i: number) => words[2 * i]! | (words[2 * i + 1]! << 32n);
    this.#step = ((((long(2) << 64n) | long(3)) << 1n) | 1n) & STATE;
    this.#advance();
    this.#state = (this.#state + ((long(0) << 64n) | long(1))) & STATE;
    this.#advance();
  }

  /** The next 64 bits. */
  long(): bigint {
    this.#advance();
    const folded = (this.#state >> 64n) ^ (this.#state & LONG);
    const turn = this.#state >> 122n;
    return ((folded >> turn) | (folded << (64n - turn))) & LONG;
  }

  double(): number {
    return Number(this.long() >> 11n) / 2 ** 53;
  }

  normal(): number {
    return this.#ziggurat.normal();
  }

  /** Lemire's method: the upper half of a product, without the few that would come up too often. */
  whole(most: number): number {
    if (most === 0) return 0;
    const n = BigInt(most) + 1n;
    const short = (WORD - BigInt(most)) % n;
    for (;;) {
      const product = this.#word() * n;
      if ((product & WORD) >= short) return Number(product >> 32n);
    }
  }

  place(most: number): number {
    return masked(most, () => Number(this.#word()));
  }

  #word(): bigint {
    if (this.#half !== undefined) {
      const half = this.#half;
      this.#half = undefined;
      return half;
    }
    const long = this.long();
    this.#half = long >> 32n;
    return long & WORD;
  }

  #advance(): void {
    this.#state = (this.#state * MULTIPLIER + this.#step) & STATE;
  }
}
