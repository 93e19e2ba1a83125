import { initialValues } from '../../engine/initial-values.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { streamOf } from '../../engine/random.ts';
import { directionsOf, type Direction } from '../../graph/models/pair-saddle.ts';
import { EMBEDDING_SIZE, LAYER_SIZE } from '../../graph/models/pair.ts';
import { planeModel } from '../../graph/models/plane.ts';
import { escapeFields } from '../escape/fields.ts';
import { defaultState, type State } from '../../figure/field.ts';

/** How far the picture reaches from the origin, in each direction. */
export const SPAN = 0.6;
/** Small enough that a path is a line and not a row of leaps. */
export const RATE = 0.02;
/** By then every path has left the picture or will never leave it. */
export const LAST = 80;
/** Points along each side at which the loss is computed. */
export const SIDE = 41;

/** The same layer as in the race. */
const seed = Number(defaultState(escapeFields).seed);
const W = initialValues({ name: 'uniform' }, [EMBEDDING_SIZE, LAYER_SIZE], () => streamOf(seed, 'W'));
const directions = directionsOf(W, EMBEDDING_SIZE, LAYER_SIZE);

/**
 * The plane a = s u, b = t u, where u is a singular direction of W. Descent that starts in it stays in it: both
 * gradients are multiples of W Wᵀ u, and that is σ² u.
 */
export function directionOf({ direction }: State): Direction {
  return directions[direction === 'steepest' ? 0 : direction === 'second' ? 1 : directions.length - 1]!;
}

/** A point of the plane. */
export interface Spot {
  /** Length of a along u. */
  readonly s: number;
  /** Length of b along u. */
  readonly t: number;
}

/** The picture's own coordinates: `x` to the right and `y` upwards, turned against those of the plane. */
export function turnedBy(degrees: number) {
  const angle = (degrees * Math.PI) / 180;
  // Exact where it shows: cos 90° is 6e-17 otherwise, and a contour would lie beside its axis.
  const [c, z] = degrees === 90 ? [0, 1] : [Math.cos(angle), Math.sin(angle)];
  return {
    spot: (x: number, y: number): Spot => ({ s: x * c - y * z, t: x * z + y * c }),
    point: ({ s, t }: Spot): [number, number] => [s * c + t * z, t * c - s * z],
  };
}

export interface Start extends Spot {
  readonly id: string;
  readonly kind: 'near' | 'axis' | 'twin' | 'origin' | 'mine';
}

const NEAR = 0.09;

/** Around the origin, with one factor zero, with equal factors, the origin itself, and the reader's own. */
export function startsOf(state: State): Start[] {
  const near = [20, 70, 110, 160, 200, 250, 290, 340].map((degrees) => {
    const { s, t } = turnedBy(degrees).spot(NEAR, 0);
    return { id: `near ${degrees}`, kind: 'near' as const, s, t };
  });
  return [
    ...near,
    { id: 'axis a', kind: 'axis', s: 0.5, t: 0 },
    { id: 'axis b', kind: 'axis', s: 0, t: -0.5 },
    { id: 'twin', kind: 'twin', s: 0.5, t: 0.5 },
    { id: 'twin below', kind: 'twin', s: -0.5, t: -0.5 },
    { id: 'origin', kind: 'origin', s: 0, t: 0 },
    { id: 'mine', kind: 'mine', s: Number(state.mineA), t: Number(state.mineB) },
  ];
}

function specAt(spots: readonly Spot[], state: State): SessionSpec {
  const { vector } = directionOf(state);
  const rows = (length: (spot: Spot) => number) => ({
    name: 'values' as const,
    values: spots.flatMap((spot) => vector.map((u) => length(spot) * u)),
  });
  return {
    graph: planeModel(spots.length),
    initializers: { a: rows(({ s }) => s), b: rows(({ t }) => t) },
    seed,
    optimizer: 'sgd',
    learningRate: RATE,
    feed: { kind: 'fixed', values: { W: [...W], label: spots.map(() => 0) } },
    tracked: 'place',
  };
}

/** Descent from all starts at once. */
export function descentSpec(state: State): SessionSpec {
  return specAt(startsOf(state), state);
}

/** The loss at every point of the picture, from its top left corner on, row by row: one forward pass. */
export function fieldSpec(state: State): SessionSpec {
  const { spot } = turnedBy(Number(state.turn));
  const at = (i: number) => ((2 * i) / (SIDE - 1) - 1) * SPAN;
  const spots = Array.from({ length: SIDE * SIDE }, (_, i) => spot(at(i % SIDE), -at(Math.floor(i / SIDE))));
  return specAt(spots, state);
}
