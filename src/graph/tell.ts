import { edgesInto, nodeOf, type Graph, type NodeId } from './graph.ts';
import { chapterOps } from './ops/chapter.ts';
import { rowOf, type Ops } from './ops/table.ts';
import { gradientAt, largest, type Trace } from './trace.ts';
import type { Thief, Verdict } from './verdict.ts';
import type { ZeroCause } from './zeros.ts';

/** An edge along which a thief passes on nothing: where it leads, and its local derivative as plain text. */
export interface StolenEdge {
  readonly source: NodeId;
  readonly local: string;
}

/** One thing that a verdict says. A language makes a sentence of each and decides nothing else. */
export type Fact =
  /** Numbers go wrong; `nodes` are where they first do, as far as that is known. */
  | { readonly kind: 'notANumber'; readonly nodes: readonly NodeId[] }
  /** `arrives`: the gradient element by element where it has few, else the largest alone. */
  | {
      readonly kind: 'stole';
      readonly node: NodeId;
      readonly arrives: readonly number[];
      readonly edges: readonly StolenEdge[];
    }
  /** Of the thief before: so many of its factors are zero because these parameters are. */
  | { readonly kind: 'zeroFactors'; readonly factors: number; readonly parameters: readonly NodeId[] }
  /** Of the thief before: what else makes its factors zero. */
  | { readonly kind: 'zeroBecause'; readonly causes: readonly ZeroCause[] }
  /** Of the thief before: no factor is zero, but their product underflows. */
  | { readonly kind: 'underflow' }
  /** Thieves that are named, and no more. */
  | { readonly kind: 'stoleToo'; readonly nodes: readonly NodeId[] }
  /** So many that they are counted. */
  | { readonly kind: 'manyStoleToo'; readonly count: number }
  | { readonly kind: 'noneReceives' }
  | { readonly kind: 'nothingToLearn' }
  | { readonly kind: 'getsThrough' }
  | { readonly kind: 'waits'; readonly parameters: readonly NodeId[] }
  | { readonly kind: 'cancels'; readonly parameters: readonly NodeId[] }
  | { readonly kind: 'starves'; readonly parameters: readonly NodeId[] }
  | { readonly kind: 'unreached'; readonly parameters: readonly NodeId[] }
  | { readonly kind: 'allReceive' };

/** So many thieves are spoken of one by one, and so many more by name. */
const SPOKEN = 3;

/** Gradients of at most so many elements are told whole. */
const FEW = 4;

/**
 * What there is to say of a verdict, in the order in which it is said. Pure, as the verdict is.
 * @param ops the table that the graph's operations stand in.
 */
export function tell(graph: Graph, trace: Trace, verdict: Verdict, ops: Ops = chapterOps): Fact[] {
  const { outcome, thieves, broken } = verdict;
  const { waiting, cancelled, starved, unreached } = parametersBy(verdict);
  const apart = about('unreached', unreached);
  const stolen = (by: readonly Thief[]) => thefts(graph, trace, by, Object.keys(verdict.parameters), ops);
  switch (outcome) {
    case 'notANumber':
      return [{ kind: 'notANumber', nodes: broken }];
    case 'stuck':
      return [...stolen(thieves), { kind: 'noneReceives' }, ...apart];
    case 'settled':
      return [{ kind: 'nothingToLearn' }, ...apart];
    case 'partial':
      return [
        { kind: 'getsThrough' },
        ...about('waits', waiting),
        ...about('cancels', cancelled),
        ...about('starves', starved),
        // Thieves are named only where a parameter starves for good.
        ...(starved.length > 0 ? stolen(thieves.filter(({ waits }) => !waits)) : []),
        ...apart,
      ];
    case 'healthy':
      return [{ kind: 'allReceive' }];
  }
}

/** The same in few words: which parameters receive a gradient, and what became of the others. */
export type BriefFact =
  | { readonly kind: 'notANumber'; readonly nodes: readonly NodeId[] }
  | { readonly kind: 'allReceive' }
  | { readonly kind: 'receives'; readonly parameters: readonly NodeId[] }
  | { readonly kind: 'waits'; readonly parameters: readonly NodeId[] }
  /** They receive zero and will go on to; `thieves` are where the gradient stops for good, if at any node. */
  | { readonly kind: 'starves'; readonly parameters: readonly NodeId[]; readonly thieves: readonly NodeId[] }
  | { readonly kind: 'unreached'; readonly parameters: readonly NodeId[] };

/** What there is to say of a verdict in one line. No number is in it, so it changes only when something happens. */
export function tellBriefly(verdict: Verdict): BriefFact[] {
  const { thieves, broken } = verdict;
  const { receiving, waiting, cancelled, starved, unreached, all } = parametersBy(verdict);
  if (broken.length > 0) return [{ kind: 'notANumber', nodes: broken }];
  const still = all.filter((id) => cancelled.includes(id) || starved.includes(id));
  const stops = thieves.filter(({ waits }) => !waits).map(({ node }) => node);
  if (waiting.length + still.length + unreached.length === 0) return [{ kind: 'allReceive' }];
  return [
    ...about('receives', receiving),
    ...about('waits', waiting),
    ...about('starves', still).map((fact) => ({ ...fact, thieves: stops })),
    ...about('unreached', unreached),
  ];
}

/** Parameters by what became of their gradient: each is in one list, and in that of all. */
function parametersBy({ parameters }: Verdict) {
  const all = Object.keys(parameters);
  const zero = all.filter((id) => parameters[id]!.state === 'zero');
  return {
    all,
    receiving: all.filter((id) => parameters[id]!.state === 'finite'),
    unreached: all.filter((id) => parameters[id]!.state === 'notReached'),
    waiting: zero.filter((id) => parameters[id]!.waits),
    cancelled: zero.filter((id) => parameters[id]!.cancelledAt),
    starved: zero.filter((id) => !parameters[id]!.waits && !parameters[id]!.cancelledAt),
  };
}

/** The fact about these parameters; nothing where there are none. */
function about<Kind extends string>(
  kind: Kind,
  parameters: readonly NodeId[],
): { readonly kind: Kind; readonly parameters: readonly NodeId[] }[] {
  return parameters.length > 0 ? [{ kind, parameters }] : [];
}

/** @param order all parameters, in the order in which a reader knows them. */
function thefts(graph: Graph, trace: Trace, thieves: readonly Thief[], order: readonly NodeId[], ops: Ops): Fact[] {
  const others = thieves.slice(SPOKEN).map(({ node }) => node);
  return [
    ...thieves.slice(0, SPOKEN).flatMap((thief) => theft(graph, trace, thief, order, ops)),
    ...(others.length > SPOKEN ? [{ kind: 'manyStoleToo', count: others.length } as const] : []),
    ...(others.length > 0 && others.length <= SPOKEN ? [{ kind: 'stoleToo', nodes: others } as const] : []),
  ];
}

/** One thief: what it did, and why. */
function theft(graph: Graph, trace: Trace, thief: Thief, order: readonly NodeId[], ops: Ops): Fact[] {
  const node = nodeOf(graph, thief.node);
  const gradient = gradientAt(graph, trace, node.id) ?? new Float32Array();
  const edges = edgesInto(node)
    .filter(({ id }) => thief.edges.includes(id))
    .map(({ source, slot }) => ({ source, local: rowOf(ops, node.op).slot(slot)?.local(node.inputs, node.id) ?? '' }));
  const zero = new Set(thief.accomplices.flatMap(({ origins }) => origins));
  const parameters = order.filter((id) => zero.has(id));
  // What makes several factors zero is said once.
  const causes = new Map(thief.accomplices.flatMap(({ causes = [] }) => causes.map((cause) => [cause.node, cause])));
  return [
    { kind: 'stole', node: node.id, arrives: gradient.length <= FEW ? [...gradient] : [largest(gradient)], edges },
    ...(parameters.length > 0 ? [{ kind: 'zeroFactors', factors: edges.length, parameters } as const] : []),
    ...(causes.size > 0 ? [{ kind: 'zeroBecause', causes: [...causes.values()] } as const] : []),
    ...(thief.accomplices.length === 0 ? [{ kind: 'underflow' } as const] : []),
  ];
}
