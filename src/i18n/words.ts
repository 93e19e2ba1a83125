import type { ChapterOp } from '../graph/ops/chapter.ts';
import type { LabOp } from '../graph/ops/lab.ts';
import type { GradientState } from '../graph/trace.ts';
import type { Verdict } from '../graph/verdict.ts';
import type { FallbackReason } from '../engine/protocol.ts';

/** Every string of the interface, in one language. A language that lacks one does not compile. */
export interface Words {
  /** BCP 47 tag. */
  readonly language: string;
  /** The words of `LabOp` are there once `ops-more.ts` is imported. */
  readonly ops: Readonly<Record<ChapterOp, string>> & Readonly<Partial<Record<LabOp, string>>>;
  readonly states: Readonly<Record<GradientState, string>>;
  readonly table: Readonly<Record<'caption' | 'tensor' | 'shape' | 'value' | 'gradient' | 'state', string>>;
  readonly graph: {
    readonly title: string;
    readonly thief: string;
    readonly waits: string;
    readonly zero: string;
    readonly legend: string;
    readonly node: (name: string, op: string, shape: string, arriving: string, state: string) => string;
    readonly edge: (source: string, target: string, flow: string, state: string) => string;
    /** What a node is that stands for several. */
    readonly folded: (count: number) => string;
  };
  readonly details: {
    readonly title: string;
    readonly hint: string;
    readonly value: string;
    readonly computed: string;
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
    readonly back: string;
    readonly next: string;
    readonly start: string;
    readonly forward: (node: string) => string;
    readonly backward: (target: string, source: string) => string;
    readonly done: string;
  };
  readonly controls: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly buttons: Readonly<
    Record<'step' | 'train' | 'pause' | 'reset' | 'newSeed' | 'copyLink' | 'published' | 'found' | 'retry', string>
  >;
  readonly readings: Readonly<Record<'step' | 'loss' | 'auc' | 'movement' | 'weights', string>>;
  readonly charts: Readonly<Record<'loss' | 'auc' | 'movement' | 'step' | 'histograms', string>>;
  readonly printout: Readonly<Record<'title' | 'missing', string>>;
  readonly films: {
    readonly title: string;
    readonly first: string;
    readonly second: string;
    readonly opinion: (percent: string) => string;
    readonly truth: (same: boolean, first: string, second: string) => string;
    readonly unknown: (title: string) => string;
    readonly noTitles: string;
  };
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
  readonly link: {
    readonly copied: string;
    readonly notCopied: string;
    readonly problems: (parts: readonly string[]) => string;
    readonly replaying: (step: number) => string;
  };
  readonly startsAgain: string;
  readonly noScript: string;
  readonly badNumber: (label: string, least: string, most: string) => string;
  /** The verdict as one paragraph. `nameOf` turns a node's id into what the reader calls it. */
  readonly verdict: (verdict: Verdict, context: VerdictContext) => string;
}

export interface VerdictContext {
  readonly nameOf: (id: string) => string;
  /** Where a node was made, to stand behind its name: " in line 15"; empty where nothing is known of it. */
  readonly whereOf: (id: string) => string;
  /** Largest |gradient| that arrives at a node, as text. */
  readonly arriving: (id: string) => string;
  /** The local derivative along an edge, as text: "vec_b". */
  readonly local: (edge: string) => string;
  /** Where an edge starts. */
  readonly source: (edge: string) => string;
}
