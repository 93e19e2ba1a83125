import { predictFactors } from '../../graph/models/factors.ts';
import { predictEscape } from '../../graph/models/pair-saddle.ts';
import type { Frame, TrackedPoint } from '../../engine/protocol.ts';
import { parametersOf } from '../../graph/graph.ts';
import { traceOf } from '../../graph/replica.ts';
import { gradientAt, largest, type Trace } from '../../graph/trace.ts';
import type { State } from '../../figure/field.ts';
import { ESCAPED_BELOW, raceOf, sizes, type Race } from './spec.ts';

/** One copy of the model at one step of the run. */
export interface Escapee {
  /** The size of its start as the reader writes it: `1e-8`. */
  readonly id: string;
  readonly eps: number;
  readonly loss: number;
  /** Of the tensors that start small, the largest element. */
  readonly gradient: number;
  /** Updated, it is what it was: its steps are shorter than its last digit, or exactly 0. So will the next one be. */
  readonly still: boolean;
  /** The step at which its loss first was below the threshold. */
  readonly escaped: number | undefined;
}

/** What is known of a race before anything is trained. */
export interface Forecast {
  /** Steps until the loss falls below the threshold, not rounded up; Infinity for a start at 0. */
  readonly steps: (eps: number) => number;
  /** What a start ten times smaller costs: so many steps more, or so many times the steps. */
  readonly decade: { readonly more: number } | { readonly times: number };
  /** By what a small start grows in a step, where that does not depend on its size. */
  readonly factor?: number;
}

/**
 * How many copies have escaped, are on the way, stand still with a gradient that is not 0, and have none without having
 * escaped: each is counted once.
 */
export function tally(
  copies: readonly Escapee[],
): readonly [escaped: number, onTheWay: number, still: number, zero: number] {
  const left = copies.filter(({ escaped }) => escaped === undefined);
  const zero = left.filter(({ gradient }) => gradient === 0).length;
  const still = left.filter((copy) => copy.still && copy.gradient !== 0).length;
  return [copies.length - left.length, left.length - zero - still, still, zero];
}

/** Keeps what a run has shown so far: when each copy escaped, and what was predicted of it at its start. */
export class EscapeLog {
  #escaped: (number | undefined)[] = [];
  #forecast: Forecast | undefined;
  #first: Trace | undefined;
  #step = 0;

  clear(): void {
    this.#escaped = [];
    this.#forecast = undefined;
  }

  /** The step of the newest frame. */
  get step(): number {
    return this.#step;
  }

  /** From the numbers of the first frame. */
  get forecast(): Forecast | undefined {
    return this.#forecast;
  }

  /** Takes a frame and tells how each copy stands. */
  take(frame: Frame, state: State): Escapee[] {
    const race = raceOf(state);
    this.#step = frame.step;
    if (frame.step === 0) {
      this.#forecast = forecast(race, frame, state);
      this.#first = frame.trace;
    }
    for (const point of frame.tracked) this.#note(point);
    const losses = frame.trace.values[race.graph.loss]!;
    return race.sizes.map((id, i) => ({
      id,
      eps: Number(id),
      loss: losses[i]!,
      gradient: gradientOf(race, frame, i),
      still: frame.step > 0 && this.#isWhereItWas(race, frame, i),
      escaped: this.#escaped[i],
    }));
  }

  #note({ step, values }: TrackedPoint): void {
    values.forEach((loss, i) => {
      if (loss < ESCAPED_BELOW) this.#escaped[i] ??= step;
    });
  }

  #isWhereItWas({ graph, replica }: Race, { trace }: Frame, copy: number): boolean {
    const [before, now] = [this.#first!, trace].map((one) => traceOf(replica, one, copy).values);
    return parametersOf(graph).every(({ id }) => now![id]!.every((value, i) => value === before![id]![i]));
  }
}

function gradientOf({ graph, replica, small }: Race, { trace }: Frame, copy: number): number {
  const own = traceOf(replica, trace, copy);
  return Math.max(...small.map((id) => largest(gradientAt(graph, own, id) ?? [])));
}

function forecast({ replica, small }: Race, { trace }: Frame, state: State): Forecast {
  const rate = Number(state.rate);
  if (small.length > 2)
    return { steps: predictFactors(small.length, rate, ESCAPED_BELOW), decade: { times: 10 ** (small.length - 2) } };
  // All copies have the same draws; those of the largest start are read back, and divided by its size.
  const { a, b, W } = traceOf(replica, trace, 0).values;
  const draw = Array.from(a!, (x, i) => (x - b![i]!) / Number(sizes[0]));
  const { steps, factor, perDecade } = predictEscape(W!, draw, rate, ESCAPED_BELOW);
  return { steps, factor, decade: { more: perDecade } };
}
