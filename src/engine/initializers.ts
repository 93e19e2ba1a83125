import { randomNormal } from 'd3-random';
import { sizeOf, type Shape } from '../graph/graph.ts';

export const initializerNames = ['zeros', 'constant', 'uniform', 'normal', 'glorot', 'he'] as const;
export type InitializerName = (typeof initializerNames)[number];

/** Initial values of one tensor: a rule by name, or the values themselves. */
export type Initializer =
  | { readonly name: InitializerName; /** Overrides the rule's scale. */ readonly scale?: number }
  | { readonly name: 'values'; readonly values: readonly number[] };

interface Rule {
  /** What `scale` means when none is given: the constant, the upper end, the standard deviation. */
  readonly scale: number;
  /** Draws one value; `shape` is [fan in, fan out] for a weight matrix. */
  readonly draw: (random: () => number, scale: number, shape: Shape) => () => number;
}

const fans = (shape: Shape): [number, number] => [shape[0] ?? 1, shape[1] ?? shape[0] ?? 1];

const rules: Readonly<Record<InitializerName, Rule>> = {
  zeros: { scale: 0, draw: () => () => 0 },
  constant: { scale: 0.1, draw: (_random, scale) => () => scale },
  uniform: { scale: 1, draw: (random, scale) => () => scale * random() },
  normal: { scale: 0.1, draw: (random, scale) => randomNormal.source(random)(0, scale) },
  // Glorot and Bengio (2010): uniform within ±sqrt(6 / (fan in + fan out)).
  glorot: {
    scale: 1,
    draw: (random, scale, shape) => {
      const [fanIn, fanOut] = fans(shape);
      const limit = scale * Math.sqrt(6 / (fanIn + fanOut));
      return () => limit * (2 * random() - 1);
    },
  },
  // He et al. (2015): normal with variance 2 / fan in.
  he: {
    scale: 1,
    draw: (random, scale, shape) => randomNormal.source(random)(0, scale * Math.sqrt(2 / fans(shape)[0])),
  },
};

/**
 * Initial values of a tensor, row-major, float32.
 * @param random uniform on [0, 1); give each tensor a stream of its own.
 * @throws Error when explicit values do not fill the shape.
 */
export function initialValues(initializer: Initializer, shape: Shape, random: () => number): Float32Array {
  const size = sizeOf(shape);
  if (initializer.name === 'values') {
    if (initializer.values.length !== size)
      throw new Error(`${size} initial values are needed, ${initializer.values.length} were given.`);
    return Float32Array.from(initializer.values);
  }
  const rule = rules[initializer.name];
  const draw = rule.draw(random, initializer.scale ?? rule.scale, shape);
  return Float32Array.from({ length: size }, draw);
}
