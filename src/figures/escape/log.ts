import { predictEscape, type Prediction } from '../../graph/models/pair-saddle.ts';
import type { Frame, TrackedPoint } from '../../engine/protocol.ts';
import { traceOf } from '../../graph/replica.ts';
import { gradientAt, largest } from '../../graph/trace.ts';
import { ESCAPED_BELOW, escapeModel, escapeReplica, sizes } from './spec.ts';

/** One copy of the model at one step of the run. */
export interface Escapee {
  /** The size of its start as the reader writes it: `1e-8`. */
  readonly id: string;
  readonly eps: number;
  readonly loss: number;
  /** Of the two embeddings, the largest element. */
  readonly gradient: number;
  /** The step at which its loss first was below the threshold. */
  readonly escaped: number | undefined;
}

/** How many copies have escaped, are on the way, and stand still without having escaped: each is counted once. */
export function tally(copies: readonly Escapee[]): readonly [escaped: number, onTheWay: number, zero: number] {
  const left = copies.filter(({ escaped }) => escaped === undefined);
  const zero = left.filter(({ gradient }) => gradient === 0).length;
  return [copies.length - left.length, left.length - zero, zero];
}

/** Keeps what a run has shown so far: when each copy escaped, and what was predicted of it at its start. */
export class EscapeLog {
  #escaped: (number | undefined)[] = [];
  #prediction: Prediction | undefined;
  #step = 0;

  clear(): void {
    this.#escaped = [];
    this.#prediction = undefined;
  }

  /** The step of the newest frame. */
  get step(): number {
    return this.#step;
  }

  /** From the numbers of the first frame, before anything was trained. */
  get prediction(): Prediction | undefined {
    return this.#prediction;
  }

  /** Takes a frame and tells how each copy stands. */
  take(frame: Frame, rate: number): Escapee[] {
    this.#step = frame.step;
    if (frame.step === 0) this.#prediction = predicted(frame, rate);
    for (const point of frame.tracked) this.#note(point);
    const losses = frame.trace.values[escapeModel.loss]!;
    return sizes.map((id, i) => ({
      id,
      eps: Number(id),
      loss: losses[i]!,
      gradient: gradientOf(frame, i),
      escaped: this.#escaped[i],
    }));
  }

  #note({ step, values }: TrackedPoint): void {
    sizes.forEach((_, i) => {
      if (values[i]! < ESCAPED_BELOW) this.#escaped[i] ??= step;
    });
  }
}

function gradientOf({ trace }: Frame, copy: number): number {
  const own = traceOf(escapeReplica, trace, copy);
  return Math.max(...['a', 'b'].map((id) => largest(gradientAt(escapeModel, own, id) ?? [])));
}

/** All copies have the same draws; those of the largest start are read back, and divided by its size. */
function predicted({ trace }: Frame, rate: number): Prediction {
  const { a, b, W } = traceOf(escapeReplica, trace, 0).values;
  const draw = Array.from(a!, (x, i) => (x - b![i]!) / Number(sizes[0]));
  return predictEscape(W!, draw, rate, ESCAPED_BELOW);
}
