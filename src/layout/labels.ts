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
  /** Whether the edge's label is centred on `middle`. */
  readonly labelled: boolean;
  /** Width from `middle` to the next label of another edge. */
  readonly room: Room;
}

/** Clear width between labels, and between a label and a passing edge. */
const LABEL_GAP = 6;
/** What a unit off its straight way costs an edge; a bend under a label shows less, and a slanted edge bends anyhow. */
const STRAIGHTNESS = { passing: 200, labelled: 50, slanted: 1 };

/**
 * Sixth stage: labels stand in the gaps between layers, where no box is, in one row per gap. Every edge passes the
 * row in order, and a label takes its width there, so none covers another. Result: the passages of each gap,
 * from left to right.
 */
export function labelGaps(layered: Layered, x: Float64Array, ports: readonly Port[], label: Size): Passage[][] {
  const gapOf = chooseGaps(layered);
  const gaps: Omit<Passage, 'middle' | 'room'>[][] = Array.from(
    { length: Math.max(0, layered.layerCount - 1) },
    () => [],
  );
  layered.chains.forEach(({ cells }, chain) => {
    for (let i = 1; i < cells.length; i++) {
      const gap = layered.cells[cells[i]!]!.layer - 1;
      const top = i === 1 ? ports[chain]!.leaves : x[cells[i - 1]!]!;
      const bottom = i === cells.length - 1 ? ports[chain]!.enters : x[cells[i]!]!;
      gaps[gap]!.push({ chain, top, bottom, labelled: gapOf[chain] === gap });
    }
  });
  return gaps.map((passages) => {
    passages.sort((a, b) => a.top + a.bottom - b.top - b.bottom || a.top - b.top || a.chain - b.chain);
    const half = (passage: (typeof passages)[number]) => (passage.labelled ? label.width / 2 : 1);
    const middles = spread(
      passages.map((passage) => ({ at: (passage.top + passage.bottom) / 2, weight: weightOf(passage) })),
      passages.slice(1).map((passage, i) => half(passages[i]!) + LABEL_GAP + half(passage)),
    );
    const left = roomBefore(
      passages.map(({ labelled }, i) => ({ middle: middles[i]!, labelled })),
      label.width,
    );
    const right = roomBefore(
      passages.map(({ labelled }, i) => ({ middle: -middles[i]!, labelled })).reverse(),
      label.width,
    ).reverse();
    return passages.map((passage, i) => ({
      ...passage,
      middle: middles[i]!,
      room: { left: left[i]!, right: right[i]! },
    }));
  });
}

/** Width before each point that is free of labels, given points that ascend. */
function roomBefore(points: readonly { middle: number; labelled: boolean }[], labelWidth: number): number[] {
  let end = -Infinity;
  return points.map(({ middle, labelled }) => {
    const room = middle - end;
    if (labelled) end = middle + labelWidth / 2;
    return room;
  });
}

function weightOf({ top, bottom, labelled }: Omit<Passage, 'middle' | 'room'>): number {
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
