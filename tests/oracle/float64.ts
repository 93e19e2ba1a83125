/** Whole graphs in float64, by the formulas of the oracle; gradients by central differences. Slow and obvious on purpose. */
import type { Graph, NodeId } from '../../src/graph/graph.ts';
import { count, type Numbers64 } from './numbers64.ts';
import { oracle } from './oracle.ts';

/** Every node's value. @param leaves a value for each parameter and input. */
export function forward64(graph: Graph, leaves: Readonly<Record<NodeId, readonly number[]>>): Map<NodeId, Numbers64> {
  const values = new Map<NodeId, Numbers64>();
  for (const { id, op, inputs, shape, attributes } of graph.nodes) {
    const given = op === 'constant' ? attributes.value! : leaves[id];
    const filled = typeof given === 'number' ? Array<number>(count(shape)).fill(given) : given;
    const operands = inputs.map((input) => values.get(input)!);
    values.set(id, filled ? { shape, values: filled } : oracle[op].float64(operands, attributes));
  }
  return values;
}

/** The derivative of `f` at `x` by central differences, good to about nine digits where f is smooth. */
export function differences(f: (x: readonly number[]) => number, x: readonly number[]): number[] {
  return x.map((value, i) => {
    const h = 1e-5 * Math.max(1, Math.abs(value));
    const at = (shifted: number) => f(x.map((other, j) => (j === i ? shifted : other)));
    return (at(value + h) - at(value - h)) / (2 * h);
  });
}

/** The gradient of a graph's loss with respect to one of its leaves. */
export function lossDifferences(
  graph: Graph,
  leaves: Readonly<Record<NodeId, readonly number[]>>,
  id: NodeId,
): number[] {
  return differences(
    (values) => forward64(graph, { ...leaves, [id]: values }).get(graph.loss)!.values[0]!,
    leaves[id]!,
  );
}
