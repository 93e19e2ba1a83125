import { sizeOf, type Shape } from '../graph/graph.ts';
import { Generator } from './generator.ts';
import {
  ArrayError,
  arrayOf,
  axisOf,
  cast,
  copy,
  dense,
  placesOf,
  reshape,
  room,
  transpose,
  wrap,
  write,
  type NdArray,
} from './ndarray.ts';
import { assign, read, type IndexPart } from './ndindex.ts';
import { choose, concatenate, elementwise, matmul, pairwise, type Binary, type Unary } from './ndmath.ts';
import { reduce, type Reduction } from './ndreduce.ts';
import { numpyText, PRINT_OPTIONS, type NumpyText, type NumpyType, type PrintOptions } from './print/numpy-text.ts';
import { draw, shuffled, type Draw } from './random-draw.ts';
import { RandomState, type Source } from './random-state.ts';
import { Refusal } from './refusal.ts';
import type { Handle } from './entry.ts';
import type { Tape } from './tape.ts';
import { numbersOf, shapeOf, textOf, wordOf } from './wire.ts';

/** GB that all arrays of one run may take. None is given back before its end. */
const MOST = 1;

/** Types of the numbers that stand beside an array, by their letter: `f:0.5`, `i:2`, `b:1`, `s:0.1`. */
const LETTERS: Readonly<Record<string, NumpyType>> = { f: 'float64', i: 'int64', b: 'bool', s: 'float32' };

/** A part of an index as Python writes it: a number, `[start, stop, step]`, null, `"..."`, or `{"array": 3}`. */
type Written = number | readonly [number | null, number | null, number | null] | null | '...' | { array: number };

/**
 * What `_lab` offers numpy, and those who print as NumPy does. An array is a number from 0; a call that makes one gives
 * it, as −2 less the number when the array has no dimensions, so that Python need not ask.
 */
export function numpyHost(tape: Tape) {
  let printing: PrintOptions = PRINT_OPTIONS;
  const arrays: NdArray[] = [];
  const sources: Source[] = [];
  const seen = new WeakSet<ArrayBufferLike>();
  let bytes = 0;

  const made = (array: NdArray): number => {
    if (!seen.has(array.data.buffer)) bytes += array.data.byteLength;
    seen.add(array.data.buffer);
    if (bytes > MOST * 2 ** 30) throw new Refusal('arraysRoom', { most: MOST });
    const id = arrays.push(array) - 1;
    return array.shape.length > 0 ? id : -2 - id;
  };
  const operand = (code: string | number): NdArray => {
    if (typeof code === 'number') return arrays[code]!;
    const type = LETTERS[code[0]!];
    return type ? arrayOf(numbersOf(code.slice(2)), type, []) : arrays[Number(code)]!;
  };
  const operands = (codes: string): NdArray[] => codes.split(' ').map(operand);
  const axesOf = (text: string) => JSON.parse(text) as number[] | null;
  const partsOf = (text: string): IndexPart[] =>
    (JSON.parse(text) as Written[]).map((part): IndexPart => {
      if (part === null || part === '...') return part;
      if (typeof part === 'number') return { at: part };
      return 'array' in part ? { array: arrays[part.array]! } : { slice: part };
    });
  const textWith = (values: ArrayLike<number>, shape: Shape, how: NumpyText) =>
    numpyText(values, shape, { ...printing, ...how });
  const howOf = (text: string) => JSON.parse(text) as NumpyText;

  return {
    /** What `set_printoptions` gives, as JSON, for all that is printed after. */
    numpy_print: (options: string): string => {
      printing = { ...printing, ...(JSON.parse(options) as Partial<PrintOptions>) };
      return JSON.stringify(printing);
    },
    /** @param how JSON of NumpyText: `{"dtype": "float32", "form": "repr"}`. */
    numpy_text: (values: string, shape: string, how: string): string =>
      textWith(numbersOf(values), shapeOf(shape), howOf(how)),
    /** The same of a recorded tensor. */
    numpy_text_of: (handle: Handle, how: string): string =>
      textWith(tape.values(handle), tape.shape(handle), { dtype: 'float32', ...howOf(how) }),

    np_new: (values: string, shape: string, dtype: NumpyType) =>
      made(arrayOf(numbersOf(values), dtype, shapeOf(shape))),
    np_full: (value: string | number, shape: string, dtype: NumpyType) => {
      const [one] = dense(cast(operand(value), dtype));
      return made(wrap(room(dtype, sizeOf(shapeOf(shape))).fill(one!), dtype, shapeOf(shape)));
    },
    np_arange: (start: string, step: string, count: number, dtype: NumpyType) => {
      const [from, by] = [operand(start), operand(step)].map((one) => dense(one)[0]!) as [number, number];
      // NumPy adds the difference of the first two.
      const next = from + by;
      return made(
        arrayOf(
          Float64Array.from({ length: count }, (_, i) => from + i * (next - from)),
          dtype,
          [count],
        ),
      );
    },
    np_linspace: (start: string, stop: string, count: number, dtype: NumpyType, end: number) => {
      const [from, to] = [operand(start), operand(stop)].map((one) => dense(one)[0]!) as [number, number];
      const gaps = end ? count - 1 : count;
      const step = (to - from) / gaps;
      const value = (i: number) => (end && i === gaps && i > 0 ? to : i === 0 ? from : i * step + from);
      return made(
        arrayOf(
          Float64Array.from({ length: count }, (_, i) => value(i)),
          dtype,
          [count],
        ),
      );
    },
    /** An array's type and shape: `float32|2,3`. */
    np_about: (array: number) => `${arrays[array]!.dtype}|${arrays[array]!.shape.join(',')}`,
    /** An array of what a recorded tensor holds now. */
    np_of: (handle: Handle, dtype: NumpyType) => made(arrayOf(tape.values(handle), dtype, tape.shape(handle))),
    np_text: (array: number, form: 'str' | 'repr') =>
      textWith(dense(arrays[array]!), arrays[array]!.shape, { dtype: arrays[array]!.dtype, form }),
    np_values: (array: number) => textOf(dense(arrays[array]!)),
    np_item: (array: number) => wordOf(dense(arrays[array]!)[0]!),
    np_copy: (array: number) => made(copy(arrays[array]!)),
    np_cast: (array: number, dtype: NumpyType) => made(cast(arrays[array]!, dtype)),
    np_unary: (name: Unary, code: string | number) => made(elementwise(name, operand(code))),
    np_binary: (name: Binary, a: string | number, b: string | number) => made(pairwise(name, operand(a), operand(b))),
    /** An array and a Python float, which stands first when swapped. */
    np_beside: (name: Binary, a: number, x: number, swapped: number) => {
      const one = wrap(Float64Array.of(x), 'float64', []);
      return made(swapped ? pairwise(name, one, arrays[a]!) : pairwise(name, arrays[a]!, one));
    },
    /** `a += b` and its like: into a's own memory. */
    np_update: (name: Binary, a: number, b: string | number) => {
      const array = arrays[a]!;
      const result = pairwise(name, array, operand(b));
      if (result.dtype.startsWith('float') && !array.dtype.startsWith('float'))
        throw new ArrayError(
          `Cannot cast ufunc '${name}' output from dtype('${result.dtype}') to dtype('${array.dtype}') with casting rule 'same_kind'`,
        );
      write(array, placesOf(array.shape, array.strides, array.offset), array.shape, result);
      return 0;
    },
    np_where: (codes: string) => {
      const [condition, a, b] = operands(codes) as [NdArray, NdArray, NdArray];
      return made(choose(condition, a, b));
    },
    np_matmul: (a: number, b: number) => made(matmul(arrays[a]!, arrays[b]!)),
    np_reduce: (name: Reduction, array: number, axes: string, keep: number, less: number) =>
      made(reduce(name, arrays[array]!, axesOf(axes), keep === 1, less)),
    np_reshape: (array: number, shape: string) => made(reshape(arrays[array]!, shapeOf(shape))),
    np_transpose: (array: number, axes: string) => made(transpose(arrays[array]!, shapeOf(axes))),
    np_index: (array: number, parts: string) => made(read(arrays[array]!, partsOf(parts))),
    np_assign: (array: number, parts: string, value: string | number) => {
      assign(arrays[array]!, partsOf(parts), operand(value));
      return 0;
    },
    np_concatenate: (codes: string, axis: number) => {
      if (codes === '') throw new ArrayError('need at least one array to concatenate');
      const parts = operands(codes);
      if (parts[0]!.shape.length === 0) throw new ArrayError('zero-dimensional arrays cannot be concatenated');
      return made(concatenate(parts, axisOf(axis, parts[0]!.shape.length)));
    },
    /** Places that would put a row in order. */
    np_argsort: (array: number) => {
      const values = dense(arrays[array]!);
      const order = Float64Array.from(values, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
      return made(wrap(order, 'int64', [order.length]));
    },
    np_cumsum: (array: number) => {
      const { dtype } = arrays[array]!;
      const type = dtype === 'bool' || dtype === 'int32' ? 'int64' : dtype;
      const sums = copy(cast(arrays[array]!, type));
      for (let i = 1; i < sums.data.length; i++) sums.data[i]! += sums.data[i - 1]!;
      return made(reshape(sums, [sums.data.length]));
    },

    /** @param kind `legacy` is RandomState, `pcg64` what default_rng gives. */
    np_source: (kind: 'legacy' | 'pcg64', seed: string) =>
      sources.push(kind === 'legacy' ? new RandomState(Number(seed)) : new Generator(BigInt(seed))) - 1,
    np_draw: (source: number, kind: Draw, a: string | number, b: string | number, shape: string) =>
      made(draw(sources[source]!, kind, operand(a), operand(b), shapeOf(shape))),
    /** Swaps the array's rows where they lie. */
    np_shuffle: (source: number, array: number) => {
      const target = arrays[array]!;
      if (target.shape.length === 0) throw new Refusal('shuffle');
      const order = wrap(shuffled(sources[source]!, target.shape[0]!), 'int64', [target.shape[0]!]);
      assign(target, [], read(target, [{ array: order }]));
      return 0;
    },
  };
}
