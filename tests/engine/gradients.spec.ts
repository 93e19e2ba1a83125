import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { graphBuilder } from '../../src/graph/builder.ts';
import { parametersOf, sizeOf, type Graph, type NodeId, type OpName } from '../../src/graph/graph.ts';
import { pairModel } from '../../src/graph/models/pair.ts';
import { towersModel } from '../../src/graph/models/towers.ts';
import { distances } from '../../src/graph/models/triplet-distances.ts';
import { tripletModel } from '../../src/graph/models/triplet.ts';
import { ShapeError } from '../../src/graph/shape.ts';
import { gradientAt } from '../../src/graph/trace.ts';
import { startCpu } from '../../src/engine/cpu.ts';
import { streamOf } from '../../src/engine/random.ts';
import { differenced, expectClose } from '../oracle/close.ts';
import { differentiate, type Numbers } from '../oracle/engine.ts';
import { forward64, lossDifferences } from '../oracle/float64.ts';

startCpu();

/** float32 numbers in (−1, 1) for every parameter. */
function randomParameters(graph: Graph, seed: number): Record<NodeId, number[]> {
  return Object.fromEntries(
    parametersOf(graph).map(({ id, shape }) => {
      const random = streamOf(seed, id);
      return [id, Array.from({ length: sizeOf(shape) }, () => Math.fround(2 * random() - 1))];
    }),
  );
}

/** Every value, and every parameter's gradient, against the float64 forward and its differences. */
function expectGradients(graph: Graph, leaves: Numbers, rows: readonly NodeId[] = []): void {
  const { trace, gradients } = differentiate(graph, leaves, rows);
  for (const [id, { values }] of forward64(graph, leaves))
    expectClose(trace.values[id]!, values, { relative: 1e-4, absolute: 1e-5 }, `value of ${id}`);
  expect(
    Object.values(gradients).some((gradient) => gradient.some((g) => g !== 0)),
    'something flows',
  ).toBe(true);
  for (const { id } of parametersOf(graph)) {
    const tolerance = { ...differenced, relative: 1e-4, absolute: 1e-5 };
    expectClose(gradients[id]!, lossDifferences(graph, leaves, id), tolerance, `gradient of ${id}`);
    expectClose(
      gradientAt(graph, trace, id)!,
      gradients[id]!,
      { relative: 1e-6, absolute: 1e-7 },
      `edges out of ${id}`,
    );
  }
}

for (const seed of [1, 2, 3])
  test(`every gradient of the pair model is right, with random numbers ${seed}`, () => {
    const graph = pairModel();
    expectGradients(graph, { ...randomParameters(graph, seed), label: [seed % 2] });
  });

for (const seed of [1, 3, 5])
  test(`every gradient of the triplet model is right, with random numbers ${seed}`, () => {
    const graph = tripletModel();
    expectGradients(graph, { ...randomParameters(graph, seed), label: [seed % 2] });
  });

for (const distance of distances)
  test(`every gradient of the triplet model is right with the distance "${distance}"`, () => {
    const graph = tripletModel(distance);
    expectGradients(graph, { ...randomParameters(graph, 3), label: [0] });
  });

test('every gradient of two small towers is right, with rows looked up again and again', () => {
  const table = { id: 'E', rows: 5, features: 3 };
  const graph = towersModel({ batch: 4, tables: [table], embeddingSize: 2, layers: [5, 4, 3] });
  const rows_a = [0, 1, 2, 3, 4, 0, 1, 1, 1, 2, 2, 0];
  const rows_b = [4, 4, 4, 0, 1, 2, 3, 2, 1, 0, 0, 2];
  const rows = { rows_a, rows_b };
  expectGradients(graph, { ...randomParameters(graph, 4), ...rows, label: [0, 1, 1, 0] }, Object.keys(rows));
});

for (const activation of ['tanh', 'linear'] as const)
  test(`every gradient of two small towers of ${activation} layers is right`, () => {
    const table = { id: 'E', rows: 5, features: 2 };
    const graph = towersModel({ batch: 2, tables: [table], embeddingSize: 2, layers: [4, 3], activation });
    expect(graph.nodes.map(({ op }) => op)).not.toContain('relu');
    const rows = { rows_a: [0, 1, 2, 4], rows_b: [3, 3, 1, 0] };
    expectGradients(graph, { ...randomParameters(graph, 4), ...rows, label: [0, 1] }, Object.keys(rows));
  });

test('every gradient of towers over two tables is right', () => {
  const tables = [
    { id: 'E', name: 'Genres', rows: 3, features: 2 },
    { id: 'F', name: 'Studios', rows: 4, features: 1 },
  ];
  const graph = towersModel({ batch: 2, tables, embeddingSize: 3, layers: [4, 2] });
  const rows = { rows_a_E: [0, 2, 1, 1], rows_b_E: [2, 2, 0, 1], rows_a_F: [3, 0], rows_b_F: [1, 1] };
  expectGradients(graph, { ...randomParameters(graph, 6), ...rows, label: [1, 0] }, Object.keys(rows));
});

/** One instruction for a random graph: an op, and which of the nodes so far it takes. */
interface Instruction {
  readonly op: OpName;
  readonly picks: readonly [number, number];
  readonly axis: number;
  readonly flags: readonly [boolean, boolean];
}

const smooth = [
  'matMul',
  'add',
  'sub',
  'mul',
  'square',
  'sum',
  'mean',
  'sigmoid',
  'tanh',
  'softplus',
  'sigmoidCrossEntropy',
  'concat',
] as const satisfies readonly OpName[];

const instruction: fc.Arbitrary<Instruction> = fc.record({
  op: fc.constantFrom(...smooth),
  picks: fc.tuple(fc.nat(), fc.nat()),
  axis: fc.integer({ min: -2, max: 1 }),
  flags: fc.tuple(fc.boolean(), fc.boolean()),
});
const shape = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 0, maxLength: 2 });

/** Builds what the instructions allow: those whose operands do not fit are passed over. */
function randomGraph(shapes: readonly number[][], instructions: readonly Instruction[]): Graph {
  const g = graphBuilder();
  const nodes = shapes.map((s, i) => g.parameter(`p${i}`, s));
  instructions.forEach(({ op, picks, axis, flags: [first, second] }, i) => {
    const unary = !['matMul', 'add', 'sub', 'mul', 'sigmoidCrossEntropy', 'concat'].includes(op);
    const inputs = picks.slice(0, unary ? 1 : 2).map((pick) => nodes[pick % nodes.length]!);
    const attributes =
      op === 'matMul'
        ? { transposeA: first, transposeB: second }
        : op === 'sum' || op === 'mean'
          ? { keepDims: first, ...(second && { axes: [axis] }) }
          : op === 'concat'
            ? { axes: [axis] }
            : {};
    try {
      // Squashed, so that a chain of products stays within what float32 can hold to five digits.
      nodes.push(g.apply('tanh', `t${i}`, [g.apply(op, `n${i}`, inputs, attributes)]));
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
    }
  });
  const totals = nodes.map((id, i) => g.apply('mean', `m${i}`, [id]));
  return g.build(totals.reduce((sum, id, i) => g.apply('add', `sum${i}`, [sum, id])));
}

test('the gradients of any small graph of smooth ops are right', () => {
  const graphs = fc.tuple(
    fc.array(shape, { minLength: 1, maxLength: 4 }),
    fc.array(instruction, { minLength: 1, maxLength: 10 }),
    fc.integer({ min: 0, max: 1e6 }),
  );
  fc.assert(
    fc.property(graphs, ([shapes, instructions, seed]) => {
      const graph = randomGraph(shapes, instructions);
      expectGradients(graph, randomParameters(graph, seed));
    }),
    { numRuns: 150, seed: 20 },
  );
});
