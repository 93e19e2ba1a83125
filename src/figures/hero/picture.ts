import { edgesOf, type Graph } from '../../graph/graph.ts';
import { isLeaf, isParameter } from '../../graph/ops/leaves.ts';
import type { Verdict } from '../../graph/verdict.ts';
import { layout } from '../../layout/layout.ts';

/** Half of a node, in user units: it bears no name, so it is small. */
export const RADIUS = 12;
/** Clear heights between ranks, and widths between nodes: what is to be seen happens there. */
const BETWEEN = { layerGap: 48, nodeGap: 180 };
/** How far from the middle of an edge its number stands. */
const BESIDE = 13;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A place, and how many edges the gradient has come along when it is there. */
interface Stop extends Place {
  readonly hop: number;
}

/** A node: a box for what is learned or given, a ring for what is computed. */
export interface HeroNode extends Stop {
  readonly sort: 'parameter' | 'given' | 'operation';
}

/** An edge as the gradient takes it, up from the middle of one node to the middle of another. */
export interface HeroEdge {
  readonly path: string;
  /** Where it sets out. */
  readonly hop: number;
  /** Whether a gradient is asked for here at all. */
  readonly asked: boolean;
  /** Where it arrives: the lower rim of the upper node. */
  readonly end: Place;
  /** Where a number stands. */
  readonly label: Place;
}

export interface HeroPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly HeroNode[];
  /** In the order of the graph's edges. */
  readonly edges: readonly HeroEdge[];
  /** The loss. */
  readonly loss: Place;
  /** The middle of the uppermost rank. */
  readonly top: Place;
  /** The node that a gradient enters and does not leave. */
  readonly last: Stop;
}

/** Where everything stands. @param verdict of the run that fails. */
export function heroPicture(graph: Graph, { edges, thieves }: Verdict): HeroPicture {
  const placed = layout(graph, { ...BETWEEN, size: () => ({ width: 2 * RADIUS, height: 2 * RADIUS }) });
  const { width, height } = placed;
  const middle = (id: string): Stop => {
    const { x, y, layer } = placed.nodes[id]!;
    return { x: x + RADIUS, y: y + RADIUS, hop: placed.nodes[graph.loss]!.layer - layer };
  };
  const nodes = graph.nodes.map((node): HeroNode => ({
    ...middle(node.id),
    sort: isParameter(node) ? 'parameter' : isLeaf(node) ? 'given' : 'operation',
  }));
  return {
    width,
    height,
    nodes,
    edges: edgesOf(graph).map(({ id, source, target }) => ({
      ...way(middle(target), middle(source), width / 2),
      asked: edges[id] !== 'notReached',
    })),
    loss: middle(graph.loss),
    top: { x: width / 2, y: Math.min(...nodes.map((node) => node.y)) },
    last: middle(thieves.find(({ waits }) => !waits)!.node),
  };
}

/** A way up from one node to another: it leaves and arrives upright, so that an arrow's head stands on it. */
function way(from: Stop, to: Stop, centre: number): Omit<HeroEdge, 'asked'> {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const end = { x: to.x, y: to.y + RADIUS };
  // Beside an upright way its number stands outwards, else above it.
  const [across, up] = [2 * (to.x - from.x), from.y - to.y];
  const aside = (Math.sign(-across || x - centre || -1) * BESIDE) / Math.hypot(across, up);
  return {
    path: `M${from.x},${from.y}V${from.y - RADIUS}C${from.x},${y} ${to.x},${y} ${end.x},${end.y}V${to.y}`,
    hop: from.hop,
    end,
    label: { x: Math.round(x + aside * up), y: Math.round(y + aside * across) },
  };
}
