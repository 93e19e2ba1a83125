import { nameOf, nodeOf, type Graph } from '../graph/graph.ts';
import { chapterOps } from '../graph/ops/chapter.ts';
import { rowOf, type Ops } from '../graph/ops/table.ts';
import { gradientAt, largest, type Trace } from '../graph/trace.ts';
import type { Verdict } from '../graph/verdict.ts';
import type { VerdictContext } from '../i18n/words.ts';
import { formatList, formatNumber } from '../view/format.ts';

/** What a verdict's words need to know of the numbers behind it. */
export function verdictContext(
  graph: Graph,
  trace: Trace,
  whereOf: VerdictContext['whereOf'] = () => '',
  ops: Ops = chapterOps,
): VerdictContext {
  const ends = (edge: string) => {
    const [source, rest] = edge.split('->') as [string, string];
    const [target, slot] = rest.split('#') as [string, string];
    return { source, target: nodeOf(graph, target), slot: Number(slot) };
  };
  return {
    nameOf: (id) => nameOf(nodeOf(graph, id)),
    whereOf,
    arriving: (id) => {
      const gradient = gradientAt(graph, trace, id) ?? [];
      return gradient.length <= 4 ? formatList(gradient) : formatNumber(largest(gradient));
    },
    source: (edge) => ends(edge).source,
    local: (edge) => {
      const { target, slot } = ends(edge);
      return rowOf(ops, target.op).slot(slot)?.local(target.inputs, target.id) ?? '';
    },
  };
}

/** How a verdict is marked: by the thief, by NaN, or as fine. */
export function verdictMark({ outcome, thieves }: Verdict): string {
  if (outcome === 'notANumber') return 'notANumber';
  return outcome === 'stuck' && thieves.length > 0 ? 'thief' : outcome === 'healthy' ? 'finite' : '';
}
