import type { Initializer } from '../engine/initializers.ts';
import { labTables } from '../engine/lab-tables.ts';
import { replicaSpec, type Variant } from '../engine/replicas.ts';
import { Session } from '../engine/session.ts';
import { sizeOf, type NodeId } from '../graph/graph.ts';
import { labOps } from '../graph/ops/lab.ts';
import { receiversOf, trainable } from '../graph/reach.ts';
import { replicate, traceOf } from '../graph/replica.ts';
import { verdict } from '../graph/verdict.ts';
import { labSpec } from './lab-spec.ts';
import type { LabModel } from './report.ts';

/** Tensors of which every set is tried: six make 63 sets. */
const MOST_TENSORS = 6;
/** Sets that are tried at once, and numbers they may take together. */
const MOST_SETS = 2 ** MOST_TENSORS - 1;
const MOST_NUMBERS = 4e6;
/** A gradient must have come within so many steps. */
const STEPS = 3;
/** What a tensor is set to. */
const RANDOM: Initializer = { name: 'normal', scale: 0.1 };
/** What all tensors are set to at once, in turn, before it is said of one that no initial value helps it. */
const ANYTHING: readonly Initializer[] = [
  RANDOM,
  { name: 'normal', scale: 10 },
  { name: 'uniform', scale: 10 },
  { name: 'uniform', scale: -10 },
];

/** The smallest changes of initial values after which every tensor that can learn does. */
export interface Fixes {
  /** Sets of tensors, each enough when all of it starts random; none when nothing needs to change, or nothing helps. */
  readonly sets: readonly (readonly NodeId[])[];
  /** Whether the model trains as it is. */
  readonly needless: boolean;
  /** Tensors that receive nothing whatever all of them start as: what flows back to them cancels, or is cut off. */
  readonly hopeless: readonly NodeId[];
  /** Tensors that were tried alone and are not enough. */
  readonly useless: readonly NodeId[];
}

/**
 * Tries every set of the tensors that start at one value throughout (zero, or another), smallest first: each set is
 * made random and the model trained on it for three steps, all of them as one batch. Where there are too many for that,
 * the six most suspected make the sets; if none of those is enough, a set of all is made smaller one by one.
 */
export function smallestFixes(model: LabModel): Fixes {
  const { graph } = model;
  const parameters = trainable(graph);
  const flat = suspected(model, parameters);
  const tried = flat.slice(0, MOST_TENSORS);
  const numbers = graph.nodes.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const room = Math.max(2, Math.min(MOST_SETS + 1, Math.floor(MOST_NUMBERS / numbers)));
  // The last set is all of them: it tells who can learn at all.
  const sets = [[], ...subsets(tried).slice(0, room - 2), flat];
  const receiving = receivers(model, sets, parameters);
  const best = receiving.at(-1)!;
  const enough = (set: ReadonlySet<NodeId>) => [...best].every((id) => set.has(id));
  const found: NodeId[][] = [];
  sets.slice(0, -1).forEach((set, i) => {
    const larger = found.some((smaller) => smaller.every((id) => set.includes(id)));
    if (set.length > 0 && !larger && enough(receiving[i]!)) found.push(set);
  });
  const [now] = receiving as [Set<NodeId>];
  const hopeless = beyondHelp(model, parameters, new Set([...now, ...best]));
  const asFound = enough(now);
  const needless = now.size > 0 && parameters.every((id) => now.has(id) || hopeless.includes(id));
  if (!asFound && found.length === 0 && best.size > 0) {
    const without = (set: readonly NodeId[], id: NodeId) => set.filter((one) => one !== id);
    const isEnough = (set: readonly NodeId[]) => enough(receivers(model, [set], parameters)[0]!);
    found.push(flat.reduceRight((set, id) => (isEnough(without(set, id)) ? without(set, id) : set), flat));
  }
  return {
    sets: asFound ? [] : found,
    needless,
    hopeless,
    useless: tried.filter((id) => !found.some((set) => set.length === 1 && set[0] === id)),
  };
}

/** Of the parameters that are not known to receive, those that do not when all start at random: small, large, of one sign. */
function beyondHelp(model: LabModel, parameters: readonly NodeId[], receiving: ReadonlySet<NodeId>): NodeId[] {
  const without = parameters.filter((id) => !receiving.has(id));
  return ANYTHING.reduce((left, initializer) => {
    if (left.length === 0) return left;
    const [received] = receivers(model, [parameters], parameters, initializer);
    return left.filter((id) => !received!.has(id));
  }, without);
}

/** The tensors that start at one value throughout: first those that a thief's zeros come from, then other zeros. */
function suspected({ graph, trace }: LabModel, parameters: readonly NodeId[]): NodeId[] {
  const { thieves } = verdict(graph, trace, labOps);
  const guilty = new Set(thieves.flatMap(({ accomplices }) => accomplices.flatMap(({ origins }) => origins)));
  const rank = (id: NodeId) => (guilty.has(id) ? 0 : trace.values[id]![0] === 0 ? 1 : 2);
  return parameters
    .filter((id) => trace.values[id]!.every((value) => value === trace.values[id]![0]))
    .sort((a, b) => rank(a) - rank(b));
}

/** Every set but the empty one, smallest first; within a size, in the order of the tensors. */
function subsets(of: readonly NodeId[]): NodeId[][] {
  const all = Array.from({ length: 2 ** of.length - 1 }, (_, i) => of.filter((_id, k) => ((i + 1) >> k) & 1));
  return all.sort((a, b) => a.length - b.length);
}

/** For each set, the parameters that receive a gradient at one of the first steps when that set starts so. */
function receivers(
  model: LabModel,
  sets: readonly (readonly NodeId[])[],
  parameters: readonly NodeId[],
  initializer: Initializer = RANDOM,
): Set<NodeId>[] {
  const spec = labSpec(model, { optimizer: 'sgd', rate: '0.1' });
  const replica = replicate(model.graph, sets.length, labOps);
  const variants = sets.map((set): Variant => ({
    initializers: Object.fromEntries(set.map((id) => [id, initializer] as const)),
  }));
  const session = new Session(replicaSpec(spec, replica, variants), undefined, labTables);
  const receiving = sets.map(() => new Set<NodeId>());
  try {
    for (let step = 0; step < STEPS; step++) {
      const { trace } = session.advance({ steps: Math.min(step, 1), budget: Infinity }, () => 0);
      receiving.forEach((set, i) => {
        const own = traceOf(replica, trace, i);
        for (const id of receiversOf(model.graph, own)) if (parameters.includes(id)) set.add(id);
      });
    }
  } finally {
    session.dispose();
  }
  return receiving;
}
