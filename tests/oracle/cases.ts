import { graphBuilder } from '../../src/graph/builder.ts';
import { sizeOf, type Graph, type OpName, type Shape } from '../../src/graph/graph.ts';
import { labOps } from '../../src/graph/ops/lab.ts';
import type { OpCase, Operand } from './operands.ts';

/** A gradient to send back into a result of `size` elements: no two alike, some negative. */
export function arriving(size: number): number[] {
  return Array.from({ length: size }, (_, i) => Math.fround(0.8 * Math.cos(2.3 * i) + 0.1));
}

/** A value and its gradients: `null` where none reaches an operand. A leaf counts as its own operand. */
export interface Outcome {
  readonly shape: Shape;
  readonly value: readonly number[];
  readonly gradients: readonly (readonly number[] | null)[];
}

export const isLeaf = (op: OpName) => op === 'parameter' || op === 'input' || op === 'constant';

/** The smallest model around a case: operands `x0`, `x1`, …, the op as `y`, and a loss whose gradient at `y` is `arriving`. */
export function caseGraph(op: OpName, { operands, attributes = {} }: OpCase): Graph {
  const g = graphBuilder(labOps);
  const [{ shape: own, values }] = operands as [Operand];
  if (op === 'parameter') g.parameter('y', own);
  else if (op === 'input') g.input('y', own);
  else if (op === 'constant') g.constant('y', own, values);
  else {
    const ids = operands.map(({ shape, rows }, i) => (rows ? g.input(`x${i}`, shape) : g.parameter(`x${i}`, shape)));
    g.apply(op, 'y', ids, attributes);
  }
  const shapes = operands.map(({ shape }) => shape);
  const shape = isLeaf(op) ? own : labOps[op].shape(shapes, attributes);
  g.constant('c', shape, arriving(sizeOf(shape)));
  return g.build(g.apply('sum', 'loss', [g.apply('mul', 'weighted', ['y', 'c'])]));
}
