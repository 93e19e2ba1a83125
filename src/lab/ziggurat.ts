/** Layers of equal area that cover the bell curve, where the lowest ends, and how large each is. */
const LAYERS = 256;
const END = 3.6541528853610088;
const AREA = 0.004928673233974655;
const SCALE = 2 ** 52;

const bell = (x: number) => Math.exp(-0.5 * x * x);

/** Where random bits come from. */
export interface Bits {
  /** The next 64 bits. */
  long(): bigint;
  /** In [0, 1). */
  double(): number;
}

/** Marsaglia and Tsang's ziggurat, with the layers of NumPy's `Generator`. */
export class Ziggurat {
  readonly #bits: Bits;
  readonly #inside: number[] = [];
  readonly #width: number[] = [];
  readonly #height: number[] = [];

  constructor(bits: Bits) {
    this.#bits = bits;
    let x = END;
    const lowest = AREA / bell(x);
    this.#inside[0] = Math.floor((x / lowest) * SCALE);
    this.#inside[1] = 0;
    this.#width[0] = lowest / SCALE;
    this.#width[LAYERS - 1] = x / SCALE;
    this.#height[0] = 1;
    this.#height[LAYERS - 1] = bell(x);
    for (let i = LAYERS - 2; i > 0; i--) {
      const wider = x;
      x = Math.sqrt(-2 * Math.log(AREA / x + bell(x)));
      this.#inside[i + 1] = Math.floor((x / wider) * SCALE);
      this.#height[i] = bell(x);
      this.#width[i] = x / SCALE;
    }
  }

  normal(): number {
    for (;;) {
      const bits = this.#bits.long();
      const layer = Number(bits & 0xffn);
      const place = Number((bits >> 9n) & 0xfffffffffffffn);
      const size = place * this.#width[layer]!;
      const x = (bits >> 8n) & 1n ? -size : size;
      if (place < this.#inside[layer]!) return x;
      if (layer === 0) return this.#tail((Math.floor(place / 256) & 1) === 1);
      const [above, below] = [this.#height[layer - 1]!, this.#height[layer]!];
      if ((above - below) * this.#bits.double() + below < bell(x)) return x;
    }
  }

  #tail(left: boolean): number {
    for (;;) {
      const x = -Math.log1p(-this.#bits.double()) / END;
      const y = -Math.log1p(-this.#bits.double());
      if (2 * y > x * x) return left ? -(END + x) : END + x;
    }
  }
}
