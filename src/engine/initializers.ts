import { randomNormal } from 'd3-random';
import { sizeOf, type Shape } from '../graph/graph.ts';

interface Rule {
  /** The tensors it is meant for: any, or only those that have a fan in and a fan out. */
  readonly of: 'any' | 'weights';
  /** What `scale` means when none is given: the constant, the upper end, the standard deviation. */
  readonly scale: number;
  /** Draws one value; `shape` is [fan in, fan out] for a weight matrix. */
  readonly draw: (random: () => number, scale: number, shape: Shape) => () => number;
}

const fans = (shape: Shape): [number, number] => [shape[0] ?? 1, shape[1] ?? shape[0] ?? 1];

const rules = {
  zeros: { of: 'any', scale: 0, draw: () => () => 0 },
  constant: { of: 'any', scale: 0.1, draw: (_random, scale) => () => scale },
  uniform: { of: 'any', scale: 1, draw: (random, scale) => () => scale * random() },
  normal: { of: 'any', scale: 0.1, draw: (random, scale) => randomNormal.source(random)(0, scale) },
  // Glorot and Bengio (2010): uniform within ±sqrt(6 / (fan in + fan out)).
  glorot: {
    of: 'weights',
    scale: 1,
    draw: (random, scale, shape) => {
      const [fanIn, fanOut] = fans(shape);
      const limit = scale * Math.sqrt(6 / (fanIn + fanOut));
      return () => limit * (2 * random() - 1);
    },
  },
  // He et al. (2015): normal with variance 2 / fan in.
  he: {
    of: 'weights',
    scale: 1,
    draw: (random, scale, shape) => randomNormal.source(random)(0, scale * Math.sqrt(2 / fans(shape)[0])),
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

/**
 * Initial values of a tensor, row-major, float32.
 * @param stream begins a stream that is uniform on [0, 1), always the same; give each tensor a stream of its own.
 * @throws Error when explicit values do not fill the shape, or copies are missing.
 */
export function initialValues(initializer: Initializer, shape: Shape, stream: () => () => number): Float32Array {
  const size = sizeOf(shape);
  if (initializer.name === 'values') {
    checkCount(size, initializer.values.length, 'initial values');
    return Float32Array.from(initializer.values);
  }
  if (initializer.name === 'each') {
    checkCount(shape[0] ?? 0, initializer.of.length, 'initializers');
    const all = new Float32Array(size);
    initializer.of.forEach((one, i) => all.set(initialValues(one, shape.slice(1), stream), (i * size) / shape[0]!));
    return all;
  }
  const rule = rules[initializer.name];
  const draw = rule.draw(stream(), initializer.scale ?? rule.scale, shape);
  return Float32Array.from({ length: size }, draw);
}

function checkCount(needed: number, given: number, what: string): void {
  if (needed !== given) throw new Error(`${needed} ${what} are needed, ${given} were given.`);
}
