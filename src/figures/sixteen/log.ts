import type { Frame } from '../../engine/protocol.ts';
import { traceOf } from '../../graph/replica.ts';
import type { Trace } from '../../graph/trace.ts';
import type { StartPicture } from './start-cell.ts';
import { History } from '../../figure/history.ts';
import { fateOf, startReceivers } from './fate.ts';
import { starts } from './fields.ts';
import { sixteen } from './spec.ts';

/** Steps that are looked at one by one: after them every tensor that will ever receive a gradient has received one. */
export const WATCHED = [0, 1, 2] as const;

/** Steps after which Train rests for the first time. */
export const FIRST_REST = 100;

/** All that is known of the sixteen starts of one run. */
export class SixteenLog {
  readonly #losses = starts.map(() => new History());
  /** By start, then by watched step: which tensors receive a gradient. */
  readonly #receivers: string[][][] = starts.map(() => []);
  #frame: Frame | undefined;
  #label = 0;

  clear(label: number): void {
    this.#label = label;
    this.#frame = undefined;
    this.#losses.forEach((history) => history.clear());
    this.#receivers.forEach((steps) => (steps.length = 0));
  }

  take(frame: Frame): void {
    this.#frame = frame;
    starts.forEach((_, i) => {
      this.#losses[i]!.add(frame.tracked.map(({ step, values }) => ({ step, value: values[i]! })));
      if (frame.step <= WATCHED.at(-1)!) this.#receivers[i]![frame.step] = startReceivers(this.#traceAt(i));
    });
  }

  /** The numbers of one start, under the names of the pair model. */
  trace(start: string): Trace {
    return this.#traceAt(starts.indexOf(start));
  }

  get step(): number {
    return this.#frame?.step ?? 0;
  }

  get pictures(): StartPicture[] {
    return starts.map((start, i) => {
      const points = this.#losses[i]!.points;
      return {
        start,
        points,
        loss: points.at(-1)?.value ?? NaN,
        steps: Math.max(FIRST_REST, this.step),
        receivers: WATCHED.map((step) => this.#receivers[i]![step]),
        fate: fateOf(this.#traceAt(i), this.#label, this.#receivers[i]![0]!.length > 0),
      };
    });
  }

  #traceAt(index: number): Trace {
    return traceOf(sixteen, this.#frame!.trace, index);
  }
}
