import { sizeOf, type Shape } from '../graph/graph.ts';
import { ArrayError, broadcast, dense, gather, placesOf, stretch, wrap, write, type NdArray } from './ndarray.ts';

/** One part of `a[…]`: a number, a slice with what is left out as null, a new axis, all the rest, or an array. */
export type IndexPart =
  | { readonly at: number }
  | { readonly slice: readonly [number | null, number | null, number | null] }
  | null
  | '...'
  | { readonly array: NdArray };

/** What an index means: a view, or single places. */
type Found = { readonly view: NdArray } | { readonly places: Int32Array; readonly shape: Shape };

/** The elements an index asks for: a view where numbers and slices name them, a copy where arrays do. */
export function read(array: NdArray, parts: readonly IndexPart[]): NdArray {
  const found = find(array, parts);
  return 'view' in found ? found.view : gather(array, found.places, found.shape);
}

/** Writes values to the elements an index asks for. */
export function assign(array: NdArray, parts: readonly IndexPart[], values: NdArray): void {
  const found = find(array, parts);
  if ('places' in found) write(array, found.places, found.shape, values);
  else write(array, placesOf(found.view.shape, found.view.strides, found.view.offset), found.view.shape, values);
}

/** A mask counts as the arrays of the places where it is true, one for each of its axes. */
function expanded(parts: readonly IndexPart[]): IndexPart[] {
  return parts.flatMap((part): IndexPart[] => {
    if (part === null || part === '...' || !('array' in part) || part.array.dtype !== 'bool') return [part];
    const { shape } = part.array;
    const mask = dense(part.array);
    const columns: number[][] = shape.map(() => []);
    let count = 0;
    mask.forEach((yes, k) => {
      if (!yes) return;
      count++;
      let rest = k;
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        columns[axis]!.push(rest % shape[axis]!);
        rest = Math.floor(rest / shape[axis]!);
      }
    });
    return columns.map((column) => ({ array: wrap(Float64Array.from(column), 'int64', [count]) }));
  });
}

/** A mask must be as long as the axes it stands for. */
function checkMasks(array: NdArray, parts: readonly IndexPart[]): void {
  let axis = 0;
  for (const part of parts) {
    if (part === null || part === '...') {
      if (part === '...') return;
      continue;
    }
    if ('array' in part && part.array.dtype === 'bool') {
      part.array.shape.forEach((n, i) => {
        if (n !== array.shape[axis + i])
          throw new ArrayError(
            `boolean index did not match indexed array along dimension ${axis + i}; dimension is ` +
              `${array.shape[axis + i]} but corresponding boolean dimension is ${n}`,
          );
      });
      axis += part.array.shape.length;
    } else axis++;
  }
}

function find(array: NdArray, given: readonly IndexPart[]): Found {
  checkMasks(array, given);
  let parts = expanded(given);
  const rank = array.shape.length;
  const named = parts.filter((part) => part !== null && part !== '...').length;
  if (named > rank)
    throw new ArrayError(`too many indices for array: array is ${rank}-dimensional, but ${named} were indexed`);
  const all: IndexPart[] = Array.from({ length: rank - named }, () => ({ slice: [null, null, null] }));
  const gap = parts.indexOf('...');
  parts = gap < 0 ? [...parts, ...all] : [...parts.slice(0, gap), ...all, ...parts.slice(gap + 1)];
  const byArrays = parts.some((part) => part !== null && part !== '...' && 'array' in part);

  const shape: number[] = [];
  const strides: number[] = [];
  let offset = array.offset;
  let axis = 0;
  const columns: { readonly index: NdArray; readonly n: number; readonly stride: number; readonly axis: number }[] = [];
  let first = -1;
  let apart = false;
  parts.forEach((part, k) => {
    if (part === null) {
      shape.push(1);
      strides.push(0);
      return;
    }
    if (part === '...') throw new ArrayError("an index can only have a single ellipsis ('...')");
    const [n, stride] = [array.shape[axis]!, array.strides[axis]!];
    if ('slice' in part) {
      const { from, step, count } = steps(part.slice, n);
      shape.push(count);
      strides.push(step * stride);
      offset += from * stride;
    } else if ('at' in part && !byArrays) offset += inside(part.at, n, axis) * stride;
    else {
      const index = 'array' in part ? part.array : wrap(Float64Array.of(part.at), 'int64', []);
      if (first < 0) first = shape.length;
      const before = parts[k - 1];
      if (columns.length > 0 && (before === null || before === '...' || (before && 'slice' in before))) apart = true;
      columns.push({ index, n, stride, axis });
    }
    axis++;
  });
  if (!byArrays) return { view: { ...array, shape, strides, offset } };

  const common = broadcast(...columns.map(({ index }) => index.shape));
  const starts = new Int32Array(sizeOf(common));
  for (const column of columns)
    dense(stretch(column.index, common)).forEach((i, k) => {
      starts[k]! += inside(i, column.n, column.axis) * column.stride;
    });
  const at = apart ? 0 : first;
  const outer = placesOf(shape.slice(0, at), strides.slice(0, at), offset);
  const inner = placesOf(shape.slice(at), strides.slice(at), 0);
  const places = new Int32Array(outer.length * starts.length * inner.length);
  let k = 0;
  for (const a of outer) for (const b of starts) for (const c of inner) places[k++] = a + b + c;
  return { places, shape: [...shape.slice(0, at), ...common, ...shape.slice(at)] };
}

function inside(i: number, n: number, axis: number): number {
  if (!Number.isInteger(i) || i < -n || i >= n)
    throw new ArrayError(`index ${i} is out of bounds for axis ${axis} with size ${n}`);
  return i < 0 ? i + n : i;
}

function steps([start, stop, by]: readonly [number | null, number | null, number | null], n: number) {
  const step = by ?? 1;
  if (step === 0) throw new ArrayError('slice step cannot be zero');
  const bound = (i: number) => {
    const from = i < 0 ? i + n : i;
    return step > 0 ? Math.min(n, Math.max(0, from)) : Math.min(n - 1, Math.max(-1, from));
  };
  const from = start === null ? (step > 0 ? 0 : n - 1) : bound(start);
  const to = stop === null ? (step > 0 ? n : -1) : bound(stop);
  return { from, step, count: Math.max(0, Math.ceil((to - from) / step)) };
}
