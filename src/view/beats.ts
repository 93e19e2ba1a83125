import type { Edge, Graph, NodeId } from '../graph/graph.ts';
import type { Stop } from '../graph/sweep.ts';
import type { GradientState } from '../graph/trace.ts';
import type { Verdict } from '../graph/verdict.ts';

/** What is seen of one rank of a pass, or of the moment before it. */
export interface Beat {
  /**
   * - `compute`: values run down into the nodes of the rank;
   * - `turn`: the gradient is about to leave the loss;
   * - `hold`: it has gone into a node, and nothing leaves, or nothing that is a number;
   * - `cross`: gradients run up the edges of the rank.
   */
  readonly kind: 'compute' | 'turn' | 'hold' | 'cross';
  /** The places of the first and the last stop of the rank. */
  readonly from: number;
  readonly to: number;
  /** The nodes at which the pass turns, or is held up. */
  readonly at: readonly NodeId[];
  readonly milliseconds: number;
}

/** Milliseconds that each kind takes, where nothing makes it shorter. */
const LENGTH = { compute: 160, turn: 400, hold: 900, cross: 450 } as const;
/** Milliseconds at most of all values together, of all ranks where nothing but zeros goes, and of a pass. */
const VALUES = 2000;
const ZEROS = 1200;
const PASS = 11_500;

/** Plans how a pass plays. Pure: the same graph, stops and verdict give the same beats. */
export function beatsOf(graph: Graph, stops: readonly Stop[], { edges, thieves, broken, parameters }: Verdict): Beat[] {
  const ends = new Set([
    ...thieves.map(({ node }) => node),
    ...Object.values(parameters).map(({ cancelledAt }) => cancelledAt),
  ]);
  const places = [...Map.groupBy(stops.keys(), (place) => stops[place]!.rank).values()];
  const ranks = places.map((at) => ({ from: at[0]!, to: at.at(-1)!, edges: edgesOf(stops, at) }));
  const values = ranks.filter(({ from }) => stops[from]!.kind === 'forward');
  const crossed = ranks.filter(({ from }) => stops[from]!.kind === 'backward');
  const zeros = crossed.filter((rank) => !rank.edges.some(({ id }) => carries(edges[id]!)));

  const beats = [
    ...values.map((rank) => beat('compute', rank, [], VALUES / values.length)),
    ...crossed.slice(0, 1).map((rank) => beat('turn', rank, [graph.loss])),
    ...crossed.flatMap((rank) => {
      const held = [...Map.groupBy(rank.edges, ({ target }) => target)].flatMap(([id, out]) =>
        broken.includes(id) || (ends.has(id) && !out.some((edge) => carries(edges[edge.id]!))) ? [id] : [],
      );
      const cross = beat('cross', rank, [], zeros.includes(rank) ? ZEROS / zeros.length : Infinity);
      return held.length > 0 ? [beat('hold', rank, held), cross] : [cross];
    }),
  ];
  const shorter = Math.min(1, PASS / beats.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  return beats.map((one) => ({ ...one, milliseconds: one.milliseconds * shorter }));
}

/** Whether something goes through an edge of this state. */
export function carries(state: GradientState): boolean {
  return state === 'finite' || state === 'notANumber';
}

function beat(
  kind: Beat['kind'],
  { from, to }: Pick<Beat, 'from' | 'to'>,
  at: readonly NodeId[] = [],
  most = Infinity,
): Beat {
  return { kind, from, to, at, milliseconds: Math.min(LENGTH[kind], most) };
}

function edgesOf(stops: readonly Stop[], places: readonly number[]): Edge[] {
  return places.map((place) => stops[place]!).flatMap((stop) => (stop.kind === 'backward' ? [stop.edge] : []));
}
