import type { Frame } from '../engine/protocol.ts';
import type { Graph } from '../graph/graph.ts';
import type { Ops } from '../graph/ops/table.ts';
import { receiversOf } from '../graph/reach.ts';
import { gradientAt, largest, type GradientState } from '../graph/trace.ts';
import { verdict, type ParameterState } from '../graph/verdict.ts';
import { float32Text, formatList, formatNumber } from '../view/format.ts';
import { readingsOf, yesOrNo } from './readings.ts';

/** The numbers and states of one run. */
interface ModelRun {
  readonly frame: Frame;
  readonly graph: Graph;
  /** The table that its operations stand in; the chapters' when absent. */
  readonly ops?: Ops;
}

const movements = ({ frame }: ModelRun, id: string) => (id ? [frame.movement[id]!] : Object.values(frame.movement));

/**
 * Every number of a run that the text can name, and how it is printed: `loss`, `step`, `auc`, `movement`, `value.cos`,
 * `gradient.cos`, `largest.W`, `receivers`, `starved`, `thief`, `moved`, `moved.W`, `outcome`, `state.W`, `waits.W`.
 */
export const modelReadings = readingsOf<ModelRun>({
  loss: ({ frame }) => float32Text(frame.loss),
  step: ({ frame }) => String(frame.step),
  /** Measured every few steps: empty on a frame without an exam. */
  auc: ({ frame }) => frame.aucs.at(-1)?.value.toFixed(2) ?? '',
  /** Largest change of any parameter, or of one. */
  movement: (run, id) => formatNumber(Math.max(...movements(run, id))),
  value: ({ frame }, id) => formatList(frame.trace.values[id]!),
  gradient: ({ frame, graph }, id) => formatList(gradientAt(graph, frame.trace, id) ?? []) || '–',
  largest: ({ frame, graph }, id) => formatNumber(largest(gradientAt(graph, frame.trace, id) ?? [])),
  /** Ids joined by commas: parameters that receive a gradient, that get exactly zero; nodes that steal for good. */
  receivers: ({ frame, graph }) => receiversOf(graph, frame.trace).join(),
  starved: (run) => inState(run, 'zero'),
  thief: ({ frame, graph, ops }) =>
    verdict(graph, frame.trace, ops)
      .thieves.filter(({ waits }) => !waits)
      .map(({ node }) => node)
      .join(),
  /** Whether any parameter is not where it began, or one. */
  moved: (run, id) => yesOrNo(movements(run, id).some((movement) => movement !== 0)),
  outcome: ({ frame, graph, ops }) => verdict(graph, frame.trace, ops).outcome,
  /** Of one parameter: its gradient's state, and whether it is to wait a single step. */
  state: (run, id) => parameterOf(run, id).state,
  waits: (run, id) => yesOrNo(parameterOf(run, id).waits),
});

/** The parameters in one state, joined by commas. */
function inState({ frame, graph, ops }: ModelRun, wanted: GradientState): string {
  const { parameters } = verdict(graph, frame.trace, ops);
  return Object.keys(parameters)
    .filter((id) => parameters[id]!.state === wanted)
    .join();
}

function parameterOf({ frame, graph, ops }: ModelRun, id: string): ParameterState {
  const found = verdict(graph, frame.trace, ops).parameters[id];
  if (!found) throw new Error(`The graph has no parameter "${id}".`);
  return found;
}

/** One number of a run as text. @throws Error when there is no such reading; it lists those there are. */
export function readingOf(name: string, frame: Frame, graph: Graph, ops?: Ops): string {
  return modelReadings.read(name, { frame, graph, ops });
}
