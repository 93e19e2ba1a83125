import { axesOf, type Shape } from '../shape.ts';
import type { Attributes } from './attributes.ts';

/**
 * The attributes of an op that is applied to copies of a model, side by side along one more axis in front (`replica.ts`).
 * @param own its attributes in one copy. @param operands the shapes there. @param count how many copies there are.
 */
export type Lift = (own: Attributes, operands: readonly Shape[], count: number) => Attributes;

/** Works on each element, or on the last axes: one more in front changes nothing. */
export const asIs: Lift = (own) => own;

/** Names axes; all of them when it names none. */
export const alongAxes: Lift = (own, [x]) => ({ ...own, axes: further(axesOf(x!, own.axes)) });

/** Names one axis; the last when it names none. */
export const alongAxis: Lift = (own, operands, count) => alongAxes({ axes: [-1], ...own }, operands, count);

/** Says the shape of its result. */
export const shaped: Lift = (own, _operands, count) => ({ ...own, shape: [count, ...own.shape!] });

/** Holds values of its own. */
export const repeated: Lift = ({ value }, _operands, count) => ({
  value: typeof value === 'number' ? value : Array.from({ length: count }, () => value!).flat(),
});

/** The same axes, one further in. */
export function further(axes: readonly number[]): number[] {
  return axes.map((axis) => axis + 1);
}
