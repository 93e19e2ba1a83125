import type { Frame } from '../engine/protocol.ts';
import { parametersOf, type Graph } from '../graph/graph.ts';
import { receiversOf, trainable } from '../graph/reach.ts';
import { verdict } from '../graph/verdict.ts';
import { readingOf } from './reading.ts';

/** Parameters that differ from their initial values by anything at all. NaN counts: it is no initial value. */
export function moved({ movement }: Frame, graph: Graph): string[] {
  return parametersOf(graph).flatMap(({ id }) => (movement[id] === 0 ? [] : [id]));
}

/**
 * Whether a run trains: every parameter that a path leads to has moved, and the loss is below where it began. One
 * tensor that never moves is enough to fail, whatever the others do.
 * @param start the loss before the first step.
 */
export function trains(frame: Frame, graph: Graph, start: number): boolean {
  const gone = new Set(moved(frame, graph));
  return trainable(graph).every((id) => gone.has(id)) && frame.loss < start;
}

/**
 * One reading of a small model as text: `trains` (yes or no), `moved`, `still` (meant to move, and
 * has not) and `receivers` (tensors, joined by commas),
 * `outcome` (of the verdict), or any of `readingOf`.
 */
export function miniReading(name: string, frame: Frame, graph: Graph, start: number): string {
  if (name === 'trains') return trains(frame, graph, start) ? 'yes' : 'no';
  if (name === 'moved') return moved(frame, graph).join();
  if (name === 'still') {
    const gone = moved(frame, graph);
    return trainable(graph)
      .filter((id) => !gone.includes(id))
      .join();
  }
  if (name === 'outcome') return verdict(graph, frame.trace).outcome;
  if (name === 'receivers') return receiversOf(graph, frame.trace).join();
  return readingOf(name, frame, graph);
}
