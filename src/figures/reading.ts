import type { Frame } from '../engine/protocol.ts';
import type { Graph } from '../graph/graph.ts';
import { chapterOps } from '../graph/ops/chapter.ts';
import type { Ops } from '../graph/ops/table.ts';
import { receiversOf } from '../graph/reach.ts';
import { gradientAt, largest, type GradientState } from '../graph/trace.ts';
import { verdict, type ParameterState } from '../graph/verdict.ts';
import { float32Text, formatList, formatNumber } from '../view/format.ts';

type Read = (frame: Frame, graph: Graph, id: string, ops: Ops) => string;

/** The parameters in one state, joined by commas. */
function inState(graph: Graph, { trace }: Frame, wanted: GradientState, ops: Ops): string {
  const { parameters } = verdict(graph, trace, ops);
  return Object.keys(parameters)
    .filter((id) => parameters[id]!.state === wanted)
    .join();
}

function parameterOf(graph: Graph, { trace }: Frame, id: string, ops: Ops): ParameterState {
  const found = verdict(graph, trace, ops).parameters[id];
  if (!found) throw new Error(`The graph has no parameter "${id}".`);
  return found;
}

const yesOrNo = (truth: boolean) => (truth ? 'yes' : 'no');

/** Every number of a run that the text can name, and how it is printed. */
const readings: Readonly<Record<string, Read>> = {
  loss: (frame) => float32Text(frame.loss),
  step: (frame) => String(frame.step),
  /** Measured every few steps: empty on a frame without an exam. */
  auc: (frame) => frame.aucs.at(-1)?.value.toFixed(2) ?? '',
  /** Largest change of any parameter, or of one. */
  movement: (frame, _graph, id) => formatNumber(id ? frame.movement[id]! : Math.max(...Object.values(frame.movement))),
  value: (frame, _graph, id) => formatList(frame.trace.values[id]!),
  gradient: (frame, graph, id) => formatList(gradientAt(graph, frame.trace, id) ?? []) || '–',
  largest: (frame, graph, id) => formatNumber(largest(gradientAt(graph, frame.trace, id) ?? [])),
  /** Ids joined by commas: parameters that receive a gradient, that get exactly zero; nodes that steal for good. */
  receivers: (frame, graph) => receiversOf(graph, frame.trace).join(),
  starved: (frame, graph, _id, ops) => inState(graph, frame, 'zero', ops),
  thief: (frame, graph, _id, ops) =>
    verdict(graph, frame.trace, ops)
      .thieves.filter(({ waits }) => !waits)
      .map(({ node }) => node)
      .join(),
  /** Whether any parameter is not where it began, or one. */
  moved: (frame, _graph, id) =>
    yesOrNo((id ? [frame.movement[id]!] : Object.values(frame.movement)).some((m) => m !== 0)),
  outcome: (frame, graph, _id, ops) => verdict(graph, frame.trace, ops).outcome,
  /** Of one parameter: its gradient's state, and whether it is to wait a single step. */
  state: (frame, graph, id, ops) => parameterOf(graph, frame, id, ops).state,
  waits: (frame, graph, id, ops) => yesOrNo(parameterOf(graph, frame, id, ops).waits),
};

/**
 * One number of a run as text.
 * @param name `loss`, `step`, `auc`, `movement`, `value.cos`, `gradient.cos`, `largest.W`, `receivers`,
 *   `starved`, `thief`, `moved`, `moved.W`, `outcome`, `state.W`, `waits.W`.
 * @param ops the table that the graph's operations stand in.
 * @throws Error when there is no such reading; it lists those there are.
 */
export function readingOf(name: string, frame: Frame, graph: Graph, ops: Ops = chapterOps): string {
  const [what, id = ''] = name.split('.') as [string, string?];
  const read = readings[what];
  if (!read) throw new Error(`No reading "${name}". There are: ${Object.keys(readings).join(', ')}.`);
  return read(frame, graph, id, ops);
}
