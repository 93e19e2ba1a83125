import { Mersenne } from './mersenne.ts';

/** From this many elements on, PyTorch draws normal numbers sixteen at a time, in float32. */
const MANY = 16;

/** PyTorch's random numbers on a CPU, the same for the same seed. */
export class TorchRandom {
  #bits = new Mersenne(0);
  /** Box and Muller make two normal numbers at a time; the second waits here. */
  #waiting: number | undefined;

  /** `torch.manual_seed`. */
  seed(seed: number): void {
    this.#bits = new Mersenne(seed);
    this.#waiting = undefined;
  }

  /** `uniform_(low, high)` on float32. */
  uniform(size: number, low: number, high: number): Float32Array {
    const [from, width] = [Math.fround(low), Math.fround(Math.fround(high) - Math.fround(low))];
    return Float32Array.from({ length: size }, () => Math.fround(this.#float() * width) + from);
  }

  /** `uniform_(low, high)` on float64. */
  uniform64(size: number, low: number, high: number): Float64Array {
    return Float64Array.from({ length: size }, () => this.#double() * (high - low) + low);
  }

  /** `normal_(mean, deviation)` on float32. */
  normal(size: number, mean: number, deviation: number): Float32Array {
    if (size < MANY) return Float32Array.from({ length: size }, () => this.#single() * deviation + mean);
    return sixteens(this.uniform(size, 0, 1), mean, deviation, (n) => this.uniform(n, 0, 1));
  }

  /** `normal_(mean, deviation)` on float64. */
  normal64(size: number, mean: number, deviation: number): Float64Array {
    if (size < MANY) return Float64Array.from({ length: size }, () => this.#single() * deviation + mean);
    return sixteens(this.uniform64(size, 0, 1), mean, deviation, (n) => this.uniform64(n, 0, 1));
  }

  /** `random_(low, high)`: whole numbers below `high`. */
  integers(size: number, low: number, high: number): Float64Array {
    return Float64Array.from({ length: size }, () => low + (this.#bits.next() % (high - low)));
  }

  /** `bernoulli_(chance)`: ones and zeros. */
  bernoulli(size: number, chance: number): Float32Array {
    return Float32Array.from({ length: size }, () => (this.#double() < chance ? 1 : 0));
  }

  /** `randperm(size)`. */
  permutation(size: number, bits = this.#bits): Float64Array {
    const order = Float64Array.from({ length: size }, (_, i) => i);
    for (let i = 0; i < size - 1; i++) {
      const other = i + (bits.next() % (size - i));
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    return order;
  }

  /** The order in which a shuffling `DataLoader` reads: by a generator of its own, whose seed is drawn from this one. */
  order(size: number): Float64Array {
    this.#bits.next();
    return this.permutation(size, new Mersenne(this.#bits.next()));
  }

  /** In [0, 1), 24 bits. */
  #float(): number {
    return (this.#bits.next() & 0xffffff) / 2 ** 24;
  }

  /** In [0, 1), 53 bits of 64, of which the first word drawn is the upper one. */
  #double(): number {
    const upper = this.#bits.next() & 0x1fffff;
    return (upper * 2 ** 32 + this.#bits.next()) / 2 ** 53;
  }

  #single(): number {
    const waiting = this.#waiting;
    if (waiting !== undefined) {
      this.#waiting = undefined;
      return waiting;
    }
    const angle = 2 * Math.PI * this.#double();
    const radius = Math.sqrt(-2 * Math.log1p(-this.#double()));
    this.#waiting = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
}

/** Uniform numbers made normal in blocks of sixteen, the first eight with the last eight; a rest is drawn anew. */
function sixteens<A extends Float32Array | Float64Array>(
  uniform: A,
  mean: number,
  deviation: number,
  draw: (n: number) => A,
): A {
  const block = (from: number) => {
    for (let i = from; i < from + MANY / 2; i++) {
      const angle = 2 * Math.PI * uniform[i + MANY / 2]!;
      const radius = Math.sqrt(-2 * Math.log(1 - uniform[i]!));
      uniform[i] = radius * Math.cos(angle) * deviation + mean;
      uniform[i + MANY / 2] = radius * Math.sin(angle) * deviation + mean;
    }
  };
  for (let from = 0; from + MANY <= uniform.length; from += MANY) block(from);
  if (uniform.length % MANY > 0) {
    const from = uniform.length - MANY;
    uniform.set(draw(MANY) as never, from);
    block(from);
  }
  return uniform;
}
