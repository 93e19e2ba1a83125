import type { Frame } from '../engine/protocol.ts';
import type { Graph } from '../graph/graph.ts';
import { gradientAt, largest } from '../graph/trace.ts';
import { float32Text, formatList, formatNumber } from '../view/format.ts';

type Read = (frame: Frame, graph: Graph, id: string) => string;

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
};

/**
 * One number of a run as text.
 * @param name `loss`, `step`, `auc`, `movement`, `value.cos`, `gradient.cos`, `largest.W`.
 * @throws Error when there is no such reading; it lists those there are.
 */
export function readingOf(name: string, frame: Frame, graph: Graph): string {
  const [what, id = ''] = name.split('.') as [string, string?];
  const read = readings[what];
  if (!read) throw new Error(`No reading "${name}". There are: ${Object.keys(readings).join(', ')}.`);
  return read(frame, graph, id);
}
