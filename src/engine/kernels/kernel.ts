import type { Attributes } from '../../graph/graph.ts';
import type { OpTable } from '../../graph/ops/table.ts';
import { axesOf } from '../../graph/shape.ts';
import * as tf from '../tfjs.ts';
import type { Tensor } from '../tfjs.ts';

/** What an op's backward pass may look at: its operands, its result, its attributes. */
export interface Application {
  readonly x: readonly Tensor[];
  readonly y: Tensor;
  readonly attributes: Attributes;
}

/** How tfjs computes an op, and how it sends a gradient back through one operand. */
export interface Kernel {
  readonly forward: (x: readonly Tensor[], attributes: Attributes) => Tensor;
  /**
   * The gradient that flows on to operand `slot`, given the gradient `g` that arrives, in the shape of that operand.
   * Undefined where no derivative exists (row numbers, a detached value).
   */
  readonly backward: (g: Tensor, application: Application, slot: number) => Tensor | undefined;
}

/** `chapterKernels`, or `labKernels`. */
export type Kernels = OpTable<Kernel>;

/** Sums `g` over the axes along which an operand of `shape` was broadcast. */
export function unbroadcast(g: Tensor, shape: readonly number[]): Tensor {
  const lead = g.shape.length - shape.length;
  const axes = g.shape.flatMap((n, i) => (i < lead || (shape[i - lead] === 1 && n !== 1) ? [i] : []));
  return axes.length === 0 ? g : tf.reshape(tf.sum(g, axes), [...shape]);
}

/** Shape of `x` with the reduced axes kept as 1, so that the reduced gradient lines up with it again. */
export function keptShape(x: Tensor, { axes }: Attributes): number[] {
  const gone = new Set(axesOf(x.shape, axes));
  return x.shape.map((n, i) => (gone.has(i) ? 1 : n));
}

/** A binary op whose operands broadcast: `backward` gives the flow in the result's shape. */
export function broadcasting(
  forward: (a: Tensor, b: Tensor) => Tensor,
  backward: (g: Tensor, x: readonly Tensor[], slot: number) => Tensor,
): Kernel {
  return {
    forward: ([a, b]) => forward(a!, b!),
    backward: (g, { x }, slot) => unbroadcast(backward(g, x, slot), x[slot]!.shape),
  };
}

export function unary(
  forward: (x: Tensor) => Tensor,
  backward: (g: Tensor, x: Tensor, y: Tensor) => Tensor | undefined,
): Kernel {
  return { forward: ([x]) => forward(x!), backward: (g, { x, y }) => backward(g, x[0]!, y) };
}
