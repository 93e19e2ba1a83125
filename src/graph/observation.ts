import type { Graph, NodeId } from './graph.ts';
import type { BreakCause } from './ops/breaks.ts';
import type { Ops } from './ops/table.ts';
import type { Trace } from './trace.ts';
import type { Verdict } from './verdict.ts';

/** What breaks a number, in the terms of the operation that breaks it; or it was given so, or is too large for float32. */
export type BrokenCause = BreakCause | 'given' | 'overflow';

/** Something notable in one trace that is no theft. Plain data; what it is about is always a node of the graph. */
export type Observation =
  /** A node at which numbers turn into NaN or infinity: the verdict says where, this says why. */
  | { readonly kind: 'broken'; readonly node: NodeId; readonly cause: BrokenCause }
  /** An activation that is flat nearly everywhere: of the elements a gradient arrives at, how many, and the steepest. */
  | {
      readonly kind: 'saturated';
      readonly node: NodeId;
      readonly flat: number;
      readonly of: number;
      readonly slope: number;
    }
  /** Units of a ReLU that no example of the batch opens. */
  | {
      readonly kind: 'deadUnits';
      readonly node: NodeId;
      readonly dead: number;
      readonly of: number;
      readonly batch: number;
    }
  /** Parameters that lead to the loss through this stop only. */
  | { readonly kind: 'detached'; readonly node: NodeId; readonly parameters: readonly NodeId[] }
  /** Columns or rows of a matrix that are equal and receive equal gradients: they stay equal. */
  | {
      readonly kind: 'symmetric';
      readonly node: NodeId;
      readonly axis: 'columns' | 'rows';
      readonly equal: number;
      readonly of: number;
    }
  /** The parameter whose gradient is the smallest of those that are next to nothing, and how many more there are. */
  | {
      readonly kind: 'tiny';
      readonly node: NodeId;
      readonly gradient: number;
      readonly value: number;
      readonly most: number;
      readonly others: number;
    }
  /** The parameter whose gradient is the largest of those that dwarf its values, and how many more there are. */
  | {
      readonly kind: 'exploding';
      readonly node: NodeId;
      readonly gradient: number;
      readonly value: number;
      readonly others: number;
    };

/** What every observer looks at. */
export interface Scene {
  readonly graph: Graph;
  /** The table that its operations stand in. */
  readonly ops: Ops;
  readonly trace: Trace;
  readonly verdict: Verdict;
  /** The gradient at each node; undefined where none arrives. */
  readonly gradients: ReadonlyMap<NodeId, Float32Array | undefined>;
}
