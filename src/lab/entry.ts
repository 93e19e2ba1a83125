import type { Attributes, Graph, OpName, Shape } from '../graph/graph.ts';
import type { Trace } from '../graph/trace.ts';

/** A tensor of the reader's program, by number. */
export type Handle = number;

/** What the program did to make a tensor. */
export interface Entry {
  readonly handle: Handle;
  readonly op: OpName;
  readonly inputs: readonly Handle[];
  readonly shape: Shape;
  readonly attributes: Attributes;
  /** Line of the source whose statement made it, from 1; 0 when none did. */
  readonly line: number;
  /** The run of that statement. */
  readonly statement: number;
  /** What the program calls it, where that is known: a layer's `weight`, the name given to a variable. */
  name?: string;
  /** A variable that held it when the program ended. */
  variable?: string;
  /** The leaf whose values it replaced, and the line of the statement that did. */
  readonly before?: Handle;
  readonly filled?: number;
  /** The leaf that took its place: with other values, or as something else. */
  next?: Handle;
  /** Whether an optimizer put it there. */
  stepped?: boolean;
  /** What it was made of where no gradient goes through: `compute` forgets how, not of what. */
  readonly from?: Iterable<Handle>;
  /** The modules it was made in, outermost first: `encoder`, `fc1`. */
  readonly scope: readonly string[];
  /** Which call of each of those modules made it, counted over the whole run. */
  readonly calls: readonly number[];
}

/** What a gradient may see: only what was computed while it was being watched, down to what is watched itself. */
export interface Watch {
  /** Leaves, or results made outside of the spans, that count as parameters. */
  readonly watched: ReadonlySet<Handle>;
  /** From which handle to which, the latter not included, the program was watched. */
  readonly spans: readonly (readonly [from: Handle, to: Handle])[];
}

/** One backward pass of the program, as it was run. */
export interface Pass {
  readonly graph: Graph;
  readonly trace: Trace;
  /** The entry behind each node. */
  readonly entries: readonly Entry[];
}

/** What a program asked a backward pass for: the gradients of what, with respect to what. */
export interface Asked {
  /** Which pass of the run it was, from 1. */
  readonly number: number;
  readonly root: Handle;
  readonly targets: readonly Handle[];
  readonly watch: Watch | undefined;
}

/** A backward pass that was not the run's first. */
export interface LaterPass {
  readonly number: number;
  /** Whether it is the first in which a number is not finite. */
  readonly isBroken: boolean;
  readonly pass: Pass;
}
