import type { Frame } from '../../engine/protocol.ts';
import { parametersOf, type Graph } from '../../graph/graph.ts';
import { trainable } from '../../graph/reach.ts';
import { modelReadings } from '../../figure/model-reading.ts';
import { yesOrNo, type Readings } from '../../figure/readings.ts';

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

/** A run of a small model, and the loss before its first step. */
interface MiniRun {
  readonly frame: Frame;
  readonly graph: Graph;
  readonly start: number;
}

const ofMini: Readonly<Record<string, (run: MiniRun) => string>> = {
  trains: ({ frame, graph, start }) => yesOrNo(trains(frame, graph, start)),
  moved: ({ frame, graph }) => moved(frame, graph).join(),
  /** Meant to move, and has not. */
  still: ({ frame, graph }) => {
    const gone = moved(frame, graph);
    return trainable(graph)
      .filter((id) => !gone.includes(id))
      .join();
  },
};

/** `trains`, `moved` and `still` (tensors, joined by commas), or any reading of a model. */
export const miniReadings: Readings<MiniRun> = {
  names: [...new Set([...Object.keys(ofMini), ...modelReadings.names])],
  read: (name, run) => ofMini[name]?.(run) ?? modelReadings.read(name, run),
};
