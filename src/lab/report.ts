import type { FoldPaths } from '../graph/fold.ts';
import { edgeId, edgesOf, nodeOf, type EdgeId, type Graph, type NodeId } from '../graph/graph.ts';
import type { Observation } from '../graph/observation.ts';
import { observe } from '../graph/observe.ts';
import type { Trace } from '../graph/trace.ts';
import { verdict, type Outcome } from '../graph/verdict.ts';
import type { LabWords } from '../words/en/lab.ts';
import { callsOf } from './calls.ts';
import { namesOf } from './names.ts';
import { NOTHING, untrained, type Program } from './program.ts';
import type { Pass } from './entry.ts';

/** A backward pass of the reader's program in the reader's own names. Plain data. */
export interface LabModel {
  readonly graph: Graph;
  readonly trace: Trace;
  /** The node that adds up what the program differentiates, where that is not one number; no line of it made that. */
  readonly total?: NodeId;
  /** The line of the source that made a node; absent where none did. */
  readonly lines: Readonly<Record<NodeId, number>>;
  /** The line that gave a node its values: of a parameter that was filled after it was made, the one that filled it. */
  readonly starts: Readonly<Record<NodeId, number>>;
  readonly outcome: Outcome;
  /** The lines whose operations steal. */
  readonly thieves: readonly number[];
  /** The modules a node was made in, joined by dots; absent outside of any. */
  readonly scopes: Readonly<Record<NodeId, string>>;
  /** What a large graph folds into. */
  readonly folds: FoldPaths;
  /** What is notable besides thieves. */
  readonly observations: readonly Observation[];
  /** What the program made and did not use. */
  readonly program: Program;
  /** Parameters that a gradient reaches and that the program never changes, while its optimizer changes others. */
  readonly untrained: readonly NodeId[];
}

/**
 * The pass with readable ids in place of the tape's numbers.
 * @param program what the run has found out about the whole program; nothing where it ended early.
 */
export function labModel(pass: Pass, source: string, program: Program = NOTHING): LabModel {
  const names = namesOf(pass, source);
  const nameOf = (id: NodeId) => names.get(id)!;
  const nodes = pass.graph.nodes.map((node) => {
    const { name: _said, ...rest } = node;
    const id = nameOf(node.id);
    return { ...rest, id, inputs: node.inputs.map(nameOf), ...(node.op === 'parameter' && { name: id }) };
  });
  const graph: Graph = { nodes, loss: nameOf(pass.graph.loss) };
  const edges = edgesOf(pass.graph).map(({ id }) => id);
  const flows = edgesOf(graph).flatMap(({ id }, i): [EdgeId, Float32Array][] => {
    const flow = pass.trace.flows[edges[i]!];
    return flow ? [[id, flow]] : [];
  });
  const values = pass.graph.nodes.map(({ id }) => [nameOf(id), pass.trace.values[id]!] as const);
  const told = <T>(of: (i: number) => T | undefined): Record<NodeId, T> =>
    Object.fromEntries(
      nodes.flatMap(({ id }, i) => {
        const value = of(i);
        return value === undefined ? [] : [[id, value] as const];
      }),
    );
  const trace = { values: Object.fromEntries(values), flows: Object.fromEntries(flows) };
  const lines = told((i) => pass.entries[i]!.line || undefined);
  const whole = summed(graph, trace);
  const origins = new Map(nodes.map(({ id }, i) => [id, pass.entries[i]!]));
  const judged = verdict(whole.graph, whole.trace);
  return {
    ...whole,
    lines,
    starts: told((i) => pass.entries[i]!.filled || pass.entries[i]!.line || undefined),
    outcome: judged.outcome,
    thieves: judged.thieves.flatMap(({ node, waits }) => (waits ? [] : (lines[node] ?? []))),
    folds: callsOf(graph, (id) => origins.get(id)!),
    scopes: told((i) => pass.entries[i]!.scope.join('.') || undefined),
    observations: observe(whole.graph, whole.trace, judged),
    program,
    untrained: untrained(pass).map(nameOf),
  };
}

/** The model with a name for what no line of the program made. */
export function named<Model extends Pick<LabModel, 'graph' | 'total'>>(model: Model, words: LabWords): Model {
  const { graph, total } = model;
  if (total === undefined) return model;
  const nodes = graph.nodes.map((node) => (node.id === total ? { ...node, name: words.sumOf(node.inputs[0]!) } : node));
  return { ...model, graph: { ...graph, nodes } };
}

/** Where the program differentiates more than one number, their sum is what it differentiates. */
function summed(graph: Graph, trace: Trace): Pick<LabModel, 'graph' | 'trace' | 'total'> {
  const { shape } = nodeOf(graph, graph.loss);
  if (shape.length === 0) return { graph, trace };
  const id = `sum of ${graph.loss}`;
  const values = trace.values[graph.loss]!;
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    total: id,
    graph: { nodes: [...graph.nodes, { id, op: 'sum', inputs: [graph.loss], shape: [], attributes: {} }], loss: id },
    trace: {
      values: { ...trace.values, [id]: Float32Array.of(total) },
      flows: { ...trace.flows, [edgeId(graph.loss, id, 0)]: new Float32Array(values.length).fill(1) },
    },
  };
}
