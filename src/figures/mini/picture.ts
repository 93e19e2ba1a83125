import type { Frame } from '../../engine/protocol.ts';
import { edgesOf, type Graph } from '../../graph/graph.ts';
import { verdict } from '../../graph/verdict.ts';
import type { Words } from '../../words/words.ts';
import type { Placement } from '../../view/drawn-layout.ts';
import type { GraphPicture } from '../../view/graph-view.ts';
import type { Sparkline } from '../../view/sparkline.ts';

/** How much of a run the sparkline holds at first, and how far one press of Train goes. */
export const MINI_STEPS = 50;

/**
 * A small graph is only looked at: the whole pass is done, nothing is under a lens.
 * @param about the one node whose gradient is shown; all of it when absent.
 */
export function miniPicture(
  graph: Graph,
  layout: Placement,
  { trace }: Frame,
  words: Words,
  about?: string,
): GraphPicture {
  const edges = edgesOf(graph).filter(({ source }) => !about || source === about);
  const shown = {
    nodes: new Set(graph.nodes.map(({ id }) => id)),
    edges: new Set(edges.map(({ id }) => id)),
  };
  return { graph, layout, trace, verdict: verdict(graph, trace), words, shown };
}

export function miniSparkline(title: string, points: Sparkline['points']): Sparkline {
  return { width: 110, height: 34, title, points, steps: MINI_STEPS };
}
