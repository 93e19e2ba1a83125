import { sizeOf, type Shape } from '../graph/graph.ts';
import { arrayOf, broadcast, dense, stretch, type NdArray } from './ndarray.ts';
import type { NumpyType } from './print/numpy-text.ts';
import type { Source } from './random-state.ts';

/** What is drawn: `uniform` and `whole` from a to b, b left out; `normal` about a with deviation b. */
export type Draw = 'uniform' | 'normal' | 'whole' | 'order';

/** Random numbers of a shape, drawn one after another. The parameters may be arrays. */
export function draw(source: Source, kind: Draw, a: NdArray, b: NdArray, asked: Shape): NdArray {
  if (kind === 'order') return arrayOf(shuffled(source, dense(a)[0]!), 'int64', [dense(a)[0]!]);
  const shape = asked.length > 0 ? asked : broadcast(a.shape, b.shape);
  const [x, y] = [dense(stretch(a, shape)), dense(stretch(b, shape))];
  const one: Record<Exclude<Draw, 'order'>, (x: number, y: number) => number> = {
    uniform: (low, high) => low + (high - low) * source.double(),
    normal: (mean, deviation) => mean + deviation * source.normal(),
    whole: (low, high) => low + source.whole(high - low - 1),
  };
  const values = Float64Array.from({ length: sizeOf(shape) }, (_, i) => one[kind](x[i]!, y[i]!));
  const dtype: NumpyType = kind === 'whole' ? 'int64' : 'float64';
  return arrayOf(values, dtype, shape);
}

/** The numbers below n in random order. */
export function shuffled(source: Source, n: number): Float64Array {
  const order = Float64Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const other = source.place(i);
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}
