/** Sizes along each axis; none for a scalar. */
export type Shape = readonly number[];

/** What does not fit, by code, with the facts that a sentence about it needs. */
export type ShapeFault =
  | { readonly code: 'sizesApart'; readonly one: Shape; readonly other: Shape; readonly sizes: readonly number[] }
  | { readonly code: 'noAxis'; readonly shape: Shape; readonly axis: number }
  | { readonly code: 'noNewShape' }
  | { readonly code: 'reshape'; readonly from: Shape; readonly size: number; readonly to: Shape }
  | { readonly code: 'noMatrices'; readonly one: Shape; readonly other: Shape }
  | { readonly code: 'innerSizes'; readonly one: Shape; readonly other: Shape; readonly sizes: readonly number[] }
  | { readonly code: 'noOperand' }
  | { readonly code: 'concatenation'; readonly axis: number; readonly shapes: readonly Shape[] }
  | { readonly code: 'lookup' }
  | { readonly code: 'labels'; readonly labels: string; readonly logits: string }
  | { readonly code: 'permutation'; readonly shape: Shape; readonly axes: readonly number[] }
  | { readonly code: 'picked'; readonly count: number; readonly shape: Shape }
  | { readonly code: 'noElement'; readonly shape: Shape; readonly place: number }
  | { readonly code: 'leafShape' };

/**
 * A shape that an operation cannot take. The message, for developers, says what was given and what would fit; readers
 * are told the fault, in the words of their language.
 */
export class ShapeError extends Error {
  override name = 'ShapeError';
  readonly fault: ShapeFault;

  constructor(message: string, fault: ShapeFault) {
    super(message);
    this.fault = fault;
  }
}

/** Number of elements: 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** `8×4`. @param scalar what a shape without axes is called. */
export function shapeText(shape: Shape, scalar: string): string {
  return shape.length === 0 ? scalar : shape.join('×');
}

/** `[8, 4]`, as messages have it. */
export function listed(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** NumPy's broadcasting rule. @throws ShapeError when the two do not fit. */
export function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const x = a[a.length - rank + i] ?? 1;
    const y = b[b.length - rank + i] ?? 1;
    if (x !== y && x !== 1 && y !== 1)
      throw new ShapeError(`Shapes ${listed(a)} and ${listed(b)} do not broadcast: ${x} against ${y}.`, {
        code: 'sizesApart',
        one: a,
        other: b,
        sizes: [x, y],
      });
    return x === 1 ? y : x;
  });
}

/** The axes as non-negative numbers; every axis when none is named. @throws ShapeError */
export function axesOf(shape: Shape, axes: readonly number[] = shape.map((_, i) => i)): number[] {
  return axes.map((axis) => {
    const positive = axis < 0 ? axis + shape.length : axis;
    if (positive < 0 || positive >= shape.length)
      throw new ShapeError(`Shape ${listed(shape)} has no axis ${axis}.`, { code: 'noAxis', shape, axis });
    return positive;
  });
}
