import { axesOf, listed, ShapeError, sizeOf, type Shape } from '../shape.ts';
import type { Attributes } from './attributes.ts';

/** Shape after reducing `axes` (all when absent). Negative axes count from the end. @throws ShapeError */
export function reduced(shape: Shape, { axes, keepDims }: Attributes): Shape {
  const gone = new Set(axesOf(shape, axes));
  return keepDims ? shape.map((n, i) => (gone.has(i) ? 1 : n)) : shape.filter((_, i) => !gone.has(i));
}

/** The same elements in another shape. @throws ShapeError when their numbers differ. */
export function reshaped(from: Shape, to: Shape | undefined): Shape {
  if (!to) throw new ShapeError('A reshape needs the shape to take.', { code: 'noNewShape' });
  const size = sizeOf(from);
  if (size !== sizeOf(to))
    throw new ShapeError(`${listed(from)} has ${size} elements; they do not fill ${listed(to)}.`, {
      code: 'reshape',
      from,
      size,
      to,
    });
  return to;
}

/** Matrix product of the last two axes; the axes before them must agree. @throws ShapeError */
export function product(a: Shape, b: Shape, { transposeA, transposeB }: Attributes): Shape {
  if (a.length < 2 || a.length !== b.length)
    throw new ShapeError(`A matrix product takes two matrices; it got ${listed(a)} and ${listed(b)}.`, {
      code: 'noMatrices',
      one: a,
      other: b,
    });
  const [rows, inner] = lastTwo(a, transposeA);
  const [innerB, columns] = lastTwo(b, transposeB);
  const batch = a.slice(0, -2);
  if (inner !== innerB || batch.some((n, i) => n !== b[i]))
    throw new ShapeError(
      `A matrix product cannot join ${listed(a)} and ${listed(b)}: inner sizes ${inner} and ${innerB}.`,
      { code: 'innerSizes', one: a, other: b, sizes: [inner, innerB] },
    );
  return [...batch, rows, columns];
}

function lastTwo(shape: Shape, transpose?: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transpose ? [columns, rows] : [rows, columns];
}

/** Sizes along `axis` add up; every other axis must agree. @throws ShapeError */
export function joined(shapes: readonly Shape[], { axes }: Attributes): Shape {
  const [first] = shapes;
  if (!first) throw new ShapeError('A concatenation needs at least one operand.', { code: 'noOperand' });
  const [axis] = axesOf(first, axes ?? [first.length - 1]);
  if (shapes.some((s) => s.length !== first.length || s.some((n, i) => i !== axis && n !== first[i])))
    throw new ShapeError(`These shapes cannot be joined along axis ${axis}: ${shapes.map(listed).join(', ')}.`, {
      code: 'concatenation',
      axis: axis!,
      shapes,
    });
  return first.map((n, i) => (i === axis ? shapes.reduce((total, s) => total + s[i]!, 0) : n));
}

/**
 * Rows of a table [rows, size] by their numbers [batch, features], joined for each entry of the batch: [batch, features × size].
 * The axes before these must agree: copies of both stand along them. @throws ShapeError
 */
export function lookedUp(table: Shape, numbers: Shape): Shape {
  const copies = table.slice(0, -2);
  if (table.length < 2 || numbers.length !== table.length || copies.some((n, i) => n !== numbers[i]))
    throw new ShapeError('An embedding lookup takes a table [rows, size] and row numbers [batch, features].', {
      code: 'lookup',
    });
  const [batch, features] = numbers.slice(-2) as [number, number];
  return [...copies, batch, features * table.at(-1)!];
}
