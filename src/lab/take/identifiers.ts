import type { Graph, NodeId } from '../../graph/graph.ts';
import { helpers } from './torch-helpers.ts';

/** Names that Python or the script itself has a use for. */
const TAKEN =
  'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
  'import in is lambda nonlocal not or pass raise return try while with yield print torch F inf nan name tensor __debug__';

/** A Python identifier for each node, as near to its id as it gets: `fc1.weight` is `fc1_weight`. */
export function identifiersOf({ nodes }: Graph): Map<NodeId, string> {
  const taken = new Set([...TAKEN.split(' '), ...Object.keys(helpers)]);
  const unique = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
    taken.add(name);
    return name;
  };
  return new Map(
    nodes.map(({ id, op }) => {
      const plain = id.replace(/\W+/g, '_').replace(/^_+(?=.)|_+$/g, '');
      return [id, unique(/^[A-Za-z_]/.test(plain) ? plain : `${op}_${plain}`.replace(/_$/, ''))];
    }),
  );
}
