import { edgesOf, parametersOf, type Graph } from '../../graph/graph.ts';
import { gradientAt, largest, stateOf, type GradientState, type Trace } from '../../graph/trace.ts';
import { levelOf } from '../../view/graph-view.ts';

/** What an edge shows of the gradient that comes along it. */
export interface HeroFlow {
  readonly state: GradientState;
  readonly width: number;
  readonly colour: string;
}

/** What a pass brings: the gradient of every edge, and of every tensor that training may change, in the graph's order. */
export interface HeroPass {
  readonly flows: readonly HeroFlow[];
  readonly arrivals: readonly GradientState[];
}

export function heroPass(graph: Graph, trace: Trace): HeroPass {
  return {
    flows: edgesOf(graph).map(({ id }) => heroFlow(trace.flows[id])),
    arrivals: parametersOf(graph).map(({ id }) => stateOf(gradientAt(graph, trace, id))),
  };
}

function heroFlow(flow: Float32Array | undefined): HeroFlow {
  const level = levelOf(largest(flow ?? []));
  return { state: stateOf(flow), width: 1.5 + level * 0.75, colour: `var(--flow-${Math.round(level)})` };
}
