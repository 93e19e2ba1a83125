import type { Engine } from '../engine/engine.ts';
import type { Frame, SessionSpec } from '../engine/protocol.ts';
import type { Folding } from '../graph/fold.ts';
import type { Graph, NodeId } from '../graph/graph.ts';
import type { Ops } from '../graph/ops/table.ts';
import type { Placement } from '../view/drawn-layout.ts';
import type { State } from './field.ts';
import type { Preference } from './training.ts';

/** What makes one model figure different from another. */
export interface ModelKind {
  /** The engine it runs on; the page's own when absent. */
  readonly engine?: Engine;
  readonly preference: Preference;
  /** The graph that a state of the controls stands for: the same object for the same graph. */
  readonly graph: (state: State) => Graph;
  /** The table that its operations stand in; the chapters' when absent. */
  readonly ops?: Ops;
  /** How that graph is drawn folded; as it is when absent. The same object as long as nothing opens or closes. */
  readonly folding?: (graph: Graph) => Folding;
  /** Lays the drawn graph out; a figure whose graph is always the one the page has drawn needs none. */
  readonly place?: (graph: Graph) => Placement;
  /** Where a node was made, to stand behind its name in the verdict. */
  readonly whereOf?: (id: NodeId) => string;
  /** The run that a state of the controls stands for. */
  readonly spec: (state: State) => SessionSpec;
  /** A new run begins: forget what was measured. */
  readonly onStart?: () => void;
  /** A control changed that leaves the run as it is. */
  readonly onPassive?: () => void;
  /** Takes in a frame, and returns how to draw what only this figure has, by name. */
  readonly onFrame?: (frame: Frame, graph: Graph) => Readonly<Record<string, () => void>>;
  readonly stop?: () => void;
}
