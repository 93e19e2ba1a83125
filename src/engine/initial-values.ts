import { randomNormal } from 'd3-random';
import { sizeOf, type Shape } from '../graph/graph.ts';
import { rules, type Initializer, type Source } from './initializers.ts';

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
  const draw = rule.draw(sourceOf(stream()), initializer.scale ?? rule.scale, shape);
  return Float32Array.from({ length: size }, draw);
}

function sourceOf(uniform: () => number): Source {
  return { uniform, normal: (deviation) => randomNormal.source(uniform)(0, deviation) };
}

function checkCount(needed: number, given: number, what: string): void {
  if (needed !== given) throw new Error(`${needed} ${what} are needed, ${given} were given.`);
}
