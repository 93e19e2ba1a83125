import { edgesOf, type Graph } from '../../graph/graph.ts';
import { largest, stateOf, type GradientState, type Trace } from '../../graph/trace.ts';
import { levelOf } from '../../view/graph-view.ts';

/** How much wider than its line the bead is that draws it. */
export const BEAD = 2;

/** What an edge shows of the gradient that comes along it. */
export interface HeroFlow {
  readonly state: GradientState;
  readonly width: number;
  readonly colour: string;
}

/** The gradient of every edge in a pass, in the order of the graph's edges. */
export function heroFlows(graph: Graph, { flows }: Trace): HeroFlow[] {
  return edgesOf(graph).map(({ id }) => {
    const flow = flows[id];
    const level = levelOf(largest(flow ?? []));
    const width = Number((1.5 + level * 0.75).toFixed(2));
    return { state: stateOf(flow), width, colour: `var(--flow-${Math.round(level)})` };
  });
}
