import type { Feed, Feeder, FeedSource, Leaves } from '../graph/feed.ts';
import { nodeOf, type Graph, type NodeId } from '../graph/graph.ts';
import { streamOf } from './random.ts';
import * as tf from './tfjs.ts';

/** The feeders an engine knows, by the name that feeds ask for them by. */
export type Feeders = Readonly<Record<string, Feeder>>;

/** @throws Error when the engine has no such feeder. */
export function feedSource(feed: Feed, graph: Graph, seed: number, feeders: Feeders): FeedSource {
  if (feed.kind === 'fixed') return fixed(feed.values, graph);
  const feeder = feeders[feed.feeder];
  if (!feeder) throw new Error(`This engine has no feeder "${feed.feeder}"; give it one.`);
  return feeder(feed.data, seed, streamOf);
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

/** The leaves as tensors on the current backend. Call it inside `tidy`. */
export function leafTensors(leaves: Leaves): Map<NodeId, tf.Tensor> {
  return new Map(
    Object.entries(leaves).map(([id, { values, shape }]) => [
      id,
      tf.tensor(values, [...shape], values instanceof Int32Array ? 'int32' : 'float32'),
    ]),
  );
}
