import recorded from '../../content/homework/library.json' with { type: 'json' };

/** A value, and the largest gradient of each of two vectors. */
type Recorded = readonly [value: number, first: number, second: number];

/** What PyTorch's own functions made of zero vectors: printed by `content/homework/library.py`, and held to it by a test. */
export interface Library {
  /** Two vectors of zeros, by function. */
  readonly zeros: Readonly<Record<string, Recorded>>;
  /** The first is zeros, the second is not. */
  readonly oneZero: Readonly<Record<string, Recorded>>;
  /** The homework under PyTorch's own triplet loss. */
  readonly triplet: {
    readonly loss: number;
    readonly gradients: Readonly<Record<string, number>>;
    readonly moved: readonly string[];
    readonly later: number;
  };
}

export const library = recorded as unknown as Library;
