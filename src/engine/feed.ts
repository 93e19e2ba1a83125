import { nodeOf, type Graph, type NodeId, type Shape } from '../graph/graph.ts';
import { heldOutPairs, shuffledLabels, splitFilms, trainingBatch, type Pairs } from './pairs.ts';
import type { Feed, Lookup } from './protocol.ts';
import { streamOf } from './random.ts';
import * as tf from './tfjs.ts';

/** The value of one input. Row numbers are integers; everything else is float32. */
export interface Leaf {
  readonly values: Float32Array | Int32Array;
  readonly shape: Shape;
}

export type Leaves = Readonly<Record<NodeId, Leaf>>;

export type FilmFeed = Extract<Feed, { kind: 'films' }>;

/** Feeds a run: what the inputs are at each step, and what to test on. */
export interface FeedSource {
  /** Depends on the step alone, so a run can be taken up again anywhere. */
  readonly batch: (step: number) => Leaves;
  /** Examples that training never sees, and their labels. */
  readonly heldOut?: { readonly leaves: Leaves; readonly labels: Float32Array };
}

/** Pairs of held-out films on which the AUC is measured: the same in every run, whatever its seed. */
const HELD_OUT_PAIRS = 2000;

export function feedSource(feed: Feed, graph: Graph, seed: number): FeedSource {
  return feed.kind === 'fixed' ? fixed(feed.values, graph) : films(feed, seed);
}

function fixed(values: Readonly<Record<NodeId, readonly number[]>>, graph: Graph): FeedSource {
  const leaves = Object.fromEntries(
    Object.entries(values).map(([id, numbers]) => [
      id,
      { values: Float32Array.from(numbers), shape: nodeOf(graph, id).shape },
    ]),
  );
  return { batch: () => leaves };
}

function films(feed: FilmFeed, seed: number): FeedSource {
  const { films: data, batch: size, shuffled } = feed;
  const split = splitFilms(data);
  const exam = heldOutPairs(data, split, HELD_OUT_PAIRS);
  return {
    batch: (step) => {
      const pairs = trainingBatch(data, split, size, streamOf(seed, `batch ${step}`));
      return pairLeaves(shuffled ? shuffledLabels(pairs, streamOf(seed, `labels ${step}`)) : pairs, feed);
    },
    heldOut: { leaves: pairLeaves(exam, feed), labels: exam.label },
  };
}

function pairLeaves({ a, b, label }: Pairs, feed: FilmFeed): Leaves {
  return { ...rowLeaves(a, b, feed), label: { values: label, shape: [label.length] } };
}

/** Row numbers of pairs of films as the towers take them. @param a, b [pairs × features], row-major */
export function rowLeaves(a: Int32Array, b: Int32Array, { films: { features }, lookups }: FilmFeed): Leaves {
  const all = { table: '', features: features.map((_, i) => i), from: 0 };
  const tables = lookups ?? [all];
  const leaves = tables.flatMap((lookup): [NodeId, Leaf][] => {
    const suffix = tables.length === 1 ? '' : `_${lookup.table}`;
    return [
      [`a${suffix}`, looked(a, features.length, lookup)],
      [`b${suffix}`, looked(b, features.length, lookup)],
    ];
  });
  return Object.fromEntries(leaves);
}

/** One table's share of the row numbers, counted from its own first row. */
function looked(rows: Int32Array, width: number, { features, from }: Lookup): Leaf {
  const films = rows.length / width;
  const share = new Int32Array(films * features.length);
  for (let film = 0; film < films; film++)
    features.forEach((f, i) => (share[film * features.length + i] = rows[film * width + f]! - from));
  return { values: share, shape: [films, features.length] };
}

/** The leaves as tensors on the current backend. Call it inside `tidy`. */
export function leafTensors(leaves: Leaves): Map<NodeId, tf.Tensor> {
  return new Map(
    Object.entries(leaves).map(([id, { values, shape }]) => [
      id,
      tf.tensor(values, [...shape], values instanceof Int32Array ? 'int32' : 'float32'),
    ]),
  );
}
