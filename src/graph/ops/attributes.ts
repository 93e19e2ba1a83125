import type { Shape } from '../shape.ts';

/** What an operation needs beyond its inputs. Each field belongs to the ops that name it. */
export interface Attributes {
  /** `sum`, `mean`, `norm`, `max`: the axes to reduce; all of them when absent. `concat`: exactly one axis. */
  readonly axes?: readonly number[];
  /** `sum`, `mean`, `norm`, `max`: keep reduced axes with size 1. */
  readonly keepDims?: boolean;
  /** `matMul`: transpose the last two axes of that operand first. */
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** `reshape`, `pick`: the shape its elements take, in row-major order. */
  readonly shape?: Shape;
  /** `pick`: where in the operand each element comes from, counted in row-major order. */
  readonly from?: readonly number[];
  /** `transpose`: which axis of the operand each axis is. */
  readonly permutation?: readonly number[];
  /** `power`: what the operand is raised to. */
  readonly exponent?: number;
  /** `leakyRelu`: what it multiplies a negative operand by. */
  readonly slope?: number;
  /**
   * The library whose gradient it has where libraries differ; TensorFlow's when absent. PyTorch's: operands of `maximum`
   * and `minimum` that tie share the gradient, else the left one has it all; a `relu` that is shut gives back nothing, else
   * 0 times what arrives, which may be NaN; the slope of a `norm` at zero is 0, else it is 0 / 0.
   */
  readonly convention?: 'torch';
  /** `constant`: its values, in row-major order; one number fills the shape. */
  readonly value?: number | readonly number[];
}
