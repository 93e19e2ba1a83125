import type { ChapterOp } from '../graph/ops/chapter.ts';
import type { LabOp } from '../graph/ops/lab.ts';
import type { Fact } from '../graph/tell.ts';
import type { Distance } from '../graph/models/triplet-distances.ts';
import type { TensorNames } from '../graph/tensor-name.ts';
import type { GradientState } from '../graph/trace.ts';
import type { InitializerName } from '../engine/initializers.ts';
import type { OptimizerName } from '../engine/optimizer-names.ts';
import type { BackendName, FallbackReason } from '../engine/protocol.ts';
import type { Sentences } from './say.ts';

/** The controls that figures share, and what groups of them are called. A figure's own words may name more. */
export type ControlName =
  | 'a'
  | 'b'
  | 'c'
  | 'W'
  | 'B'
  | 'E'
  | 'weights'
  | 'biases'
  | 'label'
  | 'distance'
  | 'precision'
  | 'feature'
  | 'added'
  | 'direction'
  | 'mineA'
  | 'mineB'
  | 'optimizer'
  | 'rate'
  | 'seed'
  | 'backend'
  | 'first'
  | 'second'
  | 'initial'
  | 'model'
  | 'training';

/** What those controls can be set to: total over the names of the engine and the models, so a new one needs its word. */
export type OptionName =
  | InitializerName
  | 'published'
  | OptimizerName
  | Distance
  | 'auto'
  | BackendName
  | 'float32'
  | 'float16'
  | 'steepest'
  | 'second'
  | 'flat'
  | '0'
  | '1';

/** Every string of the interface, in one language. A language that lacks one does not compile. */
export interface Words {
  /** BCP 47 tag. */
  readonly language: string;
  /** The Lab's operations have words where `withOperations` has added them. */
  readonly ops: Readonly<Record<ChapterOp, string>> & Readonly<Partial<Record<LabOp, string>>>;
  readonly states: Readonly<Record<GradientState, string>>;
  /** Names of parameters; other nodes are called by their ids. */
  readonly tensors: TensorNames;
  /** What is said of many values at once. */
  readonly values: {
    readonly all: (value: string) => string;
    /** Under a picture of a tensor. */
    readonly picture: (name: string, caption: string) => string;
    readonly range: (least: string, greatest: string) => string;
    /** How many are NaN. */
    readonly lost: (count: number) => string;
    readonly infinite: (count: number) => string;
    /** Of a picture whose cells are blocks of values. */
    readonly blocks: (block: string) => string;
  };
  /** The shape of a tensor with one element and no axis. */
  readonly scalar: string;
  /** The same states in one word each, beside their sign. */
  readonly shortStates: Readonly<Record<GradientState, string>>;
  readonly table: Readonly<Record<'caption' | 'tensor' | 'shape' | 'value' | 'gradient' | 'state', string>>;
  readonly graph: {
    /** Of a model with this name. */
    readonly title: (model: string) => string;
    readonly thief: string;
    readonly waits: string;
    readonly zero: string;
    readonly legend: string;
    /** @param state of the gradient there; none where the pass has not come yet. */
    readonly node: (name: string, op: string, shape: string, state: string | undefined, arriving: string) => string;
    /** @param flow its size, where it has one. */
    readonly edge: (source: string, target: string, state: string | undefined, flow: string) => string;
    /** What a node is that stands for several. */
    readonly folded: (count: number) => string;
  };
  readonly details: {
    readonly close: string;
    readonly title: string;
    readonly hint: string;
    readonly value: string;
    readonly computed: string;
    /** What the lens stands over: a node, and what it is; or an edge. */
    readonly node: (name: string, sort: string, shape: string) => string;
    readonly edge: (target: string, source: string) => string;
    readonly arrives: (node: string) => string;
    readonly local: (target: string, source: string) => string;
    readonly passesOn: (source: string) => string;
    readonly nothingAsked: string;
    readonly notYet: string;
  };
  readonly sweep: {
    readonly label: string;
    readonly play: string;
    readonly stop: string;
    readonly speed: string;
    readonly back: string;
    readonly next: string;
    readonly start: string;
    readonly forward: (node: string) => string;
    readonly backward: (target: string, source: string) => string;
    readonly done: string;
  };
  readonly controls: Readonly<Record<ControlName, string>>;
  readonly options: Readonly<Record<OptionName, string>>;
  readonly buttons: Readonly<
    Record<'step' | 'train' | 'pause' | 'reset' | 'newSeed' | 'copyLink' | 'published' | 'found' | 'retry', string>
  >;
  readonly readings: Readonly<Record<'step' | 'loss' | 'auc' | 'movement' | 'weights', string>>;
  readonly charts: Readonly<Record<'loss' | 'margin' | 'auc' | 'aucLine' | 'movement' | 'step' | 'histograms', string>>;
  readonly printout: Readonly<Record<'title' | 'missing', string>>;
  readonly backend: {
    readonly cpu: string;
    readonly webgl: string;
    readonly static: string;
    readonly starting: string;
    readonly faster: (cpu: string, webgl: string) => string;
    readonly fallback: Readonly<Record<FallbackReason, string>>;
    readonly restarted: string;
    readonly unavailable: string;
  };
  /** In place of a verdict that is not yet one on these settings, or of none. */
  readonly waiting: Readonly<Record<'loading' | 'computing' | 'failed', string>>;
  /** Said aloud after a step, and now and then in training. `unchanged`: the loss is what it was at the start. */
  readonly spoken: (step: number, loss: string, unchanged: boolean) => string;
  readonly link: {
    readonly copied: string;
    readonly notCopied: string;
    readonly problems: (parts: readonly string[]) => string;
    readonly replaying: (step: number) => string;
  };
  /** What the model figures are called. */
  readonly models: Readonly<Record<'pair' | 'film' | 'triplet', string>>;
  /** Of a figure that keeps back what it found; the link leads to the question. */
  readonly sealed: {
    readonly invite: Readonly<Record<'link' | 'after', string>>;
    readonly show: string;
    /** Over the outcome as built, folded away where nothing can run. */
    readonly outcome: string;
  };
  readonly startsAgain: string;
  readonly noScript: string;
  readonly badNumber: (label: string, least: string, most: string) => string;
  /** A sentence for each fact of a verdict. */
  readonly verdict: VerdictWords;
  /** What stands between two sentences: a space, or nothing. */
  readonly betweenSentences: string;
}

/** What makes text of a fact's ids and numbers. */
export interface VerdictContext {
  /** What the reader calls a node. */
  readonly nameOf: (id: string) => string;
  /** Where a node was made, to stand behind its name: " in line 15"; empty where nothing is known of it. */
  readonly whereOf: (id: string) => string;
  /** Numbers as they are printed, with commas between. */
  readonly numbers: (values: readonly number[]) => string;
}

export type VerdictWords = Sentences<Fact, [VerdictContext]>;
