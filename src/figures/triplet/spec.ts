import type { InitializerName } from '../../engine/initializers.ts';
import type { SessionSpec } from '../../engine/protocol.ts';
import { parametersOf, type Graph } from '../../graph/graph.ts';
import type { Distance } from '../../graph/models/triplet-distances.ts';
import { tripletModel } from '../../graph/models/triplet.ts';
import { trainingOf } from '../../figure/common-fields.ts';
import type { State } from '../../figure/field.ts';

const graphs = new Map<Distance, Graph>();

/** The triplet with the distance that the controls ask for; one graph for each. */
export function tripletGraph({ distance }: State): Graph {
  const name = distance as Distance;
  const graph = graphs.get(name) ?? tripletModel(name);
  graphs.set(name, graph);
  return graph;
}

/** The run that the triplet model's controls stand for. */
export function tripletSpec(state: State): SessionSpec {
  const graph = tripletGraph(state);
  return {
    graph,
    initializers: Object.fromEntries(parametersOf(graph).map(({ id }) => [id, { name: state[id] as InitializerName }])),
    ...trainingOf(state),
    feed: { kind: 'fixed', values: { label: [Number(state.label)] } },
  };
}
