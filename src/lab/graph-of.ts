import type { Graph, GraphNode } from '../graph/graph.ts';
import type { Handle, Watch } from './entry.ts';
import { Refusal } from './refusal.ts';
import type { Tape } from './tape.ts';

/**
 * What `root` is computed from, in the order it was made, as far as it may be seen.
 * @param recorded with the values of constants; without, they stand for none.
 * @throws Refusal where a gradient would be differentiated again
 */
export function graphOf(
  tape: Tape,
  root: Handle,
  targets: ReadonlySet<Handle>,
  recorded: boolean,
  watch?: Watch,
): Graph {
  const isRecorded = (handle: Handle) => !watch || watch.spans.some(([from, to]) => handle >= from && handle < to);
  const known = new Map<Handle, boolean>();
  const leads = (handle: Handle): boolean => {
    const answer =
      known.get(handle) ??
      (watch!.watched.has(handle) || (isRecorded(handle) && tape.entry(handle).inputs.some(leads)));
    known.set(handle, answer);
    return answer;
  };
  // What is watched is where a gradient ends, unless it was itself computed from something that is watched.
  const isSeen = (handle: Handle) =>
    isRecorded(handle) && (!watch?.watched.has(handle) || tape.entry(handle).inputs.some(leads));
  const needed = new Set<Handle>();
  const visit = (handle: Handle): void => {
    if (needed.has(handle)) return;
    needed.add(handle);
    if (watch && isSeen(handle) && tape.isGradient(handle)) throw new Refusal('secondDerivatives');
    if (isSeen(handle)) tape.entry(handle).inputs.forEach(visit);
  };
  visit(root);
  const nodes = [...needed]
    .sort((a, b) => a - b)
    .map((handle): GraphNode => {
      const { op, inputs, shape, attributes, name } = tape.entry(handle);
      const common = { id: String(handle), shape, ...(name !== undefined && { name }) };
      const isLeaf = inputs.length === 0 || !isSeen(handle);
      if (!isLeaf) return { ...common, op, inputs: inputs.map(String), attributes };
      const counts = watch ? watch.watched.has(handle) : op === 'parameter' || targets.has(handle);
      return counts
        ? { ...common, op: 'parameter', inputs: [], attributes: {} }
        : { ...common, op: 'constant', inputs: [], attributes: { value: recorded ? [...tape.values(handle)] : 0 } };
    });
  return { nodes, loss: String(root) };
}
