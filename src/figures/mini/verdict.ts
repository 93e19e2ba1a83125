import type { Frame } from '../../engine/protocol.ts';
import type { Graph } from '../../graph/graph.ts';
import { trainable } from '../../graph/reach.ts';
import { tellBriefly, type BriefFact } from '../../graph/tell.ts';
import { verdict } from '../../graph/verdict.ts';
import type { MiniOutcome } from '../../words/en/mini.ts';
import { outcomeOf } from './outcome.ts';
import { moved, trains } from './reading.ts';

/** What a small model's line of verdict says. @param about see `miniPicture`: then no node is named that steals. */
export function miniVerdict(graph: Graph, { trace }: Frame, about?: string): BriefFact[] {
  const judged = verdict(graph, trace);
  return tellBriefly(about ? { ...judged, thieves: [] } : judged);
}

/** What a run came to. @param start the loss before the first step. */
export function miniOutcome(graph: Graph, frame: Frame, start: number): MiniOutcome {
  const gone = moved(frame, graph);
  const still = trainable(graph).filter((id) => !gone.includes(id));
  return outcomeOf(frame.step, trains(frame, graph, start), gone, still);
}
