import { nodeOf, type Graph, type NodeId } from '../../graph/graph.ts';
import { gradientAt, scalarOf, type Trace } from '../../graph/trace.ts';
import { float32Text, matrixText } from '../../view/format.ts';
import { printedText, type Printed } from '../../figure/printed-text.ts';
import type { Sealed } from '../../figure/gate.ts';

/** Gradients of one node with respect to others, by both their ids. */
type Roots = Readonly<Record<NodeId, Readonly<Record<NodeId, Float32Array>>>>;

/** What the original script printed of the pair model, in its order and its format. */
export function pairPrintout(
  graph: Graph,
  { trace, roots }: { readonly trace: Trace; readonly roots: Roots },
  sealed?: Sealed,
): string {
  const columns = (id: string) => nodeOf(graph, id).shape.at(-1) ?? 1;
  const matrix = (id: string, values: Float32Array | undefined) => (values ? matrixText(values, columns(id)) : '[]');
  const blocks: Printed[] = [
    ['forward', 'cos', matrix('cos', trace.values.cos)],
    ['forward', 'loss', float32Text(scalarOf(trace, graph.loss))],
    ['backward', 'd loss / d cos', matrix('cos', gradientAt(graph, trace, 'cos'))],
    ['backward', 'd cos / d W', matrix('W', roots.cos?.W)],
    ['backward', 'd cos / d a', matrix('a', roots.cos?.a)],
  ];
  return printedText(blocks, sealed);
}
