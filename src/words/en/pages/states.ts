type Name = 'not-reached' | 'zero' | 'tiny' | 'nan';

/** The words of the strip that shows the four states of a gradient. */
export interface FourStatesWords {
  readonly title: Readonly<Record<Name, string>>;
  /** What to look at. */
  readonly look: Readonly<Record<Name, string>>;
  /** Before what PyTorch prints for the gradient. */
  readonly printed: string;
  /** What PyTorch prints where there is no gradient. */
  readonly none: string;
}

export const words: FourStatesWords = {
  title: { 'not-reached': 'Not reached', zero: 'Exactly zero', tiny: 'Finite, and tiny', nan: 'Not a number' },
  look: {
    'not-reached':
      'u is detached on its way to the product. The dotted lines are no path: nothing was computed for u, not even a zero.',
    zero: 'A gradient was computed for u, and it is 0 to the last digit. Train as long as you like.',
    tiny: 'The same model, started near 1e−8. The loss prints the same digits; the gradient does not. Train it.',
    nan: 'The distance of two equal vectors: the slope of a root at 0 is infinite, and infinity times 0 is NaN. The loss itself is a harmless 0. Take one step.',
  },
  printed: 'PyTorch prints for',
  none: 'None',
};
