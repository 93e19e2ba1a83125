import type { Frame } from '../../engine/protocol.ts';
import { EMBEDDING_SIZE } from '../../graph/models/pair.ts';
import type { State } from '../../figure/field.ts';
import { directionOf, startsOf, type Spot, type Start } from './spec.ts';

/** A start, and every place that descent has led it to. */
export interface Descent extends Start {
  readonly places: readonly Spot[];
  readonly loss: number;
}

/** Gathers the paths of a run. */
export class Descents {
  #places: Float32Array[] = [];

  clear(): void {
    this.#places = [];
  }

  take(frame: Frame, state: State): Descent[] {
    for (const { step, values } of frame.tracked) this.#places[step] = values;
    const { vector } = directionOf(state);
    return startsOf(state).map((start, row) => {
      const places = this.#places.map((values) => {
        const place = rowOf(values, row);
        return { s: along(place, vector, 0), t: along(place, vector, EMBEDDING_SIZE) };
      });
      return {
        ...start,
        places,
        loss: frame.trace.values.xent![row]!,
      };
    });
  }
}

/** a and b of one start, end to end. */
function rowOf(values: Float32Array, row: number): Float32Array {
  return values.subarray(row * 2 * EMBEDDING_SIZE, (row + 1) * 2 * EMBEDDING_SIZE);
}

function along(place: Float32Array, vector: readonly number[], from: number): number {
  return vector.reduce((sum, u, i) => sum + u * place[from + i]!, 0);
}
