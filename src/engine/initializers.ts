import type { Shape } from '../graph/graph.ts';

/** Where random numbers come from. */
export interface Source {
  /** Uniform on [0, 1). */
  readonly uniform: () => number;
  /** Begins draws from a normal distribution around 0. */
  readonly normal: (deviation: number) => () => number;
}

interface Rule {
  /** The tensors it is meant for: any, or only those that have a fan in and a fan out. */
  readonly of: 'any' | 'weights';
  /** What `scale` means when none is given: the constant, the upper end, the standard deviation. */
  readonly scale: number;
  /** Draws one value; `shape` is [fan in, fan out] for a weight matrix. */
  readonly draw: (source: Source, scale: number, shape: Shape) => () => number;
}

const fans = (shape: Shape): [number, number] => [shape[0] ?? 1, shape[1] ?? shape[0] ?? 1];

/** One row an initializer. How its values are drawn into a tensor is `initial-values.ts`. */
export const rules = {
  zeros: { of: 'any', scale: 0, draw: () => () => 0 },
  constant: { of: 'any', scale: 0.1, draw: (_source, scale) => () => scale },
  uniform: {
    of: 'any',
    scale: 1,
    draw:
      ({ uniform }, scale) =>
      () =>
        scale * uniform(),
  },
  normal: { of: 'any', scale: 0.1, draw: ({ normal }, scale) => normal(scale) },
  // Glorot and Bengio (2010): uniform within ±sqrt(6 / (fan in + fan out)).
  glorot: {
    of: 'weights',
    scale: 1,
    draw: ({ uniform }, scale, shape) => {
      const [fanIn, fanOut] = fans(shape);
      const limit = scale * Math.sqrt(6 / (fanIn + fanOut));
      return () => limit * (2 * uniform() - 1);
    },
  },
  // He et al. (2015): normal with variance 2 / fan in.
  he: {
    of: 'weights',
    scale: 1,
    draw: ({ normal }, scale, shape) => normal(scale * Math.sqrt(2 / fans(shape)[0])),
  },
} satisfies Readonly<Record<string, Rule>>;

export type InitializerName = keyof typeof rules;

/** Every initializer, in the order in which a reader is offered them. */
export const initializerNames = Object.keys(rules) as InitializerName[];

/** Those that make sense for any tensor, whatever its shape. */
export const plainInitializers = initializerNames.filter((name) => rules[name].of === 'any');

/** Initial values of one tensor: a rule by name, or the values themselves. */
export type Initializer =
  | { readonly name: InitializerName; /** Overrides the rule's scale. */ readonly scale?: number }
  | { readonly name: 'values'; readonly values: readonly number[] }
  /** One rule for each copy along the first axis; each draws what it would draw alone. */
  | { readonly name: 'each'; readonly of: readonly Initializer[] };
