import type { Observation, Scene } from '../observation.ts';
import { receiversOf } from '../reach.ts';
import { largest } from '../trace.ts';

/**
 * Half the gap between float32 numbers, as a share of them: a step smaller than this share of a value does not change it.
 * A gradient below it moves nothing even at a learning rate of 1.
 */
const RESOLUTION = 2 ** -25;
/**
 * A gradient below this share of the model's largest is left behind: the learning rate that suits the largest would need
 * a million steps here for what one does there. Adam evens that out until its epsilon, 1e-8, is the larger.
 */
const SHARE = 1e-6;
/** A gradient this many times larger than the values it changes (or than 1) throws them away at the usual 0.001. */
const THROW = 1e4;

interface Size {
  readonly node: string;
  readonly gradient: number;
  readonly value: number;
}

/** The smallest gradient that is next to nothing, and the largest that is far too much; one of each at most. */
export function extremes({ graph, trace, gradients }: Scene): Observation[] {
  // What rounding leaves of parts that cancel is no gradient, however small it looks.
  const sizes = receiversOf(graph, trace).map((node): Size => {
    return { node, gradient: largest(gradients.get(node)!), value: largest(trace.values[node]!) };
  });
  const most = Math.max(0, ...sizes.map(({ gradient }) => gradient));
  const tiny = sizes.filter(({ gradient, value }) => gradient < RESOLUTION * value || gradient < SHARE * most);
  const exploding = sizes.filter(({ gradient, value }) => gradient > THROW * Math.max(1, value));
  const others = (of: readonly Size[]) => of.length - 1;
  return [
    ...outermost(tiny, (a, b) => a.gradient < b.gradient).map((size) => ({
      kind: 'tiny' as const,
      ...size,
      most,
      others: others(tiny),
    })),
    ...outermost(exploding, (a, b) => a.gradient > b.gradient).map((size) => ({
      kind: 'exploding' as const,
      ...size,
      others: others(exploding),
    })),
  ];
}

/** The one that goes before all others; none of none. */
function outermost(sizes: readonly Size[], before: (a: Size, b: Size) => boolean): Size[] {
  return sizes.length === 0 ? [] : [sizes.reduce((best, one) => (before(one, best) ? one : best))];
}
