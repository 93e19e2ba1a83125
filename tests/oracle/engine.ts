/** Runs cases and whole graphs through the engine, on whichever backend is current. Works in Node and in a browser. */
import { edgeId, nodeOf, parametersOf, type Graph, type NodeId, type OpName } from '../../src/graph/graph.ts';
import type { Trace } from '../../src/graph/trace.ts';
import { backward, forward } from '../../src/engine/pass.ts';
import { chapterTables, type Tables } from '../../src/engine/tables.ts';
import * as tf from '../../src/engine/tfjs.ts';
import { caseGraph, isLeaf, type Outcome } from './cases.ts';
import type { OpCase, Operand } from './operands.ts';
import { oracle } from './oracle.ts';

/** Values of leaves by node. */
export type Numbers = Readonly<Record<NodeId, readonly number[]>>;

const read = (tensor: tf.Tensor): Float32Array => Float32Array.from(tensor.dataSync<'float32'>());

/** A forward and a backward pass, and the total gradient of each parameter that one reaches. */
export function differentiate(
  graph: Graph,
  leaves: Numbers,
  rows: readonly NodeId[] = [],
  tables: Tables = chapterTables,
): { trace: Trace; gradients: Record<NodeId, Float32Array> } {
  return tf.tidy(() => {
    const tensors = Object.entries(leaves).map(([id, values]): [NodeId, tf.Tensor] => {
      const shape = [...nodeOf(graph, id).shape];
      return [
        id,
        rows.includes(id) ? tf.tensor([...values], shape, 'int32') : tf.tensor([...values], shape, 'float32'),
      ];
    });
    const values = forward(graph, new Map(tensors), tables);
    for (const { id, shape } of graph.nodes)
      if (values.get(id)!.shape.join() !== shape.join())
        throw new Error(`"${id}" should have shape [${shape}]; it has [${values.get(id)!.shape}].`);
    const { flows, gradients } = backward(graph, values, tables);
    const arrays = (map: ReadonlyMap<string, tf.Tensor>) => [...map].map(([id, tensor]) => [id, read(tensor)]);
    return {
      trace: { values: Object.fromEntries(arrays(values)), flows: Object.fromEntries(arrays(flows)) },
      gradients: Object.fromEntries(
        parametersOf(graph).flatMap(({ id }) => (gradients.has(id) ? [[id, read(gradients.get(id)!)]] : [])),
      ),
    };
  });
}

/** One op by the engine's own kernels, through the smallest model around it. */
export function engineOutcome(op: OpName, opCase: OpCase, tables?: Tables): Outcome {
  const graph = caseGraph(op, opCase);
  const ids = isLeaf(op) ? ['y'] : opCase.operands.map((_, i) => `x${i}`);
  const fed = op === 'constant' ? [] : ids;
  const leaves = Object.fromEntries(fed.map((id, i) => [id, opCase.operands[i]!.values]));
  const rows = ids.filter((_, i) => opCase.operands[i]!.rows);
  const { trace } = differentiate(graph, leaves, rows, tables);
  return {
    shape: nodeOf(graph, 'y').shape,
    value: [...trace.values.y!],
    gradients: ids.map((id, slot) => {
      const flow = trace.flows[isLeaf(op) ? edgeId('y', 'weighted', 0) : edgeId(id, 'y', slot)];
      return flow ? [...flow] : null;
    }),
  };
}

/** The value of an op whose first operand that holds numbers begins with NaN. */
export function poisoned(op: OpName, tables?: Tables): number[] {
  const opCase = oracle[op].cases.at(-1)!;
  const bad = opCase.operands.findIndex(({ rows }) => !rows);
  const spoilt = ({ values, ...rest }: Operand) => ({ ...rest, values: [NaN, ...values.slice(1)] });
  const operands = opCase.operands.map((operand, i) => (i === bad ? spoilt(operand) : operand));
  return [...engineOutcome(op, { ...opCase, operands }, tables).value];
}
