import type { NodeId, Shape } from './graph.ts';

/** Where the values of a graph's inputs come from. Plain data, so that it crosses to a worker. */
export type Feed =
  | { readonly kind: 'fixed'; readonly values: Readonly<Record<NodeId, readonly number[]>> }
  /** Drawn anew at every step by the feeder of that name, which the engine was given. */
  | { readonly kind: 'drawn'; readonly feeder: string; readonly data: unknown };

/** The value of one input. Row numbers are integers; everything else is float32. */
export interface Leaf {
  readonly values: Float32Array | Int32Array;
  readonly shape: Shape;
}

export type Leaves = Readonly<Record<NodeId, Leaf>>;

/** Examples that training never sees, and how well a model does on them. */
export interface Exam {
  /** The node whose values are the model's answers. */
  readonly node: NodeId;
  /** All inputs that this node is computed from. */
  readonly leaves: Leaves;
  readonly score: (answers: Float32Array) => number;
}

/** What feeds a run: the inputs at each step, and what it is tested on. */
export interface FeedSource {
  /** Depends on the step alone, so a run can be taken up again anywhere. */
  readonly batch: (step: number) => Leaves;
  readonly exam?: Exam;
}

/** Begins the stream of random numbers, uniform on [0, 1), that belongs to a name and a seed. */
export type Streams = (seed: number, name: string) => () => number;

/** Makes what feeds a run of the feed's data. @param seed the run's own. */
export type Feeder = (data: unknown, seed: number, streams: Streams) => FeedSource;
