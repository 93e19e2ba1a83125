/** A drawing job: done when it returns, or in parts, one at each step of what it returns. */
export type Job = () => void | Iterator<void>;

/** Most parts between two pictures, and milliseconds that they may take: laying out what they drew takes far longer. */
const PARTS = 30;
const SLICE = 10;

/**
 * Drawing jobs, one to a task, so that together they never hold up the page; a job in parts takes as many tasks as it
 * needs, one between two pictures. A job asked for again before its turn keeps its place and draws the newest numbers only.
 */
export class DrawQueue {
  readonly #jobs = new Map<string, Job>();
  #parts: Iterator<void> | undefined;
  #cancel: (() => void) | undefined;
  #drained: (() => void)[] = [];

  add(name: string, draw: Job): void {
    this.#jobs.set(name, draw);
    if (!this.#cancel) this.#later();
  }

  /** Draws everything that waits, now. */
  flush(): void {
    while (this.#waits) this.#draw(Infinity);
    this.#tell();
  }

  /** Resolves when nothing waits any more. */
  drained(): Promise<void> {
    return this.#waits ? new Promise((resolve) => this.#drained.push(resolve)) : Promise.resolve();
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = this.#parts = undefined;
    this.#jobs.clear();
    this.#tell();
  }

  get #waits(): boolean {
    return this.#parts !== undefined || this.#jobs.size > 0;
  }

  #next(): void {
    this.#cancel = undefined;
    if (this.#waits) this.#draw(performance.now() + SLICE);
    if (this.#waits) this.#later();
    else this.#tell();
  }

  #later(): void {
    const next = () => this.#next();
    if (this.#parts) {
      const picture = requestAnimationFrame(next);
      this.#cancel = () => cancelAnimationFrame(picture);
    } else {
      const timer = setTimeout(next);
      this.#cancel = () => clearTimeout(timer);
    }
  }

  /** Goes on with the job in parts until a time, or does the next one. */
  #draw(until: number): void {
    if (!this.#parts) {
      const [name, draw] = this.#jobs.entries().next().value!;
      this.#jobs.delete(name);
      this.#parts = draw() ?? undefined;
    }
    for (let n = 0; this.#parts && n < PARTS && performance.now() < until; n++)
      if (this.#parts.next().done) this.#parts = undefined;
  }

  #tell(): void {
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}
