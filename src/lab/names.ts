import type { NodeId } from '../graph/graph.ts';
import { labOps } from '../graph/ops/lab.ts';
import { isConstant } from '../graph/ops/leaves.ts';
import type { Entry, Pass } from './entry.ts';

/** `x = …`, `self.x = …`, `x: Tensor = …`: what the statement calls its result. */
const ASSIGNMENT = /^\s*(?:self\.)?([A-Za-z_]\w*)\s*(?::[^=]+)?=(?!=)/;

/**
 * What the nodes of a pass are called: as the program calls them where it does (a layer's `fc1.weight`, a variable's
 * name), else by their op. Ids are unique; the second `h` is `h_2`.
 */
export function namesOf({ graph, trace, entries }: Pass, source: string): Map<NodeId, string> {
  const lines = source.split('\n');
  const taken = new Map<string, number>();
  const unique = (wanted: string): string => {
    const count = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, count);
    return count === 1 ? wanted : unique(`${wanted}_${count}`);
  };
  const last = lastOfStatements(entries);
  // Names that the program gives come first, so that no op's name is in their way.
  const given = new Map<NodeId, string>();
  graph.nodes.forEach(({ id }, i) => {
    const entry = entries[i]!;
    const name = entry.name ?? (last.has(entry) ? assigned(lines, entry.line) : undefined) ?? entry.variable;
    if (name) given.set(id, unique(clean(name)));
  });
  return new Map(
    graph.nodes.map((node) => {
      const { id, op, shape } = node;
      const value = trace.values[id]!;
      const plain =
        isConstant(node) && shape.length === 0 ? String(Number(value[0]!.toPrecision(6))) : (labOps[op].short ?? op);
      return [id, given.get(id) ?? unique(plain)];
    }),
  );
}

function assigned(lines: readonly string[], line: number): string | undefined {
  return ASSIGNMENT.exec(lines[line - 1] ?? '')?.[1];
}

/** Edges are written `source->target#slot`: a name must not hold the signs of that. */
function clean(name: string): string {
  return name.replace(/->|#|\s+/g, '_');
}

/** The entries that a statement made last, in each of its runs: what it assigns, if it assigns. */
function lastOfStatements(entries: readonly Entry[]): Set<Entry> {
  const ordered = [...entries].sort((a, b) => a.handle - b.handle);
  return new Set(new Map(ordered.map((entry) => [entry.statement, entry])).values());
}
