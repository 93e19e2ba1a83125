import { nodeOf, parametersOf, type Graph } from '../../graph/graph.ts';
import { gradientAt, scalarOf, type Trace } from '../../graph/trace.ts';
import { float32Text, matrixText } from '../../view/format.ts';
import { printedText, type Printed } from '../../figure/printed-text.ts';
import type { Sealed } from '../../figure/gate.ts';

/** What a script for the triplet would print: both comparisons, the loss, and the gradients of it. */
export function tripletPrintout(graph: Graph, { trace }: { readonly trace: Trace }, sealed?: Sealed): string {
  const matrix = (id: string, values: Float32Array | undefined) =>
    values ? matrixText(values, nodeOf(graph, id).shape.at(-1) ?? 1) : '[]';
  const compared = graph.nodes.flatMap(({ id }) => (/^(dist|sim)_/.test(id) ? [id] : []));
  const blocks: Printed[] = [
    ...compared.map((id): Printed => ['forward', id, matrix(id, trace.values[id])]),
    ['forward', 'loss', float32Text(scalarOf(trace, graph.loss))],
    ...[compared[0]!, ...parametersOf(graph).map(({ id }) => id)].map((id): Printed => [
      'backward',
      `d loss / d ${id}`,
      matrix(id, gradientAt(graph, trace, id)),
    ]),
  ];
  return printedText(blocks, sealed);
}
