import { edgesOf, parametersOf, type Attributes } from '../../graph/graph.ts';
import { gradientAt, largest, scalarOf } from '../../graph/trace.ts';
import { labOps } from '../../graph/ops/lab.ts';
import { verdict } from '../../graph/verdict.ts';
import type { Fixes } from '../fixes.ts';
import type { LabModel } from '../report.ts';

/** The name and the version of the form; trace-format.md says what stands in it. Another meaning of a field is a new version. */
export const FORMAT = 'who-stole-my-gradients/trace';
export const VERSION = 1;

/** What a trace tells of besides the model. */
export interface RunRecord {
  readonly program: string;
  readonly output: readonly string[];
  /** Which backward pass of the run it is, from 1. */
  readonly pass: number;
  /** Absent until they are found. */
  readonly fixes?: Fixes;
}

/** JSON has no word for these numbers, and its writer none for the sign of a zero. */
function numberText(x: number): string {
  if (Object.is(x, -0)) return '-0';
  return Number.isFinite(x) ? String(x) : `"${x}"`;
}

const isPlain = (x: number) => Number.isFinite(x) && !Object.is(x, -0);

/** Every float32 as the double that it is: reading it back loses nothing. */
function numbersText(values: Float32Array): string {
  return values.every(isPlain) ? JSON.stringify(Array.from(values)) : `[${Array.from(values, numberText).join(',')}]`;
}

/** An object's text from the texts of its fields; a field without one is left out. */
function objectText(fields: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(fields).flatMap(([key, text]) =>
    text === undefined ? [] : [`${JSON.stringify(key)}:${text}`],
  );
  return `{${written.join(',')}}`;
}

const told = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, x: unknown) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x));

/** A constant's numbers are its values: they are not said twice. */
function attributesText({ value: _said, ...rest }: Attributes): string {
  return told(rest)!;
}

/** The parts of a list, apart by commas, each on a line of its own. */
function* listed<T>(name: string, items: readonly T[], text: (item: T) => string): Generator<string> {
  yield `,\n"${name}":[`;
  for (const [i, item] of items.entries()) yield `${i > 0 ? ',' : ''}\n${text(item)}`;
  yield ']';
}

/** A model's trace as JSON, piece by piece, a tensor to a piece: all of it may be too long for one string. */
export function* traceText(model: LabModel, { program, output, pass, fixes }: RunRecord): Generator<string> {
  const { graph, trace, lines, scopes } = model;
  const judged = verdict(graph, trace, labOps);
  const thieves = judged.thieves.map((thief) => ({ ...thief, line: lines[thief.node] }));
  yield `{"format":${told(FORMAT)},"version":${VERSION},\n"program":${told(program)},\n"output":${told(output)},\n"pass":${pass}`;
  yield `,\n"loss":${objectText({ node: told(graph.loss), value: numberText(scalarOf(trace, graph.loss)) })}`;
  yield `,\n"verdict":${told({ outcome: judged.outcome, thieves, broken: judged.broken })}`;
  yield `,\n"fixes":${told(fixes ?? null)}`;
  yield* listed('parameters', parametersOf(graph), ({ id }) => {
    const gradient = gradientAt(graph, trace, id);
    const { state, waits, cancelledAt } = judged.parameters[id]!;
    return objectText({
      id: told(id),
      state: told(state),
      waits: told(waits),
      cancelledAt: told(cancelledAt),
      largest: gradient ? numberText(largest(gradient)) : 'null',
      gradient: gradient ? numbersText(gradient) : 'null',
    });
  });
  yield* listed('nodes', graph.nodes, ({ id, op, inputs, shape, attributes }) =>
    objectText({
      id: told(id),
      op: told(op),
      inputs: told(inputs),
      shape: told(shape),
      attributes: attributesText(attributes),
      line: told(lines[id]),
      module: told(scopes[id]),
      values: numbersText(trace.values[id]!),
    }),
  );
  yield* listed('edges', edgesOf(graph), ({ id, source, target, slot }) => {
    const flow = trace.flows[id];
    return objectText({
      id: told(id),
      source: told(source),
      target: told(target),
      slot: told(slot),
      state: told(judged.edges[id]),
      flow: flow ? numbersText(flow) : 'null',
    });
  });
  yield '}\n';
}

/** How long other calls of the worker may have to wait for a trace, in milliseconds. */
const TURN = 30;

/**
 * The trace as a file.
 * @param wanted asked between turns: a trace that is no longer wanted is given up.
 */
export async function traceFile(model: LabModel, run: RunRecord, wanted: () => boolean): Promise<Blob | undefined> {
  const parts: Blob[] = [];
  const waiting: string[] = [];
  let begun = performance.now();
  const rest = () => new Promise((resolve) => setTimeout(resolve));
  for (const piece of traceText(model, run)) {
    waiting.push(piece);
    if (performance.now() - begun < TURN) continue;
    // A blob need not stay in the memory of the page.
    parts.push(new Blob(waiting.splice(0)));
    await rest();
    if (!wanted()) return undefined;
    begun = performance.now();
  }
  return new Blob([...parts, ...waiting], { type: 'application/json' });
}
