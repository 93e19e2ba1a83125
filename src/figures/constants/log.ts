import type { Frame } from '../../engine/protocol.ts';
import { nodeOf } from '../../graph/graph.ts';
import { traceOf } from '../../graph/replica.ts';
import type { Trace } from '../../graph/trace.ts';
import { countBy } from '../../figure/count-by.ts';
import { constantOutcomes, type ConstantOutcome, type ConstantPicture } from './panel.ts';
import { constantStarts } from './fields.ts';
import { LAST, trioGraph, trios } from './spec.ts';
import { History } from '../../figure/history.ts';

/** With equal columns the logits are products of three numbers, of which two have one sign: one loss is ln 2 or more. */
export const FLOOR_OF_ONE_COLUMN = Math.LN2 / 3;

/** How many of these are different, to the last bit. */
function distinct(lists: readonly ArrayLike<number>[]): number {
  return new Set(lists.map((list) => Array.from(list).join())).size;
}

function embeddingsOf({ values }: Trace): number {
  return distinct(['a', 'b', 'c'].map((id) => values[id]!));
}

/** A column is all that one element of a vector is computed with: a column of W, and an element of B. */
function columnsOf({ values }: Trace): number {
  const width = nodeOf(trioGraph, 'B').shape[1]!;
  return distinct(
    Array.from({ length: width }, (_, j) => [...values.W!.filter((_, at) => at % width === j), values.B![j]!]),
  );
}

/** All that is known of the starts of one run. */
export class ConstantLog {
  readonly #losses = constantStarts.map(() => new History());
  #frame: Frame | undefined;

  clear(): void {
    this.#frame = undefined;
    this.#losses.forEach((history) => history.clear());
  }

  take(frame: Frame): void {
    this.#frame = frame;
    this.#losses.forEach((history, i) =>
      history.add(frame.tracked.map(({ step, values }) => ({ step, value: values[i]! }))),
    );
  }

  get pictures(): ConstantPicture[] {
    return constantStarts.map(({ id }, i) => {
      const trace = traceOf(trios, this.#frame!.trace, i);
      const { points } = this.#losses[i]!;
      const loss = points.at(-1)?.value ?? NaN;
      const [embeddings, columns] = [embeddingsOf(trace), columnsOf(trace)];
      return {
        id,
        points,
        loss,
        steps: Math.max(LAST, this.#frame!.step),
        vectors: ['a', 'b', 'c'].flatMap((name) => [...trace.values[`vec_${name}`]!]),
        embeddings,
        columns,
        outcome: outcomeOf(loss, embeddings, columns),
      };
    });
  }
}

function outcomeOf(loss: number, embeddings: number, columns: number): ConstantOutcome {
  if (!Number.isFinite(loss)) return 'notANumber';
  if (embeddings === 1) return 'twins';
  if (columns === 1) return 'oneColumn';
  return loss < FLOOR_OF_ONE_COLUMN ? 'trains' : 'open';
}

/** How many starts have come to what. */
export function tally(pictures: readonly ConstantPicture[]): Record<ConstantOutcome, number> {
  return countBy(
    constantOutcomes,
    pictures.map(({ outcome }) => outcome),
  );
}
