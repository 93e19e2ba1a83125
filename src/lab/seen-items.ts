import type { NodeId } from '../graph/graph.ts';
import type { ObservationWords } from '../words/en/observations.ts';
import { formatNumber } from '../view/format.ts';
import type { Made } from './program.ts';
import type { LabModel } from './report.ts';

/** One observation: its sentence, and the node or line to look at. */
export interface SeenItem {
  readonly text: string;
  readonly node?: NodeId;
  readonly line?: number;
}

/** All that a model shows besides thieves, in words: first what its numbers show, then what its program does. */
export function seenItems({ observations, program, untrained, lines }: LabModel, words: ObservationWords): SeenItem[] {
  const at = (line: number | undefined) => (line === undefined ? '' : words.line(line));
  const place = (node: NodeId) => ({ node, ...(lines[node] !== undefined && { line: lines[node] }) });
  return [
    ...observations.map((one) => {
      const told = Object.entries(one).map(([field, value]) => [
        field,
        typeof value === 'number' ? formatNumber(value) : value,
      ]);
      const say = words.kinds[one.kind] as (told: unknown) => string;
      return { text: say({ ...Object.fromEntries(told), node: one.node + at(lines[one.node]) }), ...place(one.node) };
    }),
    ...untrained.map((node) => ({ text: words.untrained(node + at(lines[node])), ...place(node) })),
    ...byLine(program.unused).map(({ names, line }) => ({ text: words.unused(names, at(line)), line })),
    ...byLine(program.cut).map(({ names, line, first }) => ({ text: words.cut(names, at(line), first.at), line })),
    ...program.ignored.map(({ name, line }) => ({ text: words.ignored(name + at(line)), line })),
  ];
}

/** What one line makes is said in one sentence: a layer's weight and bias, the same layer twelve times. */
function byLine<M extends Made>(made: readonly M[]): { names: string[]; line: number; first: M }[] {
  const lines = new Map<number, { names: string[]; line: number; first: M }>();
  for (const one of made) {
    const before = lines.get(one.line);
    if (before) before.names.push(one.name);
    else lines.set(one.line, { names: [one.name], line: one.line, first: one });
  }
  return [...lines.values()];
}
