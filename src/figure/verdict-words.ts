import { nodeOf, type Graph, type NodeId } from '../graph/graph.ts';
import { chapterOps } from '../graph/ops/chapter.ts';
import type { Ops } from '../graph/ops/table.ts';
import { tell } from '../graph/tell.ts';
import { nameOf } from '../graph/tensor-name.ts';
import type { Trace } from '../graph/trace.ts';
import type { Verdict } from '../graph/verdict.ts';
import { formatList } from '../view/format.ts';
import { say } from '../words/say.ts';
import type { VerdictContext, Words } from '../words/words.ts';

/**
 * The verdict as one paragraph.
 * @param whereOf where a node was made, to stand behind its name.
 */
export function verdictText(
  graph: Graph,
  trace: Trace,
  judged: Verdict,
  words: Words,
  whereOf: (id: NodeId) => string = () => '',
  ops: Ops = chapterOps,
): string {
  const context: VerdictContext = {
    nameOf: (id) => nameOf(nodeOf(graph, id), words.tensors),
    whereOf,
    numbers: formatList,
  };
  return say(tell(graph, trace, judged, ops), words.verdict, context).join(words.betweenSentences);
}

/** How a verdict is marked: by the thief, by NaN, or as fine. */
export function verdictMark({ outcome, thieves }: Verdict): string {
  if (outcome === 'notANumber') return 'notANumber';
  return outcome === 'stuck' && thieves.length > 0 ? 'thief' : outcome === 'healthy' ? 'finite' : '';
}
