import type { FoldPaths } from '../graph/fold.ts';
import { edgesFrom, parametersOf, type Graph, type GraphNode, type NodeId } from '../graph/graph.ts';

/** Where the program made a node. */
export interface Origin {
  /** The modules that ran, outermost first, and which call of each it was. */
  readonly scope: readonly string[];
  readonly calls: readonly number[];
  /** Line of the statement; 0 when none made it. */
  readonly line: number;
}

/** One call of a module, or one statement as it was run: operations that follow each other. */
interface Call {
  readonly id: NodeId;
  readonly key: string;
  readonly isStatement: boolean;
  readonly nodes: NodeId[];
}

/**
 * What a program's graph can be folded into: the calls of its modules, within them its statements; and, for tensors
 * that several calls share, the module that holds them: `tower.*`.
 */
export function callsOf(graph: Graph, originOf: (id: NodeId) => Origin): FoldPaths {
  const taken = new Set(graph.nodes.map(({ id }) => id));
  const unique = (wanted: string): NodeId => {
    let id = wanted;
    for (let i = 2; taken.has(id); i++) id = `${wanted} (${i})`;
    taken.add(id);
    return id;
  };
  const paths = new Map<NodeId, readonly Call[]>();
  let running: readonly Call[] = [];
  for (const node of graph.nodes) {
    if (node.inputs.length === 0) continue;
    const levels = levelsOf(originOf(node.id));
    const left = levels.findIndex(({ key }, i) => key !== running[i]?.key);
    const kept = running.slice(0, left < 0 ? levels.length : left);
    running = levels.map(({ key, name, isStatement }, i) => {
      return kept[i] ?? { id: unique(name), key, isStatement, nodes: [] };
    });
    for (const call of running) call.nodes.push(node.id);
    paths.set(node.id, running);
  }
  const folds = new Map<NodeId, readonly NodeId[]>(
    [...paths].map(([id, path]): [NodeId, NodeId[]] => [id, worthwhile(path).map((call) => call.id)]),
  );
  for (const node of graph.nodes) if (node.inputs.length === 0) folds.set(node.id, pathOfLeaf(node, graph, folds));
  shareHolders(graph, folds, unique);
  return Object.fromEntries([...folds].filter(([, path]) => path.length > 0));
}

interface Level {
  readonly key: string;
  readonly name: string;
  readonly isStatement: boolean;
}

function levelsOf({ scope, calls, line }: Origin): Level[] {
  const modules = scope.map((_, i) => ({
    key: `call ${calls[i]}`,
    name: scope.slice(0, i + 1).join('.'),
    isStatement: false,
  }));
  return line === 0 ? modules : [...modules, { key: `line ${line}`, name: `line ${line}`, isStatement: true }];
}

/** A fold over one operation hides nothing; of two that hold the same, the inner module says more, a statement less. */
function worthwhile(path: readonly Call[]): Call[] {
  return path.filter(({ nodes, isStatement }, i) => {
    const [outer, inner] = [path[i - 1], path[i + 1]];
    if (nodes.length < 2) return false;
    if (isStatement) return outer?.nodes.length !== nodes.length;
    return !inner || inner.isStatement || inner.nodes.length !== nodes.length;
  });
}

/** A tensor folds with what needs it, as deep as everything that needs it is folded together. */
function pathOfLeaf({ id }: GraphNode, graph: Graph, folds: ReadonlyMap<NodeId, readonly NodeId[]>): readonly NodeId[] {
  const needed = edgesFrom(graph, id).map(({ target }) => folds.get(target) ?? []);
  const [first = [], ...others] = needed;
  const apart = first.findIndex((fold, i) => others.some((path) => path[i] !== fold));
  return apart < 0 ? first : first.slice(0, apart);
}

/** Tensors of one module that several calls need: `tower.0.weight` and its like fold into `tower.*`. */
function shareHolders(graph: Graph, folds: Map<NodeId, readonly NodeId[]>, unique: (wanted: string) => NodeId): void {
  const holders = new Map<string, NodeId[]>();
  for (const { id } of parametersOf(graph)) {
    const [holder, ...rest] = id.split('.');
    if (rest.length === 0 || folds.get(id)!.length > 0) continue;
    holders.set(holder!, [...(holders.get(holder!) ?? []), id]);
  }
  for (const [holder, tensors] of holders) {
    if (tensors.length < 2) continue;
    const shared = unique(`${holder}.*`);
    for (const id of tensors) folds.set(id, [shared]);
  }
}
