import { nodeOf, parametersOf, type Graph } from '../../graph/graph.ts';
import { gradientAt, scalarOf, type Trace } from '../../graph/trace.ts';
import { float32Text, matrixText } from '../../view/format.ts';

/** What a script for the triplet would print: both comparisons, the loss, and the gradients of it. */
export function tripletPrintout(graph: Graph, { trace }: { readonly trace: Trace }): string {
  const matrix = (id: string, values: Float32Array | undefined) =>
    values ? matrixText(values, nodeOf(graph, id).shape.at(-1) ?? 1) : '[]';
  const compared = graph.nodes.flatMap(({ id }) => (/^(dist|sim)_/.test(id) ? [id] : []));
  const blocks: [string, string][] = [
    ...compared.map((id): [string, string] => [id, matrix(id, trace.values[id])]),
    ['loss', float32Text(scalarOf(trace, graph.loss))],
    ...[compared[0]!, ...parametersOf(graph).map(({ id }) => id)].map((id): [string, string] => [
      `d loss / d ${id}`,
      matrix(id, gradientAt(graph, trace, id)),
    ]),
  ];
  return blocks.map(([title, text]) => `${title}\n${text}`).join('\n\n');
}
