import type { NodeId } from '../graph/graph.ts';
import type { Layered, Size } from './layers.ts';
import type { Port } from './ports.ts';
import type { Room } from './route.ts';
import { spread } from './spread.ts';

/** An edge's way through the gap between two layers: from `top` through `middle` to `bottom`, all x. */
export interface Passage {
  readonly chain: number;
  readonly top: number;
  readonly middle: number;
  readonly bottom: number;
  /**
   * Where the edge's label stands, from `middle`: it ends there at the left, it begins there at the right. 0 where nothing
   * is ever written; undefined where the label stands in another gap.
   */
  readonly label: number | undefined;
  /** How far the edge may stray from `middle` before it touches a label. */
  readonly room: Room;
}

/** Clear width between what passes the row. */
const LABEL_GAP = 6;
/** Half of the widest line. */
const STROKE = 3;
/** From the middle of a line that runs straight down to its label; and how much more it may be where the line leans. */
const BESIDE = 8;
const LEAN = 10;
/** The same where there is room to spare. */
const MOST_LEAN = 40;
/** What a unit off its straight way costs an edge; a bend under a label shows less, and a slanted edge bends anyhow. */
const STRAIGHTNESS = { passing: 200, labelled: 50, slanted: 1 };

/** What a gap knows of an edge before it is spread. */
type Way = Pick<Passage, 'chain' | 'top' | 'bottom'> & { readonly labelled: boolean };

/**
 * Sixth stage: labels stand in the gaps between layers, where no box is, in one row per gap, each beside its edge: the
 * left half of them at the left, the others at the right. Every edge passes the row in order, with room for
 * its label, so none covers another. Result: the passages of each gap, from left to right.
 * @param carries nodes that a gradient can reach: edges from others have no number.
 * @param steepness how far a line leans where it passes a label, for each unit it travels sideways.
 */
export function labelGaps(
  layered: Layered,
  x: Float64Array,
  ports: readonly Port[],
  label: Size,
  carries: ReadonlySet<NodeId>,
  steepness: number,
): Passage[][] {
  const gapOf = chooseGaps(layered);
  const rims = layered.cells.flatMap(({ id, width }) => [x[id]! - width / 2, x[id]! + width / 2]);
  const bounds = [Math.min(...rims), Math.max(...rims)] as const;
  const gaps: Way[][] = Array.from({ length: Math.max(0, layered.layerCount - 1) }, () => []);
  layered.chains.forEach(({ cells }, chain) => {
    for (let i = 1; i < cells.length; i++) {
      const gap = layered.cells[cells[i]!]!.layer - 1;
      const top = i === 1 ? ports[chain]!.leaves : x[cells[i - 1]!]!;
      const bottom = i === cells.length - 1 ? ports[chain]!.enters : x[cells[i]!]!;
      gaps[gap]!.push({ chain, top, bottom, labelled: gapOf[chain] === gap });
    }
  });
  return gaps.map((ways) => {
    ways.sort((a, b) => a.top + a.bottom - b.top - b.bottom || a.top - b.top || a.chain - b.chain);
    const numbered = ways.filter(({ chain, labelled }) => labelled && carries.has(layered.chains[chain]!.edge.source));
    const labels = ways.map((way) => {
      const { top, bottom, labelled } = way;
      if (!labelled) return undefined;
      const i = numbered.indexOf(way);
      if (i < 0) return 0;
      const beside = BESIDE + Math.min(LEAN, Math.abs(bottom - top) * steepness);
      return 2 * i + 1 < numbered.length ? -beside : beside;
    });
    const width = (at: number | undefined, side: number) =>
      at !== undefined && at * side > 0 ? Math.abs(at) + label.width : STROKE;
    const middles = spread(
      ways.map((way) => ({ at: (way.top + way.bottom) / 2, weight: weightOf(way) })),
      ways.slice(1).map((_, i) => width(labels[i], 1) + LABEL_GAP + width(labels[i + 1], -1)),
    );
    const first = roomsBeside(labels);
    const besides = labels.map((at, i) => at && Math.sign(at) * besideOf(i, Math.sign(at)));
    const rooms = roomsBeside(besides);
    return ways.map((way, i) => ({
      ...way,
      middle: middles[i]!,
      label: besides[i],
      room: rooms[i]!,
    }));

    /** From an edge to its label on that side: as far as the edge leans, if what stands there leaves so much room. */
    function besideOf(i: number, side: number): number {
      const { top, bottom } = ways[i]!;
      const [before, after] = [middles[i]! - top, bottom - middles[i]!];
      const lean = before * after > 0 ? 1.6 * steepness * Math.min(Math.abs(before), Math.abs(after)) : 0;
      const next = middles[i + side];
      const end =
        next === undefined ? bounds[side < 0 ? 0 : 1] : next - side * (LABEL_GAP + width(labels[i + side], -side));
      const free = Math.max((end - middles[i]!) * side - label.width, Math.abs(labels[i]!));
      // No further than it can lean for what stands on the other side.
      return Math.min(BESIDE + Math.min(lean, MOST_LEAN, first[i]![side < 0 ? 'right' : 'left']), free);
    }

    function roomsBeside(besides: readonly (number | undefined)[]): Room[] {
      const left = roomBefore(middles, besides);
      const right = roomBefore(
        middles.map((middle) => -middle).reverse(),
        besides.map((at) => at && -at).reverse(),
      ).reverse();
      return middles.map((_, i) => ({ left: left[i]!, right: right[i]! }));
    }

    /** Width before each line that is free of labels, given lines that ascend. */
    function roomBefore(lines: readonly number[], besides: readonly (number | undefined)[]): number[] {
      let end = -Infinity;
      return lines.map((line, i) => {
        const beside = besides[i] ?? 0;
        if (beside < 0) end = line + beside;
        const room = line - end - STROKE;
        if (beside > 0) end = line + beside + label.width;
        return room;
      });
    }
  });
}

function weightOf({ top, bottom, labelled }: Way): number {
  if (Math.abs(top - bottom) >= 1) return STRAIGHTNESS.slanted;
  return labelled ? STRAIGHTNESS.labelled : STRAIGHTNESS.passing;
}

/**
 * The gap each chain's label stands in: the emptiest one it passes, the middle one of equals. Chains between the same
 * two layers choose together, so that mirror images choose alike.
 */
function chooseGaps(layered: Layered): number[] {
  const crowd = new Int32Array(layered.layerCount);
  const spans = new Map<string, { from: number; to: number; chains: number[] }>();
  layered.chains.forEach(({ cells }, chain) => {
    const from = layered.cells[cells[0]!]!.layer;
    const to = layered.cells[cells.at(-1)!]!.layer;
    const key = `${from} ${to}`;
    if (!spans.has(key)) spans.set(key, { from, to, chains: [] });
    spans.get(key)!.chains.push(chain);
  });

  const chosen: number[] = [];
  // Short spans first: they have no choice.
  for (const { from, to, chains } of [...spans.values()].sort((a, b) => a.to - a.from - (b.to - b.from))) {
    const middle = (from + to - 1) / 2;
    let best = from;
    for (let gap = from + 1; gap < to; gap++) {
      const fewer = crowd[gap]! - crowd[best]!;
      if (fewer < 0 || (fewer === 0 && Math.abs(gap - middle) < Math.abs(best - middle))) best = gap;
    }
    crowd[best]! += chains.length;
    for (const chain of chains) chosen[chain] = best;
  }
  return chosen;
}
