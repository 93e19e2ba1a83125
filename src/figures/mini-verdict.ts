import type { Frame } from '../engine/protocol.ts';
import { parametersOf, type Graph } from '../graph/graph.ts';
import { trainable } from '../graph/reach.ts';
import { verdict } from '../graph/verdict.ts';
import type { MiniVerdict } from '../i18n/mini.ts';
import { moved, trains } from './mini-reading.ts';

/** What a small model's line of verdict speaks of. */
export function miniVerdict(graph: Graph, { trace }: Frame): MiniVerdict {
  const { parameters, thieves, broken } = verdict(graph, trace);
  const ids = parametersOf(graph).map(({ id }) => id);
  const starving = (id: string) => parameters[id]!.state === 'zero';
  return {
    moving: ids.filter((id) => parameters[id]!.state === 'finite'),
    waiting: ids.filter((id) => starving(id) && parameters[id]!.waits),
    starved: ids.filter((id) => starving(id) && !parameters[id]!.waits),
    unreached: ids.filter((id) => parameters[id]!.state === 'notReached'),
    thieves: thieves.filter(({ waits }) => !waits).map(({ node }) => node),
    broken,
  };
}

/** What a run came to: whether it trains, what has moved, and what was meant to and has not. */
export interface MiniOutcome {
  readonly steps: number;
  readonly trains: boolean;
  readonly moved: readonly string[];
  readonly still: readonly string[];
}

/** @param start the loss before the first step. */
export function miniOutcome(graph: Graph, frame: Frame, start: number): MiniOutcome {
  const gone = moved(frame, graph);
  return {
    steps: frame.step,
    trains: trains(frame, graph, start),
    moved: gone,
    still: trainable(graph).filter((id) => !gone.includes(id)),
  };
}
