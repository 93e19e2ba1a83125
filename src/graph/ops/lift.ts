import { axesOf, sizeOf, type Shape } from '../shape.ts';
import type { Attributes } from './attributes.ts';

/** How an op is applied to copies of a model that stand side by side along one more axis in front (`replica.ts`). */
export interface Lift {
  /** Operands of lower rank get axes of size 1 behind the copies': a bias [4] must not meet the copies of a row [1, 4]. */
  readonly aligns?: true;
  /** @param operands the shapes in one copy. @param count how many copies there are. */
  readonly attributes: (own: Attributes, operands: readonly Shape[], count: number) => Attributes;
}

/** Works on each element, or on the last axes: one more in front changes nothing. */
export const asIs: Lift = { attributes: (own) => own };

/** Repeats operands of lower rank. */
export const aligned: Lift = { ...asIs, aligns: true };

/** Names axes; all of them when it names none. */
export const alongAxes: Lift = {
  attributes: (own, [x]) => ({ ...own, axes: further(axesOf(x!, own.axes)) }),
};

/** Names one axis; the last when it names none. */
export const alongAxis: Lift = {
  attributes: (own, [x]) => ({ ...own, axes: further(axesOf(x!, own.axes ?? [x!.length - 1])) }),
};

/** Says the shape of its result. */
export const shaped: Lift = {
  attributes: (own, _operands, count) => ({ ...own, shape: [count, ...own.shape!] }),
};

/** Says the order of the axes; the copies' stays in front. */
export const permuting: Lift = {
  attributes: ({ permutation }, [x]) => {
    const axes = axesOf(x!, permutation ?? x!.map((_, i) => x!.length - 1 - i));
    return { permutation: [0, ...further(axes)] };
  },
};

/** Says where each element comes from: in a later copy, one operand's size further on. */
export const picking: Lift = {
  attributes: (own, [x], count) => {
    const size = sizeOf(x!);
    const from = Array.from({ length: count }, (_, copy) => own.from!.map((at) => at + copy * size)).flat();
    return { from, shape: [count, ...own.shape!] };
  },
};

/** Holds values of its own. */
export const repeated: Lift = {
  attributes: ({ value }, _operands, count) => ({
    value: typeof value === 'number' ? value : Array.from({ length: count }, () => value!).flat(),
  }),
};

function further(axes: readonly number[]): number[] {
  return axes.map((axis) => axis + 1);
}
