import type { Point } from '../engine/protocol.ts';

/** Points kept at most; beyond that every second one goes. A chart has fewer pixels. */
const MOST = 1200;

/** One measured line of a run, by step. A point for a step that is there already replaces it. */
export class History {
  #points: Point[] = [];

  get points(): readonly Point[] {
    return this.#points;
  }

  add(points: readonly Point[]): void {
    for (const point of points) {
      while (this.#points.length > 0 && this.#points.at(-1)!.step >= point.step) this.#points.pop();
      this.#points.push(point);
    }
    while (this.#points.length > MOST)
      this.#points = this.#points.filter((_, i) => i % 2 === 0 || i === this.#points.length - 1);
  }

  clear(): void {
    this.#points = [];
  }
}
