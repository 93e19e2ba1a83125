import type { Feed } from '../graph/feed.ts';
import type { Graph, NodeId } from '../graph/graph.ts';
import type { Trace } from '../graph/trace.ts';
import type { Initializer } from './initializers.ts';
import type { OptimizerName } from './optimizer-names.ts';

export type BackendName = 'cpu' | 'webgl';

/** Everything that decides a training run; the same spec gives the same run. Plain data, so that it crosses to a worker. */
export interface SessionSpec {
  readonly graph: Graph;
  readonly initializers: Readonly<Record<NodeId, Initializer>>;
  readonly seed: number;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** Each update first shrinks every parameter by the learning rate times this. */
  readonly weightDecay?: number;
  /** Where the gradient of all parameters together is longer than this, it is shortened to it. */
  readonly clip?: number;
  readonly feed: Feed;
  /** Further nodes to differentiate, each summed over its elements: `cos` for d cos / d W. Shown, not trained on. */
  readonly roots?: readonly NodeId[];
  /** A node whose values are measured at every step, as the loss is. */
  readonly tracked?: NodeId;
  /** Rounds whatever a kernel computes, and every update, to half precision. Such a run stays on the CPU. */
  readonly precision?: 'float16';
}

/** All that training has changed, as plain arrays: enough to go on from on any backend, or in a new worker. */
export interface Checkpoint {
  readonly step: number;
  /** Every parameter, laid end to end in graph order. */
  readonly parameters: Float32Array;
  readonly slots: readonly Float32Array[];
}

/** One measurement of a run. */
export interface Point {
  readonly step: number;
  readonly value: number;
}

/** A node's values at one step. */
export interface TrackedPoint {
  readonly step: number;
  readonly values: Float32Array;
}

/** What one readback brings: the state after `step` updates, and what was measured on the way to it. */
export interface Frame {
  readonly step: number;
  readonly backend: BackendName;
  readonly loss: number;
  readonly trace: Trace;
  /** Gradients of each further root with respect to the parameters it depends on. */
  readonly roots: Readonly<Record<NodeId, Readonly<Record<NodeId, Float32Array>>>>;
  /** Loss of every step since the frame before. */
  readonly losses: readonly Point[];
  /** The tracked node at each of the same steps; empty when the spec names none. */
  readonly tracked: readonly TrackedPoint[];
  /** Scores of the exam, where the feed has one: the AUC on pairs of films. */
  readonly aucs: readonly Point[];
  /** Largest |value − initial value| of each parameter. */
  readonly movement: Readonly<Record<NodeId, number>>;
  readonly checkpoint: Checkpoint;
  /** Why this run is not on the backend it was on before. */
  readonly fallback?: FallbackReason;
}

/** Why WebGL is not used, or no longer. */
export type FallbackReason = 'absent' | 'noFloat32' | 'contextLost' | 'failed';

export interface Limits {
  /** At most so many steps. */
  readonly steps: number;
  /** Stop after so many milliseconds; a frame always holds at least one step when `steps` is at least 1. */
  readonly budget: number;
}

export interface WebGLReport {
  readonly usable: boolean;
  readonly reason?: FallbackReason;
  /** Milliseconds a step takes on each backend, measured on this run's own graph. */
  readonly cpu?: number;
  readonly webgl?: number;
}
