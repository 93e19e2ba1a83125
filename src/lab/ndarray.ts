/** NumPy's arrays: numbers of one type, seen through a shape and strides, so that a slice is a view of its array. */

import { sizeOf, type Shape } from '../graph/graph.ts';
import { megabytes } from './limits.ts';
import type { NumpyType } from './print/numpy-text.ts';
import { Refusal } from './refusal.ts';

/** Where numbers of each type lie. Whole numbers of 64 bits are exact to 2^53 here. */
export type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

export interface NdArray {
  readonly data: Numbers;
  readonly dtype: NumpyType;
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}

/** What a program asked of an array makes no sense: the message is NumPy's own. */
export class ArrayError extends Error {
  override name = 'ArrayError';
}

/** Bytes that one array may take. */
const MOST_BYTES = 256 * 2 ** 20;

const makers = {
  float64: Float64Array,
  float32: Float32Array,
  int64: Float64Array,
  int32: Int32Array,
  bool: Uint8Array,
} as const;

/** Room for numbers of a type. @throws Refusal when it is too much */
export function room(dtype: NumpyType, size: number): Numbers {
  if (size < 0) throw new ArrayError('negative dimensions are not allowed');
  const Maker = makers[dtype];
  if (!(size * Maker.BYTES_PER_ELEMENT <= MOST_BYTES))
    throw new Refusal('arrayRoom', { count: size, most: megabytes(MOST_BYTES) });
  return new Maker(size);
}

/** Strides of a row-major array. */
export function stridesOf(shape: Shape): number[] {
  const strides: number[] = [];
  let step = 1;
  for (const n of [...shape].reverse()) {
    strides.unshift(step);
    step *= n;
  }
  return strides;
}

/** An array of numbers that are already of its type. */
export function wrap(data: Numbers, dtype: NumpyType, shape: Shape): NdArray {
  if (data.length !== sizeOf(shape))
    throw new ArrayError(`cannot reshape array of size ${data.length} into shape ${tupleOf(shape)}`);
  return { data, dtype, shape, strides: stridesOf(shape), offset: 0 };
}

/** An array of any numbers, each made one of the type. */
export function arrayOf(values: ArrayLike<number>, dtype: NumpyType, shape: Shape): NdArray {
  const data = room(dtype, values.length);
  const whole = dtype === 'int64' || dtype === 'int32';
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    data[i] = dtype === 'bool' ? (x === 0 ? 0 : 1) : whole ? Math.trunc(x) : x;
  }
  return wrap(data, dtype, shape);
}

export function tupleOf(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(',')})`;
}

function isDense({ shape, strides }: NdArray): boolean {
  const dense = stridesOf(shape);
  return strides.every((stride, i) => stride === dense[i] || shape[i] === 1);
}

/** Where each element lies, row-major. */
export function placesOf(shape: Shape, strides: readonly number[], offset: number): Int32Array {
  const size = sizeOf(shape);
  const places = new Int32Array(size);
  const at = shape.map(() => 0);
  let place = offset;
  for (let k = 0; k < size; k++) {
    places[k] = place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at[axis]!++;
      place += strides[axis]!;
      if (at[axis]! < shape[axis]!) break;
      place -= at[axis]! * strides[axis]!;
      at[axis] = 0;
    }
  }
  return places;
}

/** Elements at places, as an array of their own. */
export function gather(array: NdArray, places: Int32Array, shape: Shape): NdArray {
  const data = room(array.dtype, places.length);
  for (let i = 0; i < places.length; i++) data[i] = array.data[places[i]!]!;
  return wrap(data, array.dtype, shape);
}

/** The elements row-major; the array's own memory where it lies so. */
export function dense(array: NdArray): Numbers {
  if (isDense(array)) return array.data.subarray(array.offset, array.offset + sizeOf(array.shape));
  return gather(array, placesOf(array.shape, array.strides, array.offset), array.shape).data;
}

export function copy(array: NdArray): NdArray {
  return wrap(dense(array).slice(), array.dtype, array.shape);
}

/** A copy of another type. */
export function cast(array: NdArray, dtype: NumpyType): NdArray {
  return arrayOf(dense(array), dtype, array.shape);
}

/** The shape that two take together. @throws ArrayError when they do not fit */
export function broadcast(...shapes: readonly Shape[]): number[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1).filter((n) => n !== 1);
    if (sizes.some((n) => n !== sizes[0]))
      throw new ArrayError(
        `operands could not be broadcast together with shapes ${shapes.map((shape) => tupleOf(shape)).join(' ')}`,
      );
    return sizes[0] ?? 1;
  });
}

/** An array seen at a larger shape. @throws ArrayError when it does not fit */
export function stretch(array: NdArray, shape: Shape): NdArray {
  const pad = shape.length - array.shape.length;
  if (pad < 0 || array.shape.some((n, i) => n !== 1 && n !== shape[i + pad]))
    throw new ArrayError(
      `could not broadcast input array from shape ${tupleOf(array.shape)} into shape ${tupleOf(shape)}`,
    );
  const strides = shape.map((_, i) => (i < pad || array.shape[i - pad] === 1 ? 0 : array.strides[i - pad]!));
  return { ...array, shape, strides };
}

/** Another shape of as many elements, one of which may be −1: a view where the elements lie in a row. */
export function reshape(array: NdArray, asked: Shape): NdArray {
  const size = sizeOf(array.shape);
  const known = sizeOf(asked.filter((n) => n !== -1));
  const shape = asked.map((n) => (n === -1 ? size / known : n));
  if (sizeOf(shape) !== size || shape.some((n) => !Number.isInteger(n) || n < 0))
    throw new ArrayError(`cannot reshape array of size ${size} into shape ${tupleOf(asked)}`);
  if (isDense(array)) return { ...array, shape, strides: stridesOf(shape) };
  return wrap(dense(array), array.dtype, shape);
}

export function transpose(array: NdArray, axes: readonly number[]): NdArray {
  const order = axes.map((axis) => axisOf(axis, array.shape.length));
  if (order.length !== array.shape.length) throw new ArrayError("axes don't match array");
  return {
    ...array,
    shape: order.map((axis) => array.shape[axis]!),
    strides: order.map((axis) => array.strides[axis]!),
  };
}

/** An axis counted from the front. @throws ArrayError when there is none such */
export function axisOf(axis: number, rank: number): number {
  if (axis < -rank || axis >= rank)
    throw new ArrayError(`axis ${axis} is out of bounds for array of dimension ${rank}`);
  return axis < 0 ? axis + rank : axis;
}

/** Writes values, stretched to the array's shape, into its memory. */
export function write(array: NdArray, places: Int32Array, shape: Shape, values: NdArray): void {
  const to = array.dtype === values.dtype ? values : cast(values, array.dtype);
  const trimmed = to.shape.length > shape.length ? reshape(to, to.shape.slice(to.shape.length - shape.length)) : to;
  const from = dense(stretch(trimmed, shape));
  // What is written may be a view of what it is written to.
  const own = from.buffer === array.data.buffer ? from.slice() : from;
  for (let i = 0; i < places.length; i++) array.data[places[i]!] = own[i]!;
}
