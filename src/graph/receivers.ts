import { edgesFrom, parametersOf, type Graph, type NodeId } from './graph.ts';
import { gradientAt, largest, type Trace } from './trace.ts';

/** What rounding leaves of a few float32 numbers that add up to nothing, as a share of the largest of them. */
const RESIDUE = 1e-6;

/**
 * Ids of the parameters that a finite gradient reaches. Where the paths to a parameter cancel, what rounding leaves of
 * their sum is not taken for a gradient.
 */
export function receiversOf(graph: Graph, trace: Trace): NodeId[] {
  return parametersOf(graph).flatMap(({ id }) => {
    const gradient = largest(gradientAt(graph, trace, id) ?? []);
    const paths = edgesFrom(graph, id);
    const strongest = Math.max(0, ...paths.map((edge) => largest(trace.flows[edge.id] ?? [])));
    return Number.isFinite(gradient) && gradient > 0 && gradient > RESIDUE * strongest ? [id] : [];
  });
}
